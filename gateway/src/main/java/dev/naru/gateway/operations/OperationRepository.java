package dev.naru.gateway.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.http.PageCursor;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Operations as they stand; all times are the database's. */
final class OperationRepository {
    static final String COLUMNS = """
            operation.merchant_id, operation.operation_id, kind, dedupe_key, lane, merchant_uid,
            request::text as request, state, premise::text as premise, result::text as result, error_code,
            error_message, attempt, fence, coalesce(lease_until > now(), false) as under_way, sent_at,
            operation.created_at, updated_at
            """;
    static final String FIND = "select " + COLUMNS + " from operation where merchant_id = $1 and operation_id = $2";
    // Text, so that a cursor nobody of ours made is merely past the end.
    private static final String LIST = "select " + COLUMNS + """
             from operation
            where merchant_id = $1
              and ($2::text is null or state = $2)
              and ($3::timestamptz is null or (created_at, operation_id::text) < ($3, $4::text))
            order by created_at desc, operation_id::text desc
            limit $5
            """;
    private static final String DUE = """
            select asked.merchant_id
              from unnest($1::uuid[]) as asked (merchant_id)
             where exists (select 1
                             from operation
                            where operation.merchant_id = asked.merchant_id
                              and state in ('PENDING', 'SENT', 'UNKNOWN') and run_at <= now()
                              and (lease_until is null or lease_until < now()))
            """;
    private final Database database;

    OperationRepository(Database database) {
        this.database = database;
    }

    Future<Optional<Operation>> find(UUID merchantId, UUID id) {
        return database.query(FIND, merchantId, id).map(OperationRepository::first);
    }

    Future<List<Operation>> list(
            UUID merchantId, @Nullable OperationState state, @Nullable PageCursor after, int limit) {
        return database.query(
                        LIST,
                        merchantId,
                        state == null ? null : state.name(),
                        after == null ? null : after.at().atOffset(ZoneOffset.UTC),
                        after == null ? null : after.id(),
                        limit)
                .map(OperationRepository::all);
    }

    /** Which of these merchants have something to claim now. */
    Future<List<UUID>> due(UUID[] merchantIds) {
        return database.query(DUE, (Object) merchantIds)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("merchant_id"))
                        .toList());
    }

    static List<Operation> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(OperationRepository::operation)
                .toList();
    }

    static Optional<Operation> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(operation(rows.iterator().next()));
    }

    static Operation operation(Row row) {
        String merchantUid = row.getString("merchant_uid");
        OffsetDateTime sentAt = row.getOffsetDateTime("sent_at");
        return new Operation(
                row.getUUID("merchant_id"),
                row.getUUID("operation_id"),
                OperationKind.valueOf(row.getString("kind")),
                row.getString("dedupe_key"),
                row.getString("lane"),
                merchantUid == null ? null : new MerchantUid(merchantUid),
                json(row.getString("request")),
                OperationState.valueOf(row.getString("state")),
                jsonOrNull(row.getString("premise")),
                jsonOrNull(row.getString("result")),
                row.getString("error_code"),
                row.getString("error_message"),
                row.getInteger("attempt"),
                row.getLong("fence"),
                row.getBoolean("under_way"),
                sentAt == null ? null : sentAt.toInstant(),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static @Nullable JsonNode jsonOrNull(@Nullable String text) {
        return text == null ? null : json(text);
    }

    private static JsonNode json(String text) {
        try {
            return StrictJson.mapper().readTree(text);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("a stored operation is no JSON", notOurs);
        }
    }
}
