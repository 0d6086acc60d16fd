package dev.naru.gateway.reconcile;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** Forgets what is older than its keeping time, a batch at a time so that no statement holds anything for long. */
public final class RetentionJob {
    private static final int BATCH = 1_000;

    private final Duration keep;
    private final List<Forgetter> forgetters;

    /** Makes a job that has not started; {@code keep} is how old anything may become. */
    public RetentionJob(Duration keep, List<Forgetter> forgetters) {
        this.keep = keep;
        this.forgetters = List.copyOf(forgetters);
    }

    /** Forgets one batch of each kind. Completes with whether more is waiting to be forgotten. */
    public Future<Boolean> run() {
        Future<Boolean> more = Future.succeededFuture(false);
        for (Forgetter forgetter : forgetters) {
            more = more.compose(before -> forgetter.forget(keep, BATCH).map(full -> before || full));
        }
        return more;
    }

    /** One kind of row that may be forgotten. */
    @FunctionalInterface
    public interface Forgetter {
        /** Deletes up to {@code limit} rows older than {@code age}. Completes with whether there may be more. */
        Future<Boolean> forget(Duration age, int limit);
    }
}
