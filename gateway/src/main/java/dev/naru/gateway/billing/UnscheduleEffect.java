package dev.naru.gateway.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.iamport.IamportSchedule;
import dev.naru.gateway.operations.Effect;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.Outcome;
import dev.naru.gateway.operations.Preparation;
import dev.naru.gateway.payments.CallOutcome;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes a planned charge back ({@code POST /subscribe/payments/unschedule}), or several, where the operation is of no
 * order. Done twice it is done.
 */
final class UnscheduleEffect implements Effect {
    private final ScheduleVerifier verifier;
    private final UnscheduleSeveral several;
    private final BillingPatience patience;

    UnscheduleEffect(ScheduleVerifier verifier, UnscheduleSeveral several, BillingPatience patience) {
        this.verifier = verifier;
        this.several = several;
        this.patience = patience;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.UNSCHEDULE;
    }

    @Override
    public Future<Preparation> prepare(Operation operation) {
        return isOfSeveral(operation)
                ? several.prepare(operation)
                : verifier.look(operation.merchantId(), merchantUid(operation)).map(UnscheduleEffect::prepared);
    }

    private static Preparation prepared(Optional<IamportSchedule> seen) {
        if (seen.isEmpty()) {
            return new Preparation.Refuse("schedule_not_found", "Iamport has nothing planned under this merchant_uid.");
        }
        return switch (seen.get().status()) {
            case SCHEDULED -> new Preparation.Go(StrictJson.mapper().createObjectNode());
            case REVOKED -> new Preparation.Refuse("already_revoked", "The charge was taken back before.");
            case EXECUTED -> new Preparation.Refuse("already_executed", "The charge has run.");
            case UNKNOWN -> new Preparation.Later("Iamport calls the schedule something this version does not know");
        };
    }

    @Override
    public Future<Outcome> send(Operation operation) {
        return isOfSeveral(operation) ? several.send(operation) : sendOne(operation);
    }

    private Future<Outcome> sendOne(Operation operation) {
        MerchantUid merchantUid = merchantUid(operation);
        String customerUid = operation.request().path("customer_uid").textValue();
        return verifier.take(operation.merchantId(), iamport -> iamport.unschedule(customerUid, List.of(merchantUid)))
                .map(answer -> answer.stream()
                        .filter(one -> one.merchantUid().equals(merchantUid))
                        .findFirst())
                .map(seen -> judged(operation, seen))
                .recover(failure -> failure instanceof IamportFailure known
                        ? Future.succeededFuture(CallOutcome.of(operation, known))
                        : Future.failedFuture(failure));
    }

    @Override
    public Future<Outcome> look(Operation operation) {
        return isOfSeveral(operation)
                ? several.look(operation)
                : verifier.look(operation.merchantId(), merchantUid(operation)).map(seen -> judged(operation, seen));
    }

    private Outcome judged(Operation operation, Optional<IamportSchedule> seen) {
        IamportSchedule schedule = seen.orElse(null);
        if (schedule == null) {
            return new Outcome.Unknown("Iamport does not show the schedule");
        }
        return switch (schedule.status()) {
            case REVOKED -> new Outcome.Succeeded(result(schedule));
            case EXECUTED -> new Outcome.Failed("already_executed", "The charge has run.");
            case SCHEDULED -> patience.nothingSeen(operation, "the charge is not taken back");
            case UNKNOWN -> new Outcome.Unknown("Iamport calls the schedule something this version does not know");
        };
    }

    private static ObjectNode result(IamportSchedule schedule) {
        return StrictJson.mapper()
                .createObjectNode()
                .put("merchant_uid", schedule.merchantUid().value())
                .put("schedule_at", schedule.at().toString());
    }

    private static boolean isOfSeveral(Operation operation) {
        return operation.merchantUid() == null;
    }

    private static MerchantUid merchantUid(Operation operation) {
        return Objects.requireNonNull(operation.merchantUid(), "a schedule without its order");
    }
}
