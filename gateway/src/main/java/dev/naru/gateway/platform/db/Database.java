package dev.naru.gateway.platform.db;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One pool of PostgreSQL connections. Never hold a transaction across a network call: the pool is small on purpose.
 */
public final class Database {
    /** serialization_failure, deadlock_detected, admin_shutdown: the whole transaction may simply run again. */
    private static final Set<String> RETRYABLE = Set.of("40001", "40P01", "57P01");

    private static final int MAX_TRIES = 5;

    private final Pool pool;

    public Database(Pool pool) {
        this.pool = pool;
    }

    /**
     * Runs one prepared statement outside any transaction. Completes with its rows; fails with {@link
     * DatabaseUnavailable} when PostgreSQL cannot be asked, and else as PostgreSQL says.
     */
    public Future<RowSet<Row>> query(String sql, @Nullable Object... arguments) {
        return pool.preparedQuery(sql).execute(Tuple.wrap(arguments)).recover(DatabaseUnavailable::beforeWork);
    }

    /**
     * Runs {@code work} in one transaction. Completes after COMMIT was acknowledged; any failure of {@code work} rolls
     * back. Deadlocks and serialization failures run the whole of {@code work} again, up to 5 times, so it must have no
     * effect outside the connection. Fails with {@link DatabaseUnavailable} when PostgreSQL cannot be asked; whether
     * the transaction was committed is unknown when that happens at its end.
     */
    public <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
        return attempt(work, 1);
    }

    private <T> Future<T> attempt(Function<SqlConnection, Future<T>> work, int tries) {
        AtomicBoolean begun = new AtomicBoolean();
        return pool.withTransaction(connection -> {
                    begun.set(true);
                    return work.apply(connection);
                })
                .recover(failure -> {
                    if (tries < MAX_TRIES && isRetryable(failure)) {
                        return attempt(work, tries + 1);
                    }
                    return begun.get()
                            ? DatabaseUnavailable.duringWork(failure)
                            : DatabaseUnavailable.beforeWork(failure);
                });
    }

    private static boolean isRetryable(Throwable failure) {
        return failure instanceof PgException pg && RETRYABLE.contains(String.valueOf(pg.getSqlState()));
    }

    /** Completes when every connection is closed. */
    public Future<Void> close() {
        return pool.close();
    }
}
