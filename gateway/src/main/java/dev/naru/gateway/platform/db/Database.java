package dev.naru.gateway.platform.db;

import io.vertx.core.Future;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One pool of PostgreSQL connections. Never hold a transaction across a network call: the pool is small on purpose.
 *
 * <p>Every statement, BEGIN and COMMIT included, has a deadline, and a transaction as a whole has {@value
 * #STATEMENTS_PER_TRANSACTION} times as long: so many slow answers are not an outage, but an endless chain of them is. A
 * connection whose answer is late is closed and never lent again; PostgreSQL then rolls back what was open on it. A
 * server that is alive but slow gives the statement up by itself, a little before that ({@link Pools}). Migrations
 * have connections of their own and no deadline.
 */
public final class Database {
    /** serialization_failure, deadlock_detected, admin_shutdown: the whole transaction may simply run again. */
    private static final Set<String> RETRYABLE = Set.of("40001", "40P01", "57P01");

    private static final int MAX_TRIES = 5;
    private static final int STATEMENTS_PER_TRANSACTION = 5;

    private final Pool pool;
    private final Duration deadline;
    private final LongAdder unavailable = new LongAdder();
    private final LongAdder turnedAway = new LongAdder();

    /**
     * Connects to nothing yet.
     *
     * @param deadline of one statement; of the first one, the wait for a connection included
     */
    public Database(Pool pool, Duration deadline) {
        this.pool = pool;
        this.deadline = deadline;
    }

    /**
     * Runs one prepared statement outside any transaction. Completes with its rows within the deadline; fails with
     * {@link DatabaseUnavailable} when PostgreSQL cannot be asked or does not answer in time (what the statement was to
     * write is then perhaps written), and else as PostgreSQL says.
     */
    public Future<RowSet<Row>> query(String sql, @Nullable Object... arguments) {
        return LentConnection.from(pool, deadline)
                .compose(lent -> lent.query(sql, Tuple.wrap(arguments)).onComplete(done -> lent.giveBack()))
                .onFailure(this::count);
    }

    /**
     * Runs {@code work} in one transaction. Completes after COMMIT was acknowledged; any failure of {@code work} rolls
     * back. Deadlocks and serialization failures run the whole of {@code work} again, up to 5 times, so it must have no
     * effect outside the transaction. Fails with {@link DatabaseUnavailable} when PostgreSQL cannot be asked or does
     * not answer in time; {@link DatabaseUnavailable#mayBeCommitted} says whether nothing was stored or nobody knows.
     */
    public <T> Future<T> transaction(Function<Transaction, Future<T>> work) {
        Duration whole = deadline.multipliedBy(STATEMENTS_PER_TRANSACTION);
        return attempt(lent -> lent.transaction(work, whole), 1).onFailure(this::count);
    }

    /**
     * As {@link #transaction}, in one round trip: BEGIN, the statements and COMMIT leave together. For hot paths whose
     * statements do not depend on each other's answers; {@code work} must ask for all of them before it returns, and one
     * that comes later fails with {@link IllegalStateException}, when the others may be stored already. Has the deadline of
     * one statement.
     */
    public <T> Future<T> atOnce(Function<Transaction, Future<T>> work) {
        return attempt(lent -> lent.atOnce(work), 1).onFailure(this::count);
    }

    private <T> Future<T> attempt(Function<LentConnection, Future<T>> work, int tries) {
        return LentConnection.from(pool, deadline)
                .compose(lent -> work.apply(lent).onComplete(done -> lent.giveBack()))
                .recover(failure -> tries < MAX_TRIES && isRetryable(failure)
                        ? attempt(work, tries + 1)
                        : Future.failedFuture(failure));
    }

    private static boolean isRetryable(Throwable failure) {
        Throwable told = failure instanceof DatabaseUnavailable ? failure.getCause() : failure;
        return told instanceof PgException pg && RETRYABLE.contains(String.valueOf(pg.getSqlState()));
    }

    private void count(Throwable failure) {
        if (failure instanceof DatabaseUnavailable) {
            unavailable.increment();
            if (failure.getCause() instanceof ConnectionPoolTooBusyException) {
                turnedAway.increment();
            }
        }
    }

    /** How often it could not be asked or did not answer in time, since the start. */
    public long unavailable() {
        return unavailable.sum();
    }

    /** How many of those found that too many wait for a connection already. */
    public long turnedAway() {
        return turnedAway.sum();
    }

    /** Completes when every connection is closed. */
    public Future<Void> close() {
        return pool.close();
    }
}
