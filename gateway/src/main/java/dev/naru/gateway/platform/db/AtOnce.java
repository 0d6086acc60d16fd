package dev.naru.gateway.platform.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/** A transaction whose statements leave together: open until its work returns, and not until its answers are here. */
final class AtOnce implements Transaction {
    private final Transaction connection;
    private boolean isClosed;

    AtOnce(Transaction connection) {
        this.connection = connection;
    }

    @Override
    public Future<RowSet<Row>> query(String sql, Tuple arguments) {
        return isClosed
                ? Future.failedFuture(new IllegalStateException("COMMIT has been sent already"))
                : connection.query(sql, arguments);
    }

    void close() {
        isClosed = true;
    }
}
