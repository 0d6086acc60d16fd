package dev.naru.gateway.reconcile;

import dev.naru.gateway.iamport.IamportClient;
import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.payments.Sighting;
import dev.naru.gateway.payments.SyncTaskRepository;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks again, every night and every week, what the sweep has walked once: three days back and ninety. Lists are put
 * right afterwards now and then, and a batch may be later than any overlap. One piece per claim; a restart goes on after
 * the last piece that was walked to its end.
 */
public final class DeepSweepJob {
    private static final Logger log = LoggerFactory.getLogger(DeepSweepJob.class);

    /** Between two pieces, so that a walk of months leaves Iamport room for everything else. */
    public static final Duration PAUSE = Duration.ofMillis(500);

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    /** Both ends of a piece count, and yet lists are not exact to the second. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final int PAGE_SIZE = 1_000;

    private final UUID merchantId;
    private final IamportClients clients;
    private final DeepSweepRepository sweeps;
    private final SyncTaskRepository tasks;
    private final Duration lease;
    private final Duration pause;
    private boolean prepared;

    /**
     * Makes a job that has not started.
     *
     * @param merchantId whose payments to walk, with its own client
     * @param lease how long a piece is kept from other workers, at least 1 s
     * @param pause between two pieces of one list
     */
    public DeepSweepJob(
            UUID merchantId,
            IamportClients clients,
            DeepSweepRepository sweeps,
            SyncTaskRepository tasks,
            Duration lease,
            Duration pause) {
        this.merchantId = merchantId;
        this.clients = clients;
        this.sweeps = sweeps;
        this.tasks = tasks;
        this.lease = lease;
        this.pause = pause;
    }

    /** Walks one piece of the list that has been due longest. Completes with whether another one may be due. */
    public Future<Boolean> run() {
        return prepare()
                .compose(ready -> sweeps.claim(merchantId, lease))
                .compose(sweep -> sweep.isEmpty()
                        ? Future.succeededFuture(false)
                        : walk(sweep.get()).map(true));
    }

    private Future<Void> prepare() {
        return prepared
                ? Future.succeededFuture()
                : sweeps.prepare(merchantId, ListWalk.STREAMS).onSuccess(done -> prepared = true);
    }

    private Future<Void> walk(DeepSweep sweep) {
        return clients.of(merchantId)
                .compose(iamport -> iamport.now().compose(now -> walk(iamport, sweep, now)))
                .recover(failure -> {
                    String why = failure instanceof IamportFailure known ? known.summary() : failure.toString();
                    log.warn(
                            "{} sweep of {} payments stopped, its cursor stays: {}",
                            sweep.depth().wire(),
                            sweep.stream().wire(),
                            why);
                    return sweeps.goOn(sweep, sweep.walkedTo(), sweep.endsAt(), AFTER_FAILURE);
                });
    }

    private Future<Void> walk(IamportClient iamport, DeepSweep sweep, Instant now) {
        Instant end = Objects.requireNonNullElse(sweep.endsAt(), now);
        Instant start = Objects.requireNonNullElse(
                sweep.walkedTo(), now.minus(sweep.depth().back()));
        Instant full = start.plus(sweep.depth().piece());
        boolean last = !full.isBefore(end);
        Instant pieceEnd = last ? end : full;
        return new ListWalk(iamport, PAGE_SIZE, page -> tasks.enqueueChanged(merchantId, Sighting.of(page)))
                .walk(sweep.stream(), start.minus(OVERLAP), Optional.of(pieceEnd))
                .compose(done -> last ? sweeps.end(sweep) : sweeps.goOn(sweep, pieceEnd, end, pause));
    }
}
