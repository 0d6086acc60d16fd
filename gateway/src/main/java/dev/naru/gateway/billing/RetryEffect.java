package dev.naru.gateway.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.iamport.IamportPayment;
import dev.naru.gateway.iamport.IamportSchedule;
import dev.naru.gateway.iamport.PaymentStatus;
import dev.naru.gateway.operations.Effect;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.Outcome;
import dev.naru.gateway.operations.Preparation;
import dev.naru.gateway.payments.CallOutcome;
import dev.naru.gateway.payments.PaymentVerifier;
import dev.naru.gateway.payments.SyncReason;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Charges what failed or was taken back, now ({@code POST /subscribe/payments/schedule/{merchant_uid}/retry}). Which
 * payments its order had before is read right before: what came of a lost answer is the one that was not there.
 */
final class RetryEffect implements Effect {
    private final ScheduleVerifier verifier;
    private final PaymentVerifier payments;
    private final BillingPatience patience;

    RetryEffect(ScheduleVerifier verifier, PaymentVerifier payments, BillingPatience patience) {
        this.verifier = verifier;
        this.payments = payments;
        this.patience = patience;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.RETRY;
    }

    @Override
    public Future<Preparation> prepare(Operation operation) {
        return verifier.look(operation.merchantId(), merchantUid(operation))
                .compose(seen -> seen.map(schedule -> prepared(operation, schedule))
                        .orElseGet(() -> refuse(new Preparation.Refuse(
                                "schedule_not_found", "Iamport has nothing planned under this merchant_uid."))));
    }

    private Future<Preparation> prepared(Operation operation, IamportSchedule schedule) {
        if (schedule.status() == IamportSchedule.Status.SCHEDULED) {
            return refuse(new Preparation.Refuse(
                    "still_scheduled", "The charge waits for its time; give it another time instead."));
        }
        if (schedule.payment() == PaymentStatus.PAID || schedule.payment() == PaymentStatus.CANCELLED) {
            return refuse(new Preparation.Refuse("already_paid", "The charge has run and was paid."));
        }
        if (schedule.status() != IamportSchedule.Status.REVOKED && !schedule.hasFailed()) {
            return Future.succeededFuture(new Preparation.Later("the charge is running"));
        }
        return attempts(operation).map(RetryEffect::premise);
    }

    private static Future<Preparation> refuse(Preparation.Refuse refusal) {
        return Future.succeededFuture(refusal);
    }

    private static Preparation premise(List<IamportPayment> before) {
        ObjectNode premise = StrictJson.mapper().createObjectNode();
        ArrayNode impUids = premise.putArray("imp_uids");
        before.forEach(payment -> impUids.add(payment.impUid().value()));
        return new Preparation.Go(premise);
    }

    private Future<List<IamportPayment>> attempts(Operation operation) {
        return payments.takeAll(operation.merchantId(), merchantUid(operation), SyncReason.OPERATION);
    }

    @Override
    public Future<Outcome> send(Operation operation) {
        return payments.take(
                        operation.merchantId(),
                        SyncReason.OPERATION,
                        iamport -> iamport.subscriptions().retry(merchantUid(operation)))
                .map(RetryEffect::settled)
                .recover(failure -> failure instanceof IamportFailure known
                        ? Future.succeededFuture(CallOutcome.of(operation, known))
                        : Future.failedFuture(failure));
    }

    @Override
    public Future<Outcome> look(Operation operation) {
        Set<String> before = new HashSet<>();
        for (JsonNode impUid : Objects.requireNonNull(operation.premise(), "a retry without a look before it")
                .path("imp_uids")) {
            before.add(impUid.textValue());
        }
        return attempts(operation)
                .map(all -> all.stream()
                        .filter(payment -> !before.contains(payment.impUid().value()))
                        .toList())
                .map(since -> since.isEmpty()
                        ? patience.nothingSeen(operation, "Iamport has no new payment with this merchant_uid")
                        : settled(ChargeEffect.decisive(since)));
    }

    private static Outcome settled(IamportPayment payment) {
        return ChargeEffect.settled(payment);
    }

    private static MerchantUid merchantUid(Operation operation) {
        return Objects.requireNonNull(operation.merchantUid(), "a schedule without its order");
    }
}
