package dev.naru.gateway.platform.db;

import io.vertx.core.Future;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PostgreSQL cannot be asked now: down, starting, stopping, full, or too slow to connect or to answer. */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** query_canceled (by statement_timeout: nobody else cancels), idle_in_transaction_session_timeout. */
    private static final Set<String> TOO_SLOW = Set.of("57014", "25P03");

    private final boolean mayBeCommitted;
    private final @Nullable String advice;

    public DatabaseUnavailable(Throwable cause) {
        super("the database does not answer: " + cause.getMessage(), cause);
        this.mayBeCommitted = false;
        this.advice = null;
    }

    private DatabaseUnavailable(DatabaseUnavailable other, boolean mayBeCommitted, @Nullable String advice) {
        super(other.getMessage(), other.getCause());
        this.mayBeCommitted = mayBeCommitted;
        this.advice = advice;
    }

    /** Whether the answer to a COMMIT is missing: what was to be stored is stored, or is not. */
    public boolean mayBeCommitted() {
        return mayBeCommitted;
    }

    /** What the caller should do, for the one who answers it; null = simply ask again. */
    public @Nullable String advice() {
        return advice;
    }

    /** The same with what the caller should do: a sentence or two for a person. */
    public DatabaseUnavailable advising(String sentence) {
        return new DatabaseUnavailable(this, mayBeCommitted, sentence);
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

    /** Fails with the same, told of something that came after a COMMIT: the caller cannot know that it was stored. */
    public static <T> Future<T> afterCommit(Throwable failure) {
        return Future.failedFuture(
                failure instanceof DatabaseUnavailable down
                        ? new DatabaseUnavailable(down, true, down.advice)
                        : failure);
    }

    /** The answer to COMMIT was lost, unless PostgreSQL said that it could not. */
    static <T> Future<T> atCommit(Throwable failure) {
        return failure.getCause() instanceof PgException ? Future.failedFuture(failure) : afterCommit(failure);
    }

    private static boolean isLost(Throwable failure) {
        if (failure instanceof PgException pg) {
            String state = String.valueOf(pg.getSqlState());
            // Connection exception, operator intervention (starting, stopping), insufficient resources.
            return state.startsWith("08")
                    || state.startsWith("57P")
                    || state.startsWith("53")
                    || TOO_SLOW.contains(state);
        }
        return failure instanceof IOException || failure instanceof ClosedConnectionException;
    }
}
