package dev.naru.gateway.reconcile;

import dev.naru.gateway.iamport.IamportClient;
import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.payments.Sighting;
import dev.naru.gateway.payments.SyncTaskRepository;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks Iamport's lists of paid, cancelled and failed payments and asks for a look at each that we have not stored like
 * that. A walk starts ten minutes before the end of the last one, because lists are not exact to the second; its cursor
 * moves only when every page's looks are in the durable queue.
 */
public final class SweepJob {
    private static final Logger log = LoggerFactory.getLogger(SweepJob.class);

    private static final Duration OVERLAP = Duration.ofMinutes(10);

    /** After a long stop the lists are walked piece by piece, so that one failure repeats one piece. */
    private static final Duration PIECE = Duration.ofHours(6);

    /** Longer than the longest piece of a walk should take. */
    public static final Duration LEASE = Duration.ofMinutes(5);

    private static final int PAGE_SIZE = 200;

    private final UUID merchantId;
    private final IamportClients clients;
    private final SweepCursorRepository cursors;
    private final SyncTaskRepository tasks;
    private final Duration interval;
    private final Duration lease;
    private final int pageSize;
    private boolean prepared;

    /**
     * Makes a job that has not started.
     *
     * @param merchantId whose payments to walk, with its own client
     * @param interval from the end of a walk to the start of the next
     * @param lease how long a walk is kept from other workers, at least 1 s
     */
    public SweepJob(
            UUID merchantId,
            IamportClients clients,
            SweepCursorRepository cursors,
            SyncTaskRepository tasks,
            Duration interval,
            Duration lease) {
        this(merchantId, clients, cursors, tasks, interval, lease, PAGE_SIZE);
    }

    SweepJob(
            UUID merchantId,
            IamportClients clients,
            SweepCursorRepository cursors,
            SyncTaskRepository tasks,
            Duration interval,
            Duration lease,
            int pageSize) {
        this.merchantId = merchantId;
        this.clients = clients;
        this.cursors = cursors;
        this.tasks = tasks;
        this.interval = interval;
        this.lease = lease;
        this.pageSize = pageSize;
    }

    /** Walks the list that has been due longest. Completes with whether another one may be due. */
    public Future<Boolean> run() {
        return prepare()
                .compose(ready -> cursors.claim(merchantId, lease))
                .compose(sweep -> sweep.isEmpty()
                        ? Future.succeededFuture(false)
                        : walk(sweep.get()).map(true));
    }

    private Future<Void> prepare() {
        return prepared
                ? Future.succeededFuture()
                : cursors.prepare(merchantId, ListWalk.STREAMS, interval).onSuccess(done -> prepared = true);
    }

    private Future<Void> walk(Sweep sweep) {
        return clients.of(merchantId)
                .compose(iamport -> iamport.now().compose(now -> walk(iamport, sweep, now)))
                .recover(failure -> {
                    String why = failure instanceof IamportFailure known ? known.summary() : failure.toString();
                    log.warn(
                            "sweep of {} payments stopped, its cursor stays: {}",
                            sweep.stream().wire(),
                            why);
                    return cursors.finish(sweep, sweep.sweptTo(), interval);
                });
    }

    private Future<Void> walk(IamportClient iamport, Sweep sweep, Instant now) {
        // A simulated clock may have been set back behind the cursor.
        Instant start = sweep.sweptTo().isBefore(now) ? sweep.sweptTo() : now;
        Instant pieceEnd = start.plus(PIECE);
        boolean last = !pieceEnd.isBefore(now);
        // The last piece has no end of ours: payments may have been made since Iamport told its time.
        Optional<Instant> to = last ? Optional.empty() : Optional.of(pieceEnd);
        return new ListWalk(iamport, pageSize, page -> tasks.enqueueChanged(sweep.merchantId(), Sighting.of(page)))
                .walk(sweep.stream(), start.minus(OVERLAP), to)
                .compose(done ->
                        last ? cursors.finish(sweep, now, interval) : cursors.finish(sweep, pieceEnd, Duration.ZERO));
    }
}
