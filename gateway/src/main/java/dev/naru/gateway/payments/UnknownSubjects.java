package dev.naru.gateway.payments;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Remembers for 30 seconds what Iamport did not know, so that a flood of one rumour costs one question. */
final class UnknownSubjects {
    private static final int CAPACITY = 10_000;
    private static final long MEMORY = Duration.ofSeconds(30).toNanos();

    private final LongSupplier monotonicNanos;
    private final Map<String, Long> since = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > CAPACITY;
        }
    };

    UnknownSubjects(LongSupplier monotonicNanos) {
        this.monotonicNanos = monotonicNanos;
    }

    synchronized void remember(SyncSubject subject) {
        since.put(subject.key(), monotonicNanos.getAsLong());
    }

    synchronized boolean contains(SyncSubject subject) {
        Long at = since.get(subject.key());
        if (at == null) {
            return false;
        }
        if (monotonicNanos.getAsLong() - at >= MEMORY) {
            since.remove(subject.key());
            return false;
        }
        return true;
    }
}
