package dev.naru.gateway.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.iamport.IamportPayment;
import dev.naru.gateway.iamport.PaymentStatus;
import dev.naru.gateway.operations.Effect;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.Outcome;
import dev.naru.gateway.operations.Preparation;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.payments.CallOutcome;
import dev.naru.gateway.payments.PaymentVerifier;
import dev.naru.gateway.payments.SyncReason;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.Krw;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/**
 * Charges a billing key ({@code POST /subscribe/payments/again}). Iamport takes a merchant_uid once, so a charge that is
 * sent twice counts once; what came of a lost answer stands under its merchant_uid.
 */
public final class ChargeEffect implements Effect {
    /** How long Iamport may take to list what it did. */
    private static final Duration LISTED = Duration.ofMinutes(2);

    private final PaymentVerifier verifier;
    private final OrderRepository orders;
    private final InstantSource clock;

    public ChargeEffect(PaymentVerifier verifier, OrderRepository orders, InstantSource clock) {
        this.verifier = verifier;
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.CHARGE;
    }

    /** Nothing to look at: Iamport itself refuses what cannot be. */
    @Override
    public Future<Preparation> prepare(Operation operation) {
        return Future.succeededFuture(new Preparation.Go(StrictJson.mapper().createObjectNode()));
    }

    @Override
    public Future<Outcome> send(Operation operation) {
        return orders.find(operation.merchantId(), merchantUid(operation))
                .map(order -> ChargeRequest.of(operation.request())
                        .call(merchantUid(operation), order.orElseThrow().buyer()))
                .compose(call ->
                        verifier.take(operation.merchantId(), SyncReason.OPERATION, iamport -> iamport.charge(call)))
                .map(payment -> settled(payment))
                .recover(failure -> failure instanceof IamportFailure known
                        ? Future.succeededFuture(CallOutcome.of(operation, known))
                        : Future.failedFuture(failure));
    }

    @Override
    public Future<Outcome> look(Operation operation) {
        return verifier.takeAll(operation.merchantId(), merchantUid(operation), SyncReason.OPERATION)
                .map(found -> found.isEmpty() ? absent(operation) : found(operation, decisive(found)));
    }

    /** Somebody may have charged under the same number past us; then our own call was refused. */
    private static Outcome found(Operation operation, IamportPayment payment) {
        Krw asked = ChargeRequest.of(operation.request()).amount();
        return hasMoved(payment) && !payment.amount().equals(asked)
                ? new Outcome.Review("a payment of " + payment.amount().won() + " won has this merchant_uid, and "
                        + asked.won() + " were to be charged")
                : settled(payment);
    }

    private static boolean hasMoved(IamportPayment payment) {
        return payment.status() == PaymentStatus.PAID || payment.status() == PaymentStatus.CANCELLED;
    }

    /** Money that moved decides; without any, the newest try does. */
    static IamportPayment decisive(List<IamportPayment> newestFirst) {
        return newestFirst.stream().filter(ChargeEffect::hasMoved).findFirst().orElse(newestFirst.get(0));
    }

    private Outcome absent(Operation operation) {
        Instant sentAt = Objects.requireNonNullElse(operation.sentAt(), operation.createdAt());
        return Duration.between(sentAt, clock.instant()).compareTo(LISTED) > 0
                ? new Outcome.NotDone("Iamport has no payment with this merchant_uid")
                : new Outcome.Unknown("Iamport has no payment with this merchant_uid yet");
    }

    static Outcome settled(IamportPayment payment) {
        return switch (payment.status()) {
            case PAID, CANCELLED -> new Outcome.Succeeded(result(payment));
            case FAILED -> new Outcome.Failed("declined", Objects.requireNonNullElse(payment.failReason(), ""));
            default -> new Outcome.Unknown("the payment is " + payment.status().wire());
        };
    }

    private static ObjectNode result(IamportPayment payment) {
        return StrictJson.mapper()
                .createObjectNode()
                .put("imp_uid", payment.impUid().value())
                .put("amount", payment.amount().won());
    }

    private static MerchantUid merchantUid(Operation operation) {
        return Objects.requireNonNull(operation.merchantUid(), "a charge without its order");
    }
}
