package dev.naru.gateway.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** Every event of a merchant in the order they were committed, for shops that would rather ask. */
final class EventHistoryRepository {
    // Events of transactions that may still be running are left for the next page, or a late commit would be skipped.
    private static final String PAGE = """
            select e.event_id, e.tx::text as tx, e.position, e.type, e.occurred_at, e.data,
                   coalesce((select string_agg(d.state, ',')
                               from event_delivery d
                              where d.merchant_id = e.merchant_id and d.event_id = e.event_id), 'NONE') as delivery
              from event e
             where e.merchant_id = $1
               and (e.tx, e.position) > ($2::text::xid8, $3::bigint)
               and e.tx < pg_snapshot_xmin(pg_current_snapshot())
             order by e.tx, e.position
             limit $4
            """;

    // What waits or was given up stays, because somebody may still have to act on it. Deliveries and attempts go with
    // their event.
    private static final String FORGET = """
            with old as materialized (
                select merchant_id, event_id
                  from event e
                 where occurred_at < now() - make_interval(secs => $1)
                   and not exists (select 1
                                     from event_delivery d
                                    where d.merchant_id = e.merchant_id and d.event_id = e.event_id
                                      and d.state <> 'DELIVERED')
                 limit $2)
            delete from event
             using old
             where event.merchant_id = old.merchant_id and event.event_id = old.event_id
            """;

    private final Database database;

    EventHistoryRepository(Database database) {
        this.database = database;
    }

    /** A page of events as {@code GET /v1/events} shows it, oldest first; {@code next} continues after it. */
    Future<ObjectNode> page(UUID merchantId, EventCursor after, int limit) {
        return database.query(PAGE, merchantId, after.tx(), after.position(), limit)
                .map(rows -> page(rows, after));
    }

    /**
     * Forgets events older than {@code age} that arrived wherever they were to go. Completes with whether there may be
     * more of them.
     */
    Future<Boolean> forget(Duration age, int limit) {
        return database.query(FORGET, (double) age.toSeconds(), limit).map(rows -> rows.rowCount() >= limit);
    }

    private static ObjectNode page(RowSet<Row> rows, EventCursor after) {
        ObjectNode page = StrictJson.mapper().createObjectNode();
        ArrayNode events = page.putArray("events");
        EventCursor last = after;
        for (Row row : rows) {
            events.addObject()
                    .put("id", Delivery.webhookId(row.getUUID("event_id")))
                    .put("type", row.getString("type"))
                    .put(
                            "timestamp",
                            row.getOffsetDateTime("occurred_at").toInstant().toString())
                    .put("delivery", row.getString("delivery"))
                    .set("data", StrictJson.parse(row.getString("data").getBytes(StandardCharsets.UTF_8)));
            last = new EventCursor(row.getString("tx"), row.getLong("position"));
        }
        return page.put("next", last.toString());
    }
}
