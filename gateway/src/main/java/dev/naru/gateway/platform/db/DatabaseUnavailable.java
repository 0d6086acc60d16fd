package dev.naru.gateway.platform.db;

import io.vertx.core.Future;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;

/** PostgreSQL cannot be asked now: down, starting, stopping, full, or too slow to hand out a connection. */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseUnavailable(Throwable cause) {
        super("the database does not answer: " + cause.getMessage(), cause);
    }

    /** Fails with this, or with {@code failure} itself where PostgreSQL did answer. */
    static <T> Future<T> duringWork(Throwable failure) {
        return Future.failedFuture(isLost(failure) ? new DatabaseUnavailable(failure) : failure);
    }

    /** As {@link #duringWork}, where what the pool says about waiting and closing is all that can have failed. */
    static <T> Future<T> beforeWork(Throwable failure) {
        boolean isPool = failure instanceof VertxException && !(failure instanceof PgException);
        return Future.failedFuture(isPool || isLost(failure) ? new DatabaseUnavailable(failure) : failure);
    }

    private static boolean isLost(Throwable failure) {
        if (failure instanceof PgException pg) {
            String state = String.valueOf(pg.getSqlState());
            // Connection exception, operator intervention (starting, stopping), insufficient resources.
            return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
        }
        return failure instanceof IOException || failure instanceof ClosedConnectionException;
    }
}
