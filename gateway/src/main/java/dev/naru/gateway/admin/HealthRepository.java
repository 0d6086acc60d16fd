package dev.naru.gateway.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.json.PersonalData;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far behind each merchant's work is, and how its endpoints are. Counts stop at {@value #MAX_COUNT}. */
final class HealthRepository {
    static final int MAX_COUNT = 10_000;

    private static final String MERCHANTS = """
            with asked as (
                select merchant_id, name, state
                  from merchants
                 where ($1::uuid is null or merchant_id = $1) and ($2::uuid is null or merchant_id > $2)
                 order by merchant_id
                 limit $3)
            select asked.merchant_id, asked.name, asked.state,
                   (select count(*) from (select 1 from sync_task t
                                           where t.merchant_id = asked.merchant_id and t.state = 'NEW' limit $4) x)
                       as sync_waiting,
                   (select extract(epoch from now() - min(run_at))::bigint
                      from sync_task t
                     where t.merchant_id = asked.merchant_id and t.state = 'NEW' and t.run_at <= now()) as sync_late_s,
                   (select count(*) from (select 1 from sync_task t
                                           where t.merchant_id = asked.merchant_id and t.state = 'DEAD' limit $4) x)
                       as sync_dead,
                   (select count(*) from (select 1 from operation o
                                           where o.merchant_id = asked.merchant_id and o.state = 'REVIEW' limit $4) x)
                       as reviews,
                   (select count(*) from (select 1 from operation o
                                           where o.merchant_id = asked.merchant_id
                                             and o.state in ('PENDING', 'SENT', 'UNKNOWN') limit $4) x) as open_operations
              from asked
             order by asked.merchant_id
            """;

    private static final String SWEEPS = """
            select merchant_id, stream, swept_to, due_at, lease_until > now() as running,
                   greatest(0, extract(epoch from now() - swept_to))::bigint as lag_s
              from sweep_cursor
             where merchant_id = any($1::uuid[])
             order by merchant_id, stream
            """;

    private static final String ENDPOINTS = """
            select e.merchant_id, e.endpoint_id, e.url, e.state, e.reason, e.failures, e.failing_since,
                   case when e.resume_at > now() then e.resume_at end as resume_at, e.last_error,
                   (select max(d.delivered_at)
                      from event_delivery d
                     where d.merchant_id = e.merchant_id and d.endpoint_id = e.endpoint_id and d.state = 'DELIVERED')
                       as last_success_at,
                   (select count(*)
                      from (select 1 from event_delivery d
                             where d.merchant_id = e.merchant_id and d.endpoint_id = e.endpoint_id
                               and d.state in ('PENDING', 'RUNNING') limit $2) x) as pending,
                   (select count(*)
                      from (select 1 from event_delivery d
                             where d.merchant_id = e.merchant_id and d.endpoint_id = e.endpoint_id
                               and d.state = 'DEAD' limit $2) x) as dead_letters
              from event_endpoint e
             where e.merchant_id = any($1::uuid[])
             order by e.merchant_id, e.created_at, e.endpoint_id
            """;

    private final Database database;

    HealthRepository(Database database) {
        this.database = database;
    }

    /**
     * A page of merchants in the order of their ids, suspended ones too.
     *
     * @param merchantId the only one; null for all
     */
    Future<ObjectNode> page(@Nullable UUID merchantId, @Nullable UUID after, int limit) {
        ObjectNode page = StrictJson.mapper().createObjectNode();
        return database.query(MERCHANTS, merchantId, after, limit + 1, MAX_COUNT)
                .map(rows -> merchants(page, rows, limit))
                .compose(merchants -> {
                    UUID[] ids = merchants.keySet().toArray(UUID[]::new);
                    return database.query(SWEEPS, (Object) ids)
                            .map(rows -> sweeps(merchants, rows))
                            .compose(done -> database.query(ENDPOINTS, ids, MAX_COUNT))
                            .map(rows -> endpoints(merchants, rows));
                })
                .map(page);
    }

    private static Map<UUID, ObjectNode> merchants(ObjectNode page, RowSet<Row> rows, int limit) {
        Map<UUID, ObjectNode> merchants = new LinkedHashMap<>();
        ArrayNode array = page.putArray("merchants");
        page.putNull("next");
        UUID last = null;
        for (Row row : rows) {
            if (merchants.size() == limit) {
                page.put("next", String.valueOf(last));
                break;
            }
            last = row.getUUID("merchant_id");
            ObjectNode merchant = array.addObject()
                    .put("merchant_id", last.toString())
                    .put("name", row.getString("name"))
                    .put("state", row.getString("state"))
                    .put("reviews", row.getLong("reviews"))
                    .put("open_operations", row.getLong("open_operations"));
            merchant.putObject("sync")
                    .put("waiting", row.getLong("sync_waiting"))
                    .put("late_s", row.getLong("sync_late_s"))
                    .put("dead", row.getLong("sync_dead"));
            merchant.putArray("sweeps");
            merchant.putArray("endpoints");
            merchants.put(last, merchant);
        }
        return merchants;
    }

    private static Map<UUID, ObjectNode> sweeps(Map<UUID, ObjectNode> merchants, RowSet<Row> rows) {
        for (Row row : rows) {
            ObjectNode merchant = merchants.get(row.getUUID("merchant_id"));
            if (merchant != null) {
                merchant.withArray("sweeps")
                        .addObject()
                        .put("stream", row.getString("stream"))
                        .put("swept_to", time(row, "swept_to"))
                        .put("due_at", time(row, "due_at"))
                        .put("running", row.getBoolean("running"))
                        .put("lag_s", row.getLong("lag_s"));
            }
        }
        return merchants;
    }

    private static Map<UUID, ObjectNode> endpoints(Map<UUID, ObjectNode> merchants, RowSet<Row> rows) {
        for (Row row : rows) {
            ObjectNode merchant = merchants.get(row.getUUID("merchant_id"));
            if (merchant != null) {
                String error = row.getString("last_error");
                merchant.withArray("endpoints")
                        .addObject()
                        .put("endpoint_id", "ep_" + row.getUUID("endpoint_id"))
                        .put("host", URI.create(row.getString("url")).getAuthority())
                        .put("state", row.getString("state"))
                        .put("reason", row.getString("reason"))
                        .put("breaker", row.getOffsetDateTime("resume_at") == null ? "CLOSED" : "OPEN")
                        .put("paused_until", time(row, "resume_at"))
                        .put("failures", row.getInteger("failures"))
                        .put("failing_since", time(row, "failing_since"))
                        .put("last_error", error == null ? null : PersonalData.masked(error))
                        .put("last_success_at", time(row, "last_success_at"))
                        .put("pending", row.getLong("pending"))
                        .put("dead_letters", row.getLong("dead_letters"));
            }
        }
        return merchants;
    }

    private static @Nullable String time(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant().toString();
    }
}
