package dev.naru.gateway.payments;

import dev.naru.gateway.events.EventType;
import dev.naru.gateway.platform.value.ImpUid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Merges looks at payments into an order, whatever their number and sequence: a look is kept when its rank, cancelled
 * amount and ticket, in this order, are greater than what is stored. So the kept look is a maximum, and a maximum does
 * not care about repetition or sequence. Pure; the caller holds the order's lock.
 *
 * <p>Ways out of MISMATCH: the payment is cancelled in full (CANCELLED), or a newer look at it fits the rule (PAID).
 */
final class MergeLaw {
    private static final Comparator<StoredPayment> PROGRESS =
            Comparator.comparing(StoredPayment::rank).thenComparingLong(StoredPayment::cancelAmount);

    private MergeLaw() {}

    static Decision merge(LockedOrder order, Snapshot seen) {
        Optional<StoredPayment> stored = order.payment(seen.impUid());
        StoredPayment next = next(order, stored.orElse(null), seen);
        if (stored.isPresent()) {
            StoredPayment kept = stored.get();
            int progress = PROGRESS.compare(next, kept);
            if (progress < 0) {
                return seen.ticket() > kept.ticket() ? new Decision.Regression(kept) : new Decision.Stale(kept);
            }
            if (progress == 0 && seen.ticket() <= kept.ticket()) {
                return new Decision.Stale(kept);
            }
        }
        return keep(order, stored.orElse(null), next);
    }

    private static Decision keep(LockedOrder order, @Nullable StoredPayment stored, StoredPayment next) {
        boolean grew = stored == null || PROGRESS.compare(next, stored) > 0;
        ImpUid accepted = order.acceptedImpUid() == null && next.standing() == Standing.ACCEPTED
                ? next.impUid()
                : order.acceptedImpUid();
        OrderProjection now = OrderProjection.of(order.state(), accepted, replaced(order.payments(), next));
        StoredPayment owner = now.owner();
        return new Decision.Kept(
                next,
                grew,
                now.state(),
                accepted,
                owner != null && owner.impUid().equals(next.impUid()),
                owner == null || owner.standing() == Standing.PENDING ? null : owner.amount(),
                owner == null ? 0 : owner.cancelAmount(),
                events(order, stored, next, grew, now));
    }

    private static StoredPayment next(LockedOrder order, @Nullable StoredPayment stored, Snapshot seen) {
        return new StoredPayment(
                seen.impUid(),
                seen.rank(),
                seen.amount(),
                seen.cancelAmount(),
                seen.ticket(),
                standing(order, stored, seen),
                seen.buyer());
    }

    private static Standing standing(LockedOrder order, @Nullable StoredPayment stored, Snapshot seen) {
        if (!seen.wasPaid()) {
            return Standing.PENDING;
        }
        ImpUid accepted = order.acceptedImpUid();
        if (accepted != null && !accepted.equals(seen.impUid())) {
            return Standing.DUPLICATE;
        }
        // Cancels may move shipping fees between product orders; what was accepted for this amount stays accepted.
        boolean judgedBefore =
                stored != null && stored.standing() == Standing.ACCEPTED && stored.amount() == seen.amount();
        return judgedBefore || seen.fits() ? Standing.ACCEPTED : Standing.MISMATCH;
    }

    private static List<PlannedEvent> events(
            LockedOrder order, @Nullable StoredPayment stored, StoredPayment next, boolean grew, OrderProjection now) {
        List<PlannedEvent> events = new ArrayList<>();
        ImpUid impUid = next.impUid();
        boolean owns = now.owner() != null && now.owner().impUid().equals(impUid);
        boolean newStanding = stored == null || stored.standing() != next.standing();
        boolean newAmount = stored != null && stored.amount() != next.amount();
        if (next.standing() == Standing.ACCEPTED && order.acceptedImpUid() == null) {
            events.add(new PlannedEvent(EventType.ORDER_PAID, "paid:" + order.merchantUid()));
        } else if (next.standing() == Standing.MISMATCH && (newStanding || newAmount)) {
            events.add(new PlannedEvent(EventType.ORDER_MISMATCH, "mismatch:" + impUid + ":" + next.amount()));
        } else if (next.standing() == Standing.DUPLICATE && newStanding) {
            events.add(new PlannedEvent(EventType.PAYMENT_DUPLICATE, "duplicate:" + impUid));
        }
        if (grew && owns && next.rank().compareTo(Rank.PART_CANCELLED) >= 0) {
            EventType type =
                    next.rank() == Rank.CANCELLED ? EventType.ORDER_CANCELLED : EventType.ORDER_PARTIAL_CANCELLED;
            events.add(new PlannedEvent(type, "cancelled:" + impUid + ":" + next.cancelAmount()));
        }
        if (grew && next.rank() == Rank.FAILED && now.state().awaitsPayment()) {
            events.add(new PlannedEvent(EventType.ORDER_FAILED, "failed:" + impUid));
        }
        if (events.isEmpty() && owns && stored != null && isNews(stored, next)) {
            events.add(new PlannedEvent(EventType.ORDER_UPDATED, "updated:" + impUid + ":" + next.ticket()));
        }
        return events;
    }

    private static boolean isNews(StoredPayment stored, StoredPayment next) {
        return stored.amount() != next.amount()
                || stored.standing() != next.standing()
                || !stored.buyer().equals(next.buyer());
    }

    private static List<StoredPayment> replaced(List<StoredPayment> payments, StoredPayment next) {
        List<StoredPayment> all = new ArrayList<>(payments);
        all.removeIf(payment -> payment.impUid().equals(next.impUid()));
        all.add(next);
        return all;
    }
}
