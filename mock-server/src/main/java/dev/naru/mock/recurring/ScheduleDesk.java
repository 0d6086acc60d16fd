package dev.naru.mock.recurring;

import dev.naru.mock.clock.DueEvent;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.journal.EntryType;
import dev.naru.mock.ledger.BillingKey;
import dev.naru.mock.ledger.Charge;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.Schedule;
import dev.naru.mock.ledger.ScheduleStatus;
import dev.naru.mock.ledger.Space;
import io.vertx.core.Future;
import java.time.Instant;

/** Plans charges on the space's clock and takes them back. A failed run is not tried again by itself. */
public final class ScheduleDesk {
    private final ChargeDesk charges;

    public ScheduleDesk(ChargeDesk charges) {
        this.charges = charges;
    }

    /** Plans a charge of a key. */
    public Schedule add(Space space, BillingKey key, Charge charge, Instant at) {
        space.schedules().find(charge.merchantUid()).ifPresent(before -> takeBack(space, before));
        Schedule schedule = space.schedules().add(key, charge, at);
        plan(space, schedule);
        write(space, schedule, EntryType.SCHEDULE_ADDED, "charge of " + charge.amount() + " won planned for " + at);
        return schedule;
    }

    /** Gives a schedule another time. */
    public void planFor(Space space, Schedule schedule, Instant at) {
        takeBack(space, schedule);
        space.schedules().planFor(schedule, at);
        plan(space, schedule);
        write(space, schedule, EntryType.SCHEDULE_MOVED, "charge planned for " + at);
    }

    /** Takes a waiting schedule back. */
    public void revoke(Space space, Schedule schedule) {
        takeBack(space, schedule);
        space.schedules().revoke(schedule);
        write(space, schedule, EntryType.SCHEDULE_REVOKED, "charge taken back");
    }

    /** Runs a failed or revoked schedule now. */
    public Payment retry(Space space, Schedule schedule) {
        takeBack(space, schedule);
        return charges.run(space, schedule);
    }

    private void plan(Space space, Schedule schedule) {
        String what = "scheduled charge " + schedule.merchantUid();
        schedule.planned(space.clock().at(schedule.at(), what, () -> due(space, schedule)));
    }

    private Future<?> due(Space space, Schedule schedule) {
        // It may have been dropped to make room; then nobody could read what came of it.
        boolean known = space.schedules()
                .find(schedule.merchantUid())
                .filter(schedule::equals)
                .isPresent();
        if (known && schedule.status() == ScheduleStatus.SCHEDULED) {
            charges.run(space, schedule);
        }
        return Future.succeededFuture();
    }

    private static void takeBack(Space space, Schedule schedule) {
        DueEvent due = schedule.due();
        if (due != null) {
            space.clock().cancel(due);
        }
    }

    private static void write(Space space, Schedule schedule, EntryType type, String summary) {
        Payment payment = schedule.payment();
        space.journal()
                .write(
                        type,
                        summary,
                        schedule.merchantUid(),
                        payment == null ? null : payment.impUid(),
                        StrictJson.object()
                                .put("customer_uid", schedule.customerUid())
                                .put("amount", schedule.charge().amount())
                                .put("schedule_at", schedule.at().toString()));
    }
}
