package dev.naru.gateway;

import dev.naru.gateway.merchants.Merchant;
import dev.naru.gateway.merchants.MerchantDirectory;
import dev.naru.gateway.platform.jobs.JobRunner;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One job per merchant with credentials, run where something is due: one statement finds out for all of them. A slow
 * merchant keeps its own job busy and nobody else's. Use from one event-loop context.
 */
final class MerchantJob {
    private static final Logger log = LoggerFactory.getLogger(MerchantJob.class);

    private static final int MAX_AT_ONCE = 64;

    /** Keeps the chain of one merchant short, and its turn too. */
    private static final int RUNS_PER_TURN = 20;

    private final String name;
    private final MerchantDirectory directory;
    private final Function<UUID[], Future<List<UUID>>> due;
    private final Function<UUID, Supplier<Future<Boolean>>> newJob;
    /** By merchant; a run completes with whether more is waiting. */
    private final Map<UUID, Supplier<Future<Boolean>>> jobs = new HashMap<>();

    private final Map<UUID, Future<Void>> busy = new HashMap<>();
    private boolean stopping;

    /**
     * Runs nothing yet.
     *
     * @param due which of the given merchants have something to do now
     * @param newJob a job of one merchant, kept while it is served
     */
    MerchantJob(
            String name,
            MerchantDirectory directory,
            Function<UUID[], Future<List<UUID>>> due,
            Function<UUID, Supplier<Future<Boolean>>> newJob) {
        this.name = name;
        this.directory = directory;
        this.due = due;
        this.newJob = newJob;
    }

    /** Has it run again and again. Answers itself. */
    MerchantJob startedBy(JobRunner runner, Duration pause) {
        runner.start(name, pause, this::run);
        return this;
    }

    /** Starts what is due. Completes with false when it is started, not when it is done. */
    Future<Boolean> run() {
        Set<UUID> served = directory.active().stream()
                .filter(merchant -> merchant.upstream() != null)
                .map(Merchant::id)
                .collect(Collectors.toSet());
        jobs.keySet().retainAll(served);
        if (stopping || served.isEmpty() || busy.size() >= MAX_AT_ONCE) {
            return Future.succeededFuture(false);
        }
        return due.apply(served.toArray(UUID[]::new)).map(ids -> {
            // A job that never ran may have something to prepare.
            served.stream().filter(id -> !jobs.containsKey(id)).forEach(this::start);
            ids.forEach(this::start);
            return false;
        });
    }

    private void start(UUID merchantId) {
        if (stopping || busy.size() >= MAX_AT_ONCE || busy.containsKey(merchantId)) {
            return;
        }
        Supplier<Future<Boolean>> job = jobs.computeIfAbsent(merchantId, newJob);
        Future<Void> turn = turn(job, RUNS_PER_TURN);
        busy.put(merchantId, turn);
        turn.onFailure(failure -> log.warn("{} of merchant {} failed: {}", name, merchantId, failure.toString()))
                .onComplete(done -> busy.remove(merchantId));
    }

    private Future<Void> turn(Supplier<Future<Boolean>> job, int left) {
        return job.get()
                .compose(more -> more && left > 1 && !stopping ? turn(job, left - 1) : Future.succeededFuture());
    }

    /** Starts nothing more. Completes when what is under way has ended. */
    Future<Void> stop() {
        stopping = true;
        return Future.join(List.copyOf(busy.values())).transform(done -> Future.succeededFuture());
    }
}
