package dev.naru.gateway.platform.db;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Set;
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
     * Runs one prepared statement outside any transaction. Completes with its rows; fails as the pool or PostgreSQL
     * fails.
     */
    public Future<RowSet<Row>> query(String sql, @Nullable Object... arguments) {
        return pool.preparedQuery(sql).execute(Tuple.wrap(arguments));
    }

    /**
     * Runs {@code work} in one transaction. Completes after COMMIT was acknowledged; any failure of {@code work} rolls
     * back. Deadlocks and serialization failures run the whole of {@code work} again, up to 5 times, so it must have no
     * effect outside the connection.
     */
    public <T> Future<T> transaction(Function<SqlConnection, Future<T>> work) {
        return attempt(work, 1);
    }

    private <T> Future<T> attempt(Function<SqlConnection, Future<T>> work, int tries) {
        return pool.withTransaction(work)
                .recover(failure -> tries < MAX_TRIES && isRetryable(failure)
                        ? attempt(work, tries + 1)
                        : Future.failedFuture(failure));
    }

    private static boolean isRetryable(Throwable failure) {
        return failure instanceof PgException pg && RETRYABLE.contains(String.valueOf(pg.getSqlState()));
    }

    /** Completes when every connection is closed. */
    public Future<Void> close() {
        return pool.close();
    }
}
