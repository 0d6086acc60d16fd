package dev.naru.gateway.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.iamport.IamportSchedule;
import dev.naru.gateway.iamport.PaymentStatus;
import dev.naru.gateway.operations.Effect;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.Outcome;
import dev.naru.gateway.operations.Preparation;
import dev.naru.gateway.payments.CallOutcome;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Gives a planned charge another time: one that waits is moved ({@code PUT
 * /subscribe/payments/schedule/{merchant_uid}}), one that failed or was taken back is planned once more ({@code POST
 * …/reschedule}). Done twice it is done.
 */
final class RescheduleEffect implements Effect {
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

    private final ScheduleRepository schedules;
    private final ScheduleVerifier verifier;
    private final BillingPatience patience;

    RescheduleEffect(ScheduleRepository schedules, ScheduleVerifier verifier, BillingPatience patience) {
        this.schedules = schedules;
        this.verifier = verifier;
        this.patience = patience;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.RESCHEDULE;
    }

    @Override
    public Future<Preparation> prepare(Operation operation) {
        return schedules.find(operation.merchantId(), merchantUid(operation)).compose(stored -> {
            LocalDate lastDay = stored.map(Schedule::useCfm).orElse(null);
            if (lastDay != null && lastDay.isBefore(LocalDate.ofInstant(asked(operation), KOREA))) {
                return Future.succeededFuture(new Preparation.Refuse(
                        "use_cfm_before", "The charge says a last day of use before that day: " + lastDay + "."));
            }
            return verifier.look(operation.merchantId(), merchantUid(operation)).map(RescheduleEffect::prepared);
        });
    }

    private static Preparation prepared(Optional<IamportSchedule> seen) {
        IamportSchedule schedule = seen.orElse(null);
        if (schedule == null) {
            return new Preparation.Refuse("schedule_not_found", "Iamport has nothing planned under this merchant_uid.");
        }
        if (schedule.payment() == PaymentStatus.PAID || schedule.payment() == PaymentStatus.CANCELLED) {
            return new Preparation.Refuse("already_paid", "The charge has run and was paid.");
        }
        boolean isMovable = schedule.status() == IamportSchedule.Status.SCHEDULED
                || schedule.status() == IamportSchedule.Status.REVOKED
                || schedule.hasFailed();
        return isMovable
                ? new Preparation.Go(StrictJson.mapper()
                        .createObjectNode()
                        .put("status", schedule.status().name())
                        .put("schedule_at", schedule.at().toString()))
                : new Preparation.Later("the charge is running");
    }

    @Override
    public Future<Outcome> send(Operation operation) {
        MerchantUid merchantUid = merchantUid(operation);
        Instant at = asked(operation);
        boolean waits = Premise.of(operation).status() == IamportSchedule.Status.SCHEDULED;
        return verifier.take(
                        operation.merchantId(),
                        iamport -> (waits ? iamport.move(merchantUid, at) : iamport.reschedule(merchantUid, at))
                                .map(List::of))
                .map(answer -> judged(operation, answer.get(0)))
                .recover(failure -> failure instanceof IamportFailure known
                        ? Future.succeededFuture(CallOutcome.of(operation, known))
                        : Future.failedFuture(failure));
    }

    @Override
    public Future<Outcome> look(Operation operation) {
        return verifier.look(operation.merchantId(), merchantUid(operation))
                .map(seen -> seen.map(schedule -> judged(operation, schedule))
                        .orElseGet(() -> new Outcome.Unknown("Iamport does not show the schedule")));
    }

    private Outcome judged(Operation operation, IamportSchedule seen) {
        Premise before = Premise.of(operation);
        if (seen.at().equals(asked(operation)) && seen.status() != IamportSchedule.Status.REVOKED) {
            return new Outcome.Succeeded(result(seen));
        }
        if (!seen.at().equals(before.at())) {
            return new Outcome.Review("the charge is planned for " + seen.at() + ", which nobody asked for here");
        }
        if (seen.status() == before.status()) {
            return patience.nothingSeen(operation, "the charge is still planned for " + seen.at());
        }
        return switch (seen.status()) {
            case EXECUTED -> new Outcome.Failed("already_executed", "The charge has run.");
            case REVOKED -> new Outcome.Failed("already_revoked", "The charge was taken back.");
            case SCHEDULED, UNKNOWN ->
                new Outcome.Review("the charge went from " + before.status() + " to " + seen.status());
        };
    }

    /** What was seen before the call. */
    private record Premise(IamportSchedule.Status status, Instant at) {
        static Premise of(Operation operation) {
            JsonNode json = Objects.requireNonNull(operation.premise(), "a schedule was changed without a look at it");
            return new Premise(
                    IamportSchedule.Status.valueOf(json.path("status").textValue()),
                    Instant.parse(json.path("schedule_at").textValue()));
        }
    }

    private static ObjectNode result(IamportSchedule schedule) {
        return StrictJson.mapper()
                .createObjectNode()
                .put("merchant_uid", schedule.merchantUid().value())
                .put("schedule_at", schedule.at().toString());
    }

    private static Instant asked(Operation operation) {
        return Instant.parse(operation.request().path("schedule_at").textValue());
    }

    private static MerchantUid merchantUid(Operation operation) {
        return Objects.requireNonNull(operation.merchantUid(), "a schedule without its order");
    }
}
