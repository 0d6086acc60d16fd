package dev.naru.gateway.platform.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/** An open transaction, lent to the work of {@link Database#transaction}. */
@FunctionalInterface
public interface Transaction {
    /**
     * Runs one prepared statement. Completes with its rows; fails with {@link DatabaseUnavailable} when the answer does
     * not come within the statement's deadline, and else as PostgreSQL says.
     */
    Future<RowSet<Row>> query(String sql, Tuple arguments);
}
