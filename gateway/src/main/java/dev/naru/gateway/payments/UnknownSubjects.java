package dev.naru.gateway.payments;

import dev.naru.gateway.platform.Recent;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Remembers for 30 seconds what Iamport did not know, so that a flood of one rumour costs one question. */
final class UnknownSubjects {
    private static final int CAPACITY = 10_000;
    private static final long MEMORY = Duration.ofSeconds(30).toNanos();

    private final LongSupplier monotonicNanos;
    private final Recent<String, Long> since = new Recent<>(CAPACITY);

    UnknownSubjects(LongSupplier monotonicNanos) {
        this.monotonicNanos = monotonicNanos;
    }

    synchronized void remember(SyncSubject subject) {
        since.put(subject.key(), monotonicNanos.getAsLong());
    }

    synchronized boolean contains(SyncSubject subject) {
        Long at = since.get(subject.key());
        return at != null && monotonicNanos.getAsLong() - at < MEMORY;
    }
}
