package dev.naru.gateway.platform.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.TransactionRollbackException;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.internal.SqlConnectionInternal;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * A connection on loan from the pool. One that did not answer in time never goes back: it is cut, because nobody knows
 * what it is still doing, and PostgreSQL rolls back what was open on it.
 */
final class LentConnection implements Transaction {
    private static final long SHORTEST_MS = 50;

    private final SqlConnection connection;
    private final long deadlineMs;
    private long nextDeadlineMs;
    private volatile boolean isCut;

    private LentConnection(SqlConnection connection, long deadlineMs, long waitedMs) {
        this.connection = connection;
        this.deadlineMs = deadlineMs;
        // The caller's patience began when it asked for the connection.
        this.nextDeadlineMs = Math.max(SHORTEST_MS, deadlineMs - waitedMs);
    }

    /** Borrows. Fails with {@link DatabaseUnavailable} when the pool has no connection to give. */
    static Future<LentConnection> from(Pool pool, Duration deadline) {
        long asked = System.nanoTime();
        return pool.getConnection()
                .map(connection -> new LentConnection(
                        connection, deadline.toMillis(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked)))
                .recover(DatabaseUnavailable::beforeWork);
    }

    @Override
    public Future<RowSet<Row>> query(String sql, Tuple arguments) {
        return within(takeDeadline(), connection.preparedQuery(sql).execute(arguments));
    }

    private long takeDeadline() {
        long taken = nextDeadlineMs;
        nextDeadlineMs = deadlineMs;
        return taken;
    }

    /** BEGIN, the work, COMMIT; or ROLLBACK when the work fails. */
    <T> Future<T> transaction(Function<Transaction, Future<T>> work, Duration whole) {
        return within(takeDeadline(), connection.begin())
                .compose(begun -> within(whole.toMillis(), started(work))
                        .compose(
                                result -> within(takeDeadline(), begun.commit())
                                        .recover(DatabaseUnavailable::atCommit)
                                        .map(result),
                                failure -> isCut || failure instanceof TransactionRollbackException
                                        ? Future.failedFuture(failure)
                                        : within(takeDeadline(), begun.rollback())
                                                .transform(rolledBack -> Future.failedFuture(failure))));
    }

    /** BEGIN, every statement of the work, and COMMIT or ROLLBACK, sent without waiting for an answer in between. */
    <T> Future<T> atOnce(Function<Transaction, Future<T>> work) {
        long ms = takeDeadline();
        Future<RowSet<Row>> begun = connection.query("BEGIN").execute();
        AtOnce statements = new AtOnce(this);
        Future<T> done = Future.<Transaction>succeededFuture(statements).compose(work);
        statements.close();
        // After a statement that failed, PostgreSQL takes COMMIT for ROLLBACK.
        Future<RowSet<Row>> ended =
                connection.query(done.failed() ? "ROLLBACK" : "COMMIT").execute();
        return within(ms, Future.join(begun, done, ended).transform(answers -> ended.compose(committed -> done)))
                .recover(DatabaseUnavailable::atCommit);
    }

    /** Work that throws has failed like any other. */
    private <T> Future<T> started(Function<Transaction, Future<T>> work) {
        return Future.<Transaction>succeededFuture(this).compose(work);
    }

    private <T> Future<T> within(long ms, Future<T> answer) {
        return answer.timeout(ms, TimeUnit.MILLISECONDS).recover(failure -> {
            if (failure instanceof TimeoutException) {
                cut();
                return Future.failedFuture(
                        new DatabaseUnavailable(new TimeoutException("no answer within " + ms + " ms")));
            }
            return isCut && !(failure instanceof DatabaseUnavailable)
                    ? Future.failedFuture(new DatabaseUnavailable(failure))
                    : DatabaseUnavailable.duringWork(failure);
        });
    }

    /** The polite way to close waits for the answer that does not come, so this takes the socket from under it. */
    private void cut() {
        isCut = true;
        // Once it has left the pool, so that the pool lends it to nobody and counts it no longer.
        connection.closeHandler(
                gone -> Objects.requireNonNull(Vertx.currentContext()).runOnContext(removed -> connection.close()));
        SqlConnectionInternal pooled = (SqlConnectionInternal) connection;
        ((SocketConnectionBase) pooled.unwrap().unwrap()).socket().close();
    }

    /** Back to the pool; a cut connection leaves the pool by itself. */
    void giveBack() {
        if (!isCut) {
            connection.close();
        }
    }
}
