package dev.naru.gateway.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands in the database about one order number, whether or not there is an order; newest first, bounded. */
final class OrderStoryRepository {
    private static final int MAX_ROWS = 100;

    private static final String PAYMENTS = """
            select imp_uid, rank, standing, amount, cancel_amount, pg_provider, sandbox, fail_reason, cancel_reason,
                   paid_at, updated_at
              from payment
             where merchant_id = $1 and merchant_uid = $2
             order by first_seen_at desc
             limit $3
            """;

    private static final String OPERATIONS = """
            select operation_id, kind, state, request::text as request, result::text as result, error_code, error_message,
                   attempt, created_at, updated_at
              from operation
             where merchant_id = $1 and merchant_uid = $2
             order by created_at desc
             limit $3
            """;

    private static final String EVENTS = """
            select event_id, seq, type, occurred_at, data
              from event
             where merchant_id = $1 and subject = $2
             order by seq desc
             limit $3
            """;

    private static final String DELIVERIES = """
            select d.event_id, d.endpoint_id, d.state, d.attempt, d.run_at, d.delivered_at, d.died_at,
                   last.status, last.error
              from event e
              join event_delivery d on d.merchant_id = e.merchant_id and d.event_id = e.event_id
              left join event_attempt last
                on last.merchant_id = d.merchant_id and last.event_id = d.event_id
               and last.endpoint_id = d.endpoint_id and last.attempt = d.attempt
             where e.merchant_id = $1 and e.subject = $2
             order by e.seq desc, d.endpoint_id
             limit $3
            """;

    private static final String NOTIFICATIONS = """
            select received_at, imp_uid, claimed_status, verdict
              from webhook_inbox
             where merchant_id = $1 and merchant_uid = $2
             order by received_at desc
             limit $3
            """;

    private final Database database;

    OrderStoryRepository(Database database) {
        this.database = database;
    }

    /** Adds {@code payments}, {@code operations}, {@code events} with their deliveries, and {@code notifications}. */
    Future<ObjectNode> addTo(ObjectNode story, UUID merchantId, MerchantUid merchantUid) {
        return rows(PAYMENTS, merchantId, merchantUid, MAX_ROWS)
                .map(rows -> payments(story.putArray("payments"), rows))
                .compose(done -> rows(OPERATIONS, merchantId, merchantUid, MAX_ROWS))
                .map(rows -> operations(story.putArray("operations"), rows))
                .compose(done -> rows(EVENTS, merchantId, merchantUid, MAX_ROWS))
                .map(rows -> events(story.putArray("events"), rows))
                .compose(events ->
                        rows(DELIVERIES, merchantId, merchantUid, MAX_ROWS * 20).map(rows -> deliveries(events, rows)))
                .compose(done -> rows(NOTIFICATIONS, merchantId, merchantUid, MAX_ROWS))
                .map(rows -> notifications(story.putArray("notifications"), rows))
                .map(story);
    }

    private Future<RowSet<Row>> rows(String sql, UUID merchantId, MerchantUid merchantUid, int limit) {
        return database.query(sql, merchantId, merchantUid.value(), limit);
    }

    private static ArrayNode payments(ArrayNode payments, RowSet<Row> rows) {
        for (Row row : rows) {
            payments.addObject()
                    .put("imp_uid", row.getString("imp_uid"))
                    .put("status", row.getString("rank"))
                    .put("standing", row.getString("standing"))
                    .put("amount", row.getLong("amount"))
                    .put("cancel_amount", row.getLong("cancel_amount"))
                    .put("pg_provider", row.getString("pg_provider"))
                    .put("sandbox", row.getBoolean("sandbox"))
                    .put("fail_reason", row.getString("fail_reason"))
                    .put("cancel_reason", row.getString("cancel_reason"))
                    .put("paid_at", time(row, "paid_at"))
                    .put("updated_at", time(row, "updated_at"));
        }
        return payments;
    }

    private static ArrayNode operations(ArrayNode operations, RowSet<Row> rows) {
        for (Row row : rows) {
            ObjectNode operation = operations
                    .addObject()
                    .put("operation_id", row.getUUID("operation_id").toString())
                    .put("kind", row.getString("kind"))
                    .put("state", row.getString("state"))
                    .put("attempts", row.getInteger("attempt"))
                    .put("error_code", row.getString("error_code"))
                    .put("error_message", row.getString("error_message"))
                    .put("created_at", time(row, "created_at"))
                    .put("updated_at", time(row, "updated_at"));
            operation.set("request", json(row.getString("request")));
            operation.set("result", json(row.getString("result")));
        }
        return operations;
    }

    private static Map<UUID, ArrayNode> events(ArrayNode events, RowSet<Row> rows) {
        Map<UUID, ArrayNode> deliveries = new HashMap<>();
        for (Row row : rows) {
            UUID id = row.getUUID("event_id");
            ObjectNode event = events.addObject()
                    .put("id", "evt_" + id)
                    .put("seq", row.getLong("seq"))
                    .put("type", row.getString("type"))
                    .put("timestamp", time(row, "occurred_at"));
            event.set("data", json(row.getString("data")));
            deliveries.put(id, event.putArray("deliveries"));
        }
        return deliveries;
    }

    private static Map<UUID, ArrayNode> deliveries(Map<UUID, ArrayNode> events, RowSet<Row> rows) {
        for (Row row : rows) {
            ArrayNode of = events.get(row.getUUID("event_id"));
            if (of != null) {
                Short status = row.getShort("status");
                boolean waits = row.getString("state").equals("PENDING");
                of.addObject()
                        .put("endpoint_id", "ep_" + row.getUUID("endpoint_id"))
                        .put("state", row.getString("state"))
                        .put("attempts", row.getInteger("attempt"))
                        .put("next_attempt_at", waits ? time(row, "run_at") : null)
                        .put("delivered_at", time(row, "delivered_at"))
                        .put("died_at", time(row, "died_at"))
                        .put("last_status", status == null ? null : status.intValue())
                        .put("last_error", row.getString("error"));
            }
        }
        return events;
    }

    private static ArrayNode notifications(ArrayNode notifications, RowSet<Row> rows) {
        for (Row row : rows) {
            notifications
                    .addObject()
                    .put("at", time(row, "received_at"))
                    .put("imp_uid", row.getString("imp_uid"))
                    .put("claimed_status", row.getString("claimed_status"))
                    .put("verdict", row.getString("verdict"));
        }
        return notifications;
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : StrictJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String time(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant().toString();
    }
}
