package dev.naru.gateway.iamport;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * What Iamport's clock says, counted on from its last {@code getToken}. Their lists go by that clock; a simulated one may be
 * months ahead of ours.
 */
final class IamportClock {
    private record Reading(Instant now, long nanos) {}

    private final LongSupplier monotonicNanos;
    private volatile Reading last = new Reading(Instant.EPOCH, 0);

    IamportClock(LongSupplier monotonicNanos) {
        this.monotonicNanos = monotonicNanos;
    }

    void read(Instant now) {
        last = new Reading(now, monotonicNanos.getAsLong());
    }

    /** The same, or {@code otherwise} before the first {@link #read}. */
    Instant nowOr(Instant otherwise) {
        return last.now().equals(Instant.EPOCH) ? otherwise : now();
    }

    /** Only after {@link #read}. */
    Instant now() {
        Reading reading = last;
        return reading.now().plus(Duration.ofNanos(monotonicNanos.getAsLong() - reading.nanos()));
    }
}
