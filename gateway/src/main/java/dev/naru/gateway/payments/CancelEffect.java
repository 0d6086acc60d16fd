package dev.naru.gateway.payments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.CancelCall;
import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.iamport.IamportPayment;
import dev.naru.gateway.iamport.PaymentStatus;
import dev.naru.gateway.operations.Effect;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.Outcome;
import dev.naru.gateway.operations.Preparation;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.Krw;
import io.vertx.core.Future;

/**
 * Gives money back ({@code POST /payments/cancel}). What can still be given back is read right before, and sent along as
 * the checksum: Iamport refuses a cancel whose checksum is not true any more, so one that is sent twice counts once.
 */
public final class CancelEffect implements Effect {
    private static final String ORDER_TYPE = "naverco";

    private final PaymentVerifier verifier;

    public CancelEffect(PaymentVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.CANCEL;
    }

    @Override
    public Future<Preparation> prepare(Operation operation) {
        CancelRequest asked = CancelRequest.of(operation.request());
        return seen(operation)
                .map(payment -> prepared(asked, payment))
                .recover(failure ->
                        failure instanceof IamportFailure known && known.kind() == IamportFailure.Kind.NOT_FOUND
                                ? Future.succeededFuture(new Preparation.Refuse("payment_not_found", known.words()))
                                : Future.failedFuture(failure));
    }

    private static Preparation prepared(CancelRequest asked, IamportPayment payment) {
        long left = payment.amount().won() - payment.cancelAmount().won();
        long amount = asked.amount() == null ? left : asked.amount();
        if (payment.pgProvider().startsWith(ORDER_TYPE)) {
            return new Preparation.Refuse(
                    "order_type", "The money of an order-type payment goes back through claims of its product orders.");
        }
        if (payment.status() != PaymentStatus.PAID && payment.status() != PaymentStatus.CANCELLED) {
            return new Preparation.Refuse(
                    "not_paid", "The payment is " + payment.status().wire() + ".");
        }
        if (left == 0) {
            return new Preparation.Refuse("nothing_left", "Everything was given back already.");
        }
        if (amount > left) {
            return new Preparation.Refuse("over_balance", "Only " + left + " won can still be given back.");
        }
        return new Preparation.Go(StrictJson.mapper()
                .createObjectNode()
                .put("cancel_amount", payment.cancelAmount().won())
                .put("checksum", left)
                .put("amount", amount));
    }

    @Override
    public Future<Outcome> send(Operation operation) {
        CancelRequest asked = CancelRequest.of(operation.request());
        Premise premise = Premise.of(operation);
        CancelCall call = new CancelCall(
                asked.impUid(),
                new Krw(premise.amount()),
                new Krw(asked.taxFree()),
                new Krw(premise.checksum()),
                asked.reason(),
                asked.requester());
        return verifier.take(operation.merchantId(), SyncReason.OPERATION, iamport -> iamport.cancel(call))
                .map(premise::judge)
                // Iamport says it is done and shows nothing of it; a look will tell.
                .map(outcome -> outcome instanceof Outcome.NotDone odd ? new Outcome.Unknown(odd.why()) : outcome)
                .recover(failure -> failure instanceof IamportFailure known
                        ? Future.succeededFuture(CallOutcome.of(operation, known))
                        : Future.failedFuture(failure));
    }

    @Override
    public Future<Outcome> look(Operation operation) {
        return seen(operation).map(Premise.of(operation)::judge);
    }

    private Future<IamportPayment> seen(Operation operation) {
        CancelRequest asked = CancelRequest.of(operation.request());
        return verifier.take(operation.merchantId(), SyncReason.OPERATION, iamport -> iamport.payment(asked.impUid()));
    }

    /**
     * What was read before the call.
     *
     * @param cancelAmount won given back by then
     * @param checksum won left by then
     * @param amount won to give back
     */
    private record Premise(long cancelAmount, long checksum, long amount) {
        static Premise of(Operation operation) {
            JsonNode json = operation.premise();
            if (json == null) {
                throw new IllegalStateException("operation " + operation.id() + " was sent without a premise");
            }
            return new Premise(
                    json.path("cancel_amount").longValue(),
                    json.path("checksum").longValue(),
                    json.path("amount").longValue());
        }

        /** What a look after the call says about it. */
        Outcome judge(IamportPayment payment) {
            long now = payment.cancelAmount().won();
            if (now == cancelAmount) {
                return new Outcome.NotDone("cancel_amount is still " + now);
            }
            if (now == cancelAmount + amount) {
                return new Outcome.Succeeded(result(payment));
            }
            return new Outcome.Review("cancel_amount went from " + cancelAmount + " to " + now + " while " + amount
                    + " was to be given back");
        }

        private ObjectNode result(IamportPayment payment) {
            return StrictJson.mapper()
                    .createObjectNode()
                    .put("imp_uid", payment.impUid().value())
                    .put("amount", amount)
                    .put("cancel_amount", payment.cancelAmount().won())
                    .put("left", payment.amount().won() - payment.cancelAmount().won());
        }
    }
}
