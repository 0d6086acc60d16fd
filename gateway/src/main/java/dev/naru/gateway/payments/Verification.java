package dev.naru.gateway.payments;

import dev.naru.gateway.events.EventType;
import dev.naru.gateway.orders.OrderState;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import java.util.List;
import java.util.function.Function;

/** What came of looking at one payment. */
public sealed interface Verification {
    /**
     * The look was kept.
     *
     * @param state of the order now
     * @param events told because of it, oldest first
     */
    record Merged(MerchantUid merchantUid, ImpUid impUid, OrderState state, List<EventType> events)
            implements Verification {
        public Merged {
            events = List.copyOf(events);
        }
    }

    /** We knew that already; nothing changed. */
    record Unchanged(MerchantUid merchantUid, ImpUid impUid, OrderState state) implements Verification {}

    /** Iamport went back behind what it told us before; nothing changed. */
    record Regressed(MerchantUid merchantUid, ImpUid impUid, OrderState state) implements Verification {}

    /** The payment is real and not for us to merge; nothing changed. */
    record Quarantined(ImpUid impUid, Quarantine why) implements Verification {}

    /** Iamport knows nothing of it. */
    record Absent() implements Verification {}

    /** Why a payment is left alone. */
    enum Quarantine {
        /** Its merchant_uid is no order of this merchant. Orders come from the shop, never from a payment. */
        UNKNOWN_ORDER,
        /** Seen before with another merchant_uid. */
        UID_CHANGED,
        /** Made through a test channel, and those do not count here. */
        SANDBOX,
        CURRENCY,
        /** Its status is a word this version does not know. */
        UNKNOWN_STATUS
    }

    default <R> R fold(
            Function<Merged, R> merged,
            Function<Unchanged, R> unchanged,
            Function<Regressed, R> regressed,
            Function<Quarantined, R> quarantined,
            Function<Absent, R> absent) {
        if (this instanceof Merged m) {
            return merged.apply(m);
        }
        if (this instanceof Unchanged u) {
            return unchanged.apply(u);
        }
        if (this instanceof Regressed r) {
            return regressed.apply(r);
        }
        return this instanceof Quarantined q ? quarantined.apply(q) : absent.apply((Absent) this);
    }

    /** One word for the evidence table. */
    default String verdict() {
        return fold(
                merged -> "MERGED",
                unchanged -> "UNCHANGED",
                regressed -> "REGRESSED",
                quarantined -> quarantined.why().name(),
                absent -> "ABSENT");
    }
}
