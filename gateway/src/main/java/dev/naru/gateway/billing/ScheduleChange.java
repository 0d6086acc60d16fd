package dev.naru.gateway.billing;

import dev.naru.gateway.events.EventType;
import dev.naru.gateway.iamport.IamportPayment;
import dev.naru.gateway.iamport.IamportSchedule;
import dev.naru.gateway.iamport.PaymentStatus;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What something seen at Iamport makes of a schedule.
 *
 * @param event what the shop is told
 */
record ScheduleChange(
        ScheduleState state,
        Instant at,
        @Nullable String impUid,
        @Nullable String failReason,
        EventType event) {

    /** What a look at the schedule changes. Whether a run was paid or failed, only its payment says. */
    static Optional<ScheduleChange> of(Schedule stored, IamportSchedule seen) {
        if (stored.state() == ScheduleState.PAID) {
            return Optional.empty();
        }
        return switch (seen.status()) {
            case SCHEDULED -> scheduled(stored, seen);
            case EXECUTED ->
                stored.state() == ScheduleState.REQUESTED || stored.state() == ScheduleState.REFUSED
                        ? scheduled(stored, seen)
                        : Optional.empty();
            case REVOKED ->
                stored.state() == ScheduleState.REVOKED
                        ? Optional.empty()
                        : Optional.of(to(stored, ScheduleState.REVOKED, seen.at(), EventType.SCHEDULE_REVOKED));
            case UNKNOWN -> Optional.empty();
        };
    }

    private static Optional<ScheduleChange> scheduled(Schedule stored, IamportSchedule seen) {
        if (stored.state() == ScheduleState.SCHEDULED && stored.at().equals(seen.at())) {
            return Optional.empty();
        }
        boolean isNew = stored.state() == ScheduleState.REQUESTED || stored.state() == ScheduleState.REFUSED;
        return Optional.of(new ScheduleChange(
                ScheduleState.SCHEDULED,
                seen.at(),
                null,
                null,
                isNew ? EventType.SCHEDULE_SCHEDULED : EventType.SCHEDULE_RESCHEDULED));
    }

    /** What a payment under its merchant_uid changes. */
    static Optional<ScheduleChange> of(Schedule stored, IamportPayment payment) {
        if (stored.state() == ScheduleState.PAID) {
            return Optional.empty();
        }
        String impUid = payment.impUid().value();
        boolean isPaid = payment.status() == PaymentStatus.PAID || payment.status() == PaymentStatus.CANCELLED;
        if (isPaid) {
            return Optional.of(
                    new ScheduleChange(ScheduleState.PAID, stored.at(), impUid, null, EventType.SCHEDULE_PAID));
        }
        return payment.status() == PaymentStatus.FAILED && !impUid.equals(stored.impUid())
                ? Optional.of(new ScheduleChange(
                        ScheduleState.FAILED, stored.at(), impUid, payment.failReason(), EventType.SCHEDULE_FAILED))
                : Optional.empty();
    }

    /** That Iamport did not take it. */
    static Optional<ScheduleChange> refused(Schedule stored, String words) {
        return stored.state() == ScheduleState.REQUESTED
                ? Optional.of(
                        new ScheduleChange(ScheduleState.REFUSED, stored.at(), null, words, EventType.SCHEDULE_REFUSED))
                : Optional.empty();
    }

    private static ScheduleChange to(Schedule stored, ScheduleState state, Instant at, EventType event) {
        return new ScheduleChange(state, at, stored.impUid(), null, event);
    }
}
