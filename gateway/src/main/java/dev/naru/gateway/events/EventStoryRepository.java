package dev.naru.gateway.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event with every delivery and its newest attempts. */
final class EventStoryRepository {
    private static final int MAX_ATTEMPTS = 20;

    private static final String EVENT =
            "select type, occurred_at, data from event where merchant_id = $1 and event_id = $2";

    private static final String DELIVERIES = """
            select endpoint_id, state, attempt, run_at, delivered_at, died_at
              from event_delivery
             where merchant_id = $1 and event_id = $2
             order by endpoint_id
            """;

    private static final String ATTEMPTS = """
            select d.endpoint_id, a.attempt, a.at, a.status, a.error, a.latency_ms
              from event_delivery d
             cross join lateral (
                select *
                  from event_attempt
                 where merchant_id = d.merchant_id and event_id = d.event_id and endpoint_id = d.endpoint_id
                 order by attempt desc
                 limit $3) a
             where d.merchant_id = $1 and d.event_id = $2
             order by d.endpoint_id, a.attempt
            """;

    private final Database database;

    EventStoryRepository(Database database) {
        this.database = database;
    }

    /** The event as {@code GET /v1/events/{id}} shows it. */
    Future<Optional<ObjectNode>> find(UUID merchantId, UUID eventId) {
        return database.query(EVENT, merchantId, eventId)
                .compose(event -> event.size() == 0
                        ? Future.succeededFuture(Optional.empty())
                        : database.query(DELIVERIES, merchantId, eventId)
                                .compose(deliveries -> database.query(ATTEMPTS, merchantId, eventId, MAX_ATTEMPTS)
                                        .map(attempts -> Optional.of(
                                                story(eventId, event.iterator().next(), deliveries, attempts)))));
    }

    private static ObjectNode story(UUID eventId, Row event, RowSet<Row> deliveries, RowSet<Row> attempts) {
        ObjectNode story = StrictJson.mapper().createObjectNode();
        story.put("id", Delivery.webhookId(eventId))
                .put("type", event.getString("type"))
                .put("timestamp", time(event, "occurred_at"))
                .set("data", StrictJson.parse(event.getString("data").getBytes(StandardCharsets.UTF_8)));
        ArrayNode list = story.putArray("deliveries");
        Map<UUID, ArrayNode> attemptsOf = new HashMap<>();
        for (Row row : deliveries) {
            UUID endpointId = row.getUUID("endpoint_id");
            boolean waits = row.getString("state").equals("PENDING");
            ObjectNode delivery = list.addObject()
                    .put("endpoint_id", EndpointJson.id(endpointId))
                    .put("state", row.getString("state"))
                    .put("attempts", row.getInteger("attempt"))
                    .put("next_attempt_at", waits ? time(row, "run_at") : null)
                    .put("delivered_at", time(row, "delivered_at"))
                    .put("died_at", time(row, "died_at"));
            attemptsOf.put(endpointId, delivery.putArray("last_attempts"));
        }
        for (Row row : attempts) {
            ArrayNode of = attemptsOf.get(row.getUUID("endpoint_id"));
            if (of != null) {
                Short status = row.getShort("status");
                of.addObject()
                        .put("attempt", row.getInteger("attempt"))
                        .put("at", time(row, "at"))
                        .put("status", status == null ? null : status.intValue())
                        .put("error", row.getString("error"))
                        .put("latency_ms", row.getLong("latency_ms"));
            }
        }
        return story;
    }

    private static @Nullable String time(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant().toString();
    }
}
