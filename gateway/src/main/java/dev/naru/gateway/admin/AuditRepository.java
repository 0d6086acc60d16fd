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

/** Reads what persons did. */
final class AuditRepository {
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
                select a.merchant_id, a.audit_id::text as audit_id, a.at, a.actor, a.action, a.subject, a.note
                  from audit_log a
                 where a.merchant_id = asked.merchant_id
                   and ($2::timestamptz is null or (a.at, a.audit_id::text collate "C") < ($2, $3::text))
                 order by a.at desc, a.audit_id::text collate "C" desc
                 limit $4) found
             order by at desc, audit_id collate "C" desc
             limit $4
            """;

    private final Database database;

    AuditRepository(Database database) {
        this.database = database;
    }

    /**
     * A page of entries, newest first.
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
                "entries",
                StreamSupport.stream(rows.spliterator(), false).toList(),
                limit,
                AuditRepository::entry,
                row -> new PageCursor(at(row), row.getString("audit_id")));
    }

    private static ObjectNode entry(Row row) {
        return StrictJson.mapper()
                .createObjectNode()
                .put("merchant_id", row.getUUID("merchant_id").toString())
                .put("at", at(row).toString())
                .put("actor", row.getString("actor"))
                .put("action", row.getString("action"))
                .put("subject", row.getString("subject"))
                .put("note", PersonalData.masked(row.getString("note")));
    }

    private static Instant at(Row row) {
        return row.getOffsetDateTime("at").toInstant();
    }
}
