package dev.naru.gateway.admin;

import dev.naru.gateway.platform.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much waits in the database, of all merchants together. Counts stop at {@value #MAX_COUNT}. */
final class WorkloadRepository {
    static final int MAX_COUNT = 100_000;

    // Only what is open has an index by state, and only that is asked for: what is done may be millions.
    private static final String LOOK = """
            select 'sync_tasks.' || lower(state) as name, count(*)::float8 as value
              from (select state from sync_task limit $1) task
             group by state
            union all
            select 'sync_late', coalesce(extract(epoch from now() - min(run_at)), 0)::float8
              from (select run_at from sync_task where state = 'NEW' and run_at <= now() limit $1) late
            union all
            select 'operations.' || lower(kind) || '.' || lower(state), count(*)::float8
              from (select kind, state from operation
                     where state in ('PENDING', 'SENT', 'UNKNOWN') limit $1) operation
             group by kind, state
            union all
            select 'operations.' || lower(kind) || '.review', count(*)::float8
              from (select kind from operation where state = 'REVIEW' limit $1) review
             group by kind
            union all
            select 'deliveries.' || lower(state), count(*)::float8
              from (select state from event_delivery where state in ('PENDING', 'RUNNING') limit $1) delivery
             group by state
            union all
            select 'deliveries.dead', count(*)::float8
              from (select 1 from event_delivery where state = 'DEAD' limit $1) dead
            union all
            select 'delivery_late', coalesce(extract(epoch from now() - min(run_at)), 0)::float8
              from (select run_at from event_delivery where state = 'PENDING' and run_at <= now() limit $1) late
            union all
            select 'endpoints.' || case when state = 'ACTIVE' and resume_at > now() then 'broken' else lower(state) end,
                   count(*)::float8
              from event_endpoint
             group by 1
            union all
            select 'sweep_lag.' || cursor.stream, max(greatest(0, extract(epoch from now() - cursor.swept_to)))::float8
              from sweep_cursor cursor
              join merchants on merchants.merchant_id = cursor.merchant_id and merchants.state = 'ACTIVE'
             group by cursor.stream
            """;

    private final Database database;

    WorkloadRepository(Database database) {
        this.database = database;
    }

    /** Numbers by name, such as {@code operations.cancel.review}; what is not there is 0. */
    Future<Map<String, Double>> look() {
        return database.query(LOOK, MAX_COUNT).map(rows -> {
            Map<String, Double> numbers = new LinkedHashMap<>();
            for (Row row : rows) {
                numbers.put(row.getString("name"), row.getDouble("value"));
            }
            return numbers;
        });
    }
}
