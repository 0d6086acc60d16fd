package dev.naru.gateway.proxy;

import dev.naru.gateway.iamport.PassedAnswer;
import dev.naru.gateway.payments.Sighting;
import dev.naru.gateway.payments.SyncTaskRepository;
import dev.naru.gateway.platform.Limits;
import dev.naru.gateway.platform.Limits.Limit;
import dev.naru.gateway.platform.Recent;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a shop reads tells us too: payments in answers that are not stored like that get a look of our own. Nobody waits
 * for it, and under load it is left out; the poll plan finds what is missed.
 */
final class Sightings {
    private static final Logger log = LoggerFactory.getLogger(Sightings.class);

    private static final int MAX_UNDER_WAY = 2;
    private static final int MAX_BODY = 1 << 20;
    private static final int CAPACITY = 4_096;
    private static final long MEMORY = Duration.ofSeconds(10).toNanos();

    private final SyncTaskRepository tasks;
    private final LongSupplier monotonicNanos;
    private final Limits limits;
    private final Recent<Seen, Long> recent = new Recent<>(CAPACITY);
    private int underWay;

    private record Seen(UUID merchantId, Sighting sighting) {}

    Sightings(SyncTaskRepository tasks, LongSupplier monotonicNanos, Limits limits) {
        this.tasks = tasks;
        this.monotonicNanos = monotonicNanos;
        this.limits = limits;
    }

    /** Looks through an answer; returns at once. */
    void see(UUID merchantId, PassedAnswer answer) {
        if (answer.body().length() > MAX_BODY || !enter()) {
            limits.met(Limit.FRONT_SIGHTINGS);
            return;
        }
        List<Sighting> news = answer.payments().stream()
                .flatMap(payment -> Sighting.of(payment).stream())
                .filter(sighting -> isNew(new Seen(merchantId, sighting)))
                .toList();
        if (news.isEmpty()) {
            leave();
            return;
        }
        tasks.enqueueChanged(merchantId, news)
                .onFailure(failure -> log.warn("what a shop read is left to the poll plan: {}", failure.toString()))
                .onComplete(done -> leave());
    }

    private synchronized boolean enter() {
        boolean enters = underWay < MAX_UNDER_WAY;
        underWay += enters ? 1 : 0;
        return enters;
    }

    private synchronized void leave() {
        underWay--;
    }

    private synchronized boolean isNew(Seen seen) {
        long now = monotonicNanos.getAsLong();
        Long before = recent.get(seen);
        if (before != null && now - before < MEMORY) {
            return false;
        }
        recent.put(seen, now);
        return true;
    }
}
