package dev.naru.mock.recurring;

import dev.naru.mock.inspection.Fault;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.ledger.PaymentStatus;
import dev.naru.mock.ledger.Schedule;
import dev.naru.mock.ledger.ScheduleStatus;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Switch;

/** Every charge needs an order number of its own, also another one than its key's registration had. */
public final class UsedMerchantUids {
    private UsedMerchantUids() {}

    /** Whether a charge may not have this order number; if so, the inspection hears of it. */
    public static boolean contains(Space space, String merchantUid) {
        boolean strict =
                space.settings().switches().word(Switch.USED_MERCHANT_UID).equals("any");
        boolean used = space.payments().attempts(merchantUid).stream().anyMatch(payment -> strict || isPaid(payment))
                || space.schedules()
                        .find(merchantUid)
                        .filter(schedule -> strict || waits(schedule))
                        .isPresent();
        if (used) {
            space.inspection().note(Fault.MERCHANT_UID_REUSED, merchantUid, null, "charged with a used merchant_uid");
        }
        return used;
    }

    private static boolean isPaid(Payment payment) {
        return payment.status() == PaymentStatus.PAID || payment.status() == PaymentStatus.CANCELLED;
    }

    private static boolean waits(Schedule schedule) {
        return schedule.status() == ScheduleStatus.SCHEDULED;
    }
}
