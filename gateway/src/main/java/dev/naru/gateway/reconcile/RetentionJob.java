package dev.naru.gateway.reconcile;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.IntFunction;

/** Forgets what is older than its keeping time, a batch at a time so that no statement holds anything for long. */
public final class RetentionJob {
    private static final int BATCH = 1_000;

    private final List<IntFunction<Future<Boolean>>> forgetters;

    /**
     * Makes a job that has not started.
     *
     * @param forgetters each deletes up to so many rows and completes with whether there may be more
     */
    public RetentionJob(List<IntFunction<Future<Boolean>>> forgetters) {
        this.forgetters = List.copyOf(forgetters);
    }

    /** Completes with whether more is waiting to be forgotten. */
    public Future<Boolean> run() {
        Future<Boolean> more = Future.succeededFuture(false);
        for (IntFunction<Future<Boolean>> forgetter : forgetters) {
            more = more.compose(before -> forgetter.apply(BATCH).map(full -> before || full));
        }
        return more;
    }
}
