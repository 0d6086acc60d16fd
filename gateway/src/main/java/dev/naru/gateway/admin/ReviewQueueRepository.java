package dev.naru.gateway.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.http.Page;
import dev.naru.gateway.platform.http.PageCursor;
import dev.naru.gateway.platform.json.PersonalData;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Operations that wait for a person, of one merchant or of all. */
final class ReviewQueueRepository {
    private static final String PAGE = """
            with asked as (
                select merchant_id
                  from merchants
                 where $1::uuid is null or merchant_id = $1
                 order by merchant_id
                 limit 1000)
            select found.*
              from asked
             cross join lateral (
                select o.merchant_id, o.operation_id::text as operation_id, o.kind, o.merchant_uid, o.error_message,
                       o.attempt, o.created_at, o.updated_at
                  from operation o
                 where o.merchant_id = asked.merchant_id and o.state = 'REVIEW'
                   and ($2::timestamptz is null or (o.created_at, o.operation_id::text collate "C") > ($2, $3::text))
                 order by o.created_at, o.operation_id::text collate "C"
                 limit $4) found
             order by created_at, operation_id collate "C"
             limit $4
            """;

    private final Database database;

    ReviewQueueRepository(Database database) {
        this.database = database;
    }

    /**
     * A page of what waits, oldest first.
     *
     * @param merchantId the only merchant; null for all
     */
    Future<ObjectNode> page(@Nullable UUID merchantId, @Nullable PageCursor after, int limit) {
        return database.query(
                        PAGE,
                        merchantId,
                        after == null ? null : after.at().atOffset(ZoneOffset.UTC),
                        after == null ? null : after.id(),
                        limit + 1)
                .map(rows -> page(rows, limit));
    }

    private static ObjectNode page(RowSet<Row> rows, int limit) {
        return Page.of(
                "reviews",
                StreamSupport.stream(rows.spliterator(), false).toList(),
                limit,
                ReviewQueueRepository::review,
                row -> new PageCursor(time(row, "created_at"), row.getString("operation_id")));
    }

    private static ObjectNode review(Row row) {
        String message = row.getString("error_message");
        return StrictJson.mapper()
                .createObjectNode()
                .put("merchant_id", row.getUUID("merchant_id").toString())
                .put("operation_id", row.getString("operation_id"))
                .put("kind", row.getString("kind"))
                .put("merchant_uid", row.getString("merchant_uid"))
                .put("message", message == null ? null : PersonalData.masked(message))
                .put("attempts", row.getInteger("attempt"))
                .put("created_at", time(row, "created_at").toString())
                .put("updated_at", time(row, "updated_at").toString());
    }

    private static Instant time(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
