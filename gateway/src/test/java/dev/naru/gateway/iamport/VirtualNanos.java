package dev.naru.gateway.iamport;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A monotonic clock that only the test moves. */
public final class VirtualNanos implements LongSupplier {
    // Starts just below the overflow: a comparison that is not a subtraction shows itself.
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);

    public void advance(Duration by) {
        now.addAndGet(by.toNanos());
    }

    @Override
    public long getAsLong() {
        return now.get();
    }
}
