package dev.naru.gateway.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.charset.StandardCharsets;

/** Events that an endpoint did not take and that are sent no more. */
final class DeadLetterRepository {
    private static final String PAGE = """
            select e.event_id, e.type, e.occurred_at, e.data, d.died_at, d.attempt, last.status, last.error
              from event_delivery d
              join event e on e.merchant_id = d.merchant_id and e.event_id = d.event_id
              left join event_attempt last
                on last.merchant_id = d.merchant_id and last.event_id = d.event_id
               and last.endpoint_id = d.endpoint_id and last.attempt = d.attempt
             where d.merchant_id = $1 and d.endpoint_id = $2 and d.state = 'DEAD'
               and (d.died_at, d.event_id) > ($3, $4)
             order by d.died_at, d.event_id
             limit $5
            """;

    private final Database database;

    DeadLetterRepository(Database database) {
        this.database = database;
    }

    /** A page as {@code GET /v1/endpoints/{id}/dead-letters} shows it, what died first first. */
    Future<ObjectNode> page(EndpointKey endpoint, TimeCursor after, int limit) {
        return database.query(PAGE, endpoint.merchantId(), endpoint.endpointId(), after.time(), after.eventId(), limit)
                .map(rows -> page(rows, limit));
    }

    private static ObjectNode page(RowSet<Row> rows, int limit) {
        ObjectNode page = StrictJson.mapper().createObjectNode();
        ArrayNode letters = page.putArray("dead_letters");
        String next = null;
        for (Row row : rows) {
            ObjectNode letter = letters.addObject();
            letter.putObject("event")
                    .put("id", Delivery.webhookId(row.getUUID("event_id")))
                    .put("type", row.getString("type"))
                    .put(
                            "timestamp",
                            row.getOffsetDateTime("occurred_at").toInstant().toString())
                    .set("data", StrictJson.parse(row.getString("data").getBytes(StandardCharsets.UTF_8)));
            TimeCursor here = new TimeCursor(row.getOffsetDateTime("died_at").toInstant(), row.getUUID("event_id"));
            Short status = row.getShort("status");
            letter.put("died_at", here.at().toString())
                    .put("attempts", row.getInteger("attempt"))
                    .put("last_status", status == null ? null : status.intValue())
                    .put("last_error", row.getString("error"));
            next = letters.size() == limit ? here.toString() : null;
        }
        return page.put("next", next);
    }
}
