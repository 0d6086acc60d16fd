package dev.naru.gateway.platform.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.stream.StreamSupport;

/**
 * Has PostgreSQL count a table for the first time, as soon as it has grown. Until it was counted, every index that
 * leads with merchant_id looks as good as the primary key, and a prepared statement keeps the plan that was made for
 * the empty table: each look-up reads all that the merchant has. Autovacuum comes by once a minute at best.
 */
public final class FirstStatisticsJob {
    // -1 is "never counted" (PostgreSQL 14 and newer; on an older one this finds nothing). 64 kB: a hundred orders.
    private static final String GROWN = """
            select format('analyze (skip_locked) %I', relname) as statement
              from pg_class
             where relnamespace = current_schema()::regnamespace and relkind = 'r'
               and reltuples < 0 and pg_relation_size(oid) >= 65536
             order by relname
             limit 1
            """;

    private final Database database;

    public FirstStatisticsJob(Database database) {
        this.database = database;
    }

    /** Counts one table. Completes with whether there was one to count; where autovacuum is at it already, that counts it. */
    public Future<Boolean> run() {
        return database.query(GROWN)
                .compose(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(this::count)
                        .orElseGet(() -> Future.succeededFuture(false)));
    }

    private Future<Boolean> count(Row grown) {
        return database.query(grown.getString("statement")).map(true);
    }
}
