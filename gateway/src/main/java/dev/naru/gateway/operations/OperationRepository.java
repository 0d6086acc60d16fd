package dev.naru.gateway.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.http.PageCursor;
import dev.naru.gateway.platform.json.Fingerprint;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Operations as committed. Every change needs the fence of the claim it was made under; all times are the database's. */
final class OperationRepository {
    private static final int MAX_MESSAGE = 1_000;
    private static final String UNIQUE_VIOLATION = "23505";

    private static final String COLUMNS = """
            operation.merchant_id, operation.operation_id, kind, dedupe_key, lane, merchant_uid,
            request::text as request, state, premise::text as premise, result::text as result, error_code,
            error_message, attempt, fence, coalesce(lease_until > now(), false) as under_way, sent_at,
            operation.created_at, updated_at
            """;

    // The first claim comes with the row: whoever asks does it, unless it dies.
    private static final String INSERT = """
            insert into operation (merchant_id, operation_id, kind, dedupe_key, lane, merchant_uid, request,
                fence, lease_until)
            values ($1, $2, $3, $4, $5, $6, $7::text::json, 1, now() + make_interval(secs => $8))
            on conflict (merchant_id, kind, dedupe_key) do nothing
            returning\s""" + COLUMNS;

    private static final String BY_KEY =
            "select " + COLUMNS + " from operation where merchant_id = $1 and kind = $2 and dedupe_key = $3";

    private static final String FIND =
            "select " + COLUMNS + " from operation where merchant_id = $1 and operation_id = $2";

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

    // Materialized: as a plain subselect the planner may run it once per row, and each run would lock other ones.
    private static final String CLAIM = """
            with due as materialized (
                select merchant_id, operation_id
                  from operation
                 where merchant_id = $1 and state in ('PENDING', 'SENT', 'UNKNOWN') and run_at <= now()
                   and (lease_until is null or lease_until < now())
                 order by run_at
                 limit $2
                   for update skip locked)
            update operation
               set fence = fence + 1, lease_until = now() + make_interval(secs => $3)
              from due
             where operation.merchant_id = due.merchant_id and operation.operation_id = due.operation_id
            returning\s""" + COLUMNS;

    private static final String CLAIM_ONE = """
            update operation
               set fence = fence + 1, lease_until = now() + make_interval(secs => $3)
             where merchant_id = $1 and operation_id = $2 and state in ('PENDING', 'SENT', 'UNKNOWN')
               and run_at <= now() and (lease_until is null or lease_until < now())
            returning\s""" + COLUMNS;

    private static final String ENTER = """
            update operation
               set in_lane = true
             where merchant_id = $1 and operation_id = $2 and fence = $3 and state = 'PENDING'
            returning\s""" + COLUMNS;

    private static final String SENT = """
            update operation
               set state = 'SENT', premise = $4::text::json, attempt = attempt + 1, sent_at = now(), updated_at = now()
             where merchant_id = $1 and operation_id = $2 and fence = $3 and state in ('PENDING', 'SENT', 'UNKNOWN')
            returning\s""" + COLUMNS;

    private static final String SETTLE = """
            update operation
               set state = $4, result = coalesce($5::text::json, result), error_code = $6, error_message = $7, lease_until = null,
                   in_lane = false, updated_at = now()
             where merchant_id = $1 and operation_id = $2 and fence = $3 and state in ('PENDING', 'SENT', 'UNKNOWN')
            returning\s""" + COLUMNS;

    private static final String POSTPONE = """
            update operation
               set state = $4, error_message = $5, run_at = now() + make_interval(secs => $6), lease_until = null,
                   in_lane = false, result = coalesce($7::text::json, result), updated_at = now()
             where merchant_id = $1 and operation_id = $2 and fence = $3 and state in ('PENDING', 'SENT', 'UNKNOWN')
            returning\s""" + COLUMNS;

    private final Database database;
    private final TimelineRepository timeline;
    private final RequestKeyRepository keys;
    private final OperationNews news;

    OperationRepository(Database database, TimelineRepository timeline, RequestKeyRepository keys, OperationNews news) {
        this.database = database;
        this.timeline = timeline;
        this.keys = keys;
        this.news = news;
    }

    /**
     * What became of an intent.
     *
     * @param isNew whether this call wrote it, and so holds its first claim
     * @param isSame whether the operation under this key asks for just this
     */
    record Intent(Operation operation, boolean isNew, boolean isSame) {}

    /** Commits an intent, claimed by the caller, or finds the one that is there already. */
    Future<Intent> insert(NewOperation asked, @Nullable String requestKey, Duration lease) {
        UUID id = UUID.randomUUID();
        if (requestKey == null) {
            return database.transaction(tx -> write(tx, asked, id, lease));
        }
        return database.transaction(tx -> keys.take(tx, asked.merchantId(), requestKey, id)
                .compose(taken -> taken.equals(id)
                        ? write(tx, asked, id, lease)
                                .compose(intent -> keys.point(
                                                tx,
                                                asked.merchantId(),
                                                requestKey,
                                                intent.operation().id())
                                        .map(intent))
                        : earlier(tx, asked, FIND, Tuple.of(asked.merchantId(), taken))));
    }

    private Future<Intent> write(Transaction tx, NewOperation asked, UUID id, Duration lease) {
        Tuple arguments = Tuple.tuple()
                .addUUID(asked.merchantId())
                .addUUID(id)
                .addString(asked.kind().name())
                .addString(asked.dedupeKey())
                .addString(asked.lane())
                .addString(
                        asked.merchantUid() == null ? null : asked.merchantUid().value())
                .addString(asked.request().toString())
                .addDouble((double) lease.toSeconds());
        return tx.query(INSERT, arguments)
                .compose(rows -> rows.size() == 1
                        ? remember(tx, operation(rows.iterator().next()), "operation.requested")
                                .map(operation -> new Intent(operation, true, true))
                        : earlier(
                                tx,
                                asked,
                                BY_KEY,
                                Tuple.of(asked.merchantId(), asked.kind().name(), asked.dedupeKey())));
    }

    private static Future<Intent> earlier(Transaction tx, NewOperation asked, String sql, Tuple arguments) {
        return tx.query(sql, arguments).map(rows -> {
            Operation there = operation(rows.iterator().next());
            boolean isSame = there.kind() == asked.kind()
                    && Fingerprint.of(there.request()).equals(Fingerprint.of(asked.request()));
            return new Intent(there, false, isSame);
        });
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

    /** Claims up to {@code limit} that are due, and those whose worker let its lease run out. */
    Future<List<Operation>> claim(UUID merchantId, int limit, Duration lease) {
        return database.query(CLAIM, merchantId, limit, (double) lease.toSeconds())
                .map(OperationRepository::all);
    }

    private static List<Operation> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(OperationRepository::operation)
                .toList();
    }

    /** Claims just this one, if it is due and nobody has it. */
    Future<Optional<Operation>> claim(UUID merchantId, UUID id, Duration lease) {
        return database.query(CLAIM_ONE, merchantId, id, (double) lease.toSeconds())
                .map(OperationRepository::first);
    }

    /**
     * Keeps everybody else of its lane from acting until it is settled or postponed. Completes with nothing when another
     * one has the lane, or when the claim was lost.
     */
    Future<Optional<Operation>> enter(Operation claimed) {
        return database.query(ENTER, claimed.merchantId(), claimed.id(), claimed.fence())
                .map(OperationRepository::first)
                .recover(failure -> failure instanceof PgException pg && UNIQUE_VIOLATION.equals(pg.getSqlState())
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    /** Commits that it is about to be sent. Completes with nothing when the claim was lost. */
    Future<Optional<Operation>> sent(Operation claimed, JsonNode premise) {
        return database.transaction(
                tx -> tx.query(SENT, Tuple.of(claimed.merchantId(), claimed.id(), claimed.fence(), premise.toString()))
                        .compose(rows -> told(tx, rows, "operation.sent")));
    }

    /** Stores the outcome. Completes with nothing when the claim was lost. */
    Future<Optional<Operation>> settle(
            Operation claimed,
            OperationState state,
            @Nullable JsonNode result,
            @Nullable String errorCode,
            @Nullable String errorMessage) {
        Tuple arguments = Tuple.tuple()
                .addUUID(claimed.merchantId())
                .addUUID(claimed.id())
                .addLong(claimed.fence())
                .addString(state.name())
                .addString(result == null ? null : result.toString())
                .addString(errorCode)
                .addString(capped(errorMessage));
        return database.transaction(tx -> announced(tx, claimed, state, errorMessage)
                        .compose(done -> tx.query(SETTLE, arguments))
                        .compose(rows ->
                                told(tx, rows, "operation." + state.name().toLowerCase(Locale.ROOT)))
                        // What was announced must not stay when the claim was lost.
                        .compose(stored -> stored.isPresent()
                                ? Future.succeededFuture(stored)
                                : Future.failedFuture(new LostClaim())))
                .recover(failure -> failure instanceof LostClaim
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    private Future<Void> announced(
            Transaction tx, Operation claimed, OperationState state, @Nullable String errorMessage) {
        return state == OperationState.REVIEW
                ? news.needsAPerson(tx, claimed, String.valueOf(errorMessage))
                : Future.succeededFuture();
    }

    private static final class LostClaim extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostClaim() {
            super("the claim was lost", null, false, false);
        }
    }

    /**
     * Gives the claim back, to be taken up again after a pause. Completes with nothing when the claim was lost.
     *
     * @param known what is known of the outcome so far; null keeps what was known before
     */
    Future<Optional<Operation>> postpone(
            Operation claimed, OperationState state, String why, @Nullable JsonNode known, Duration pause) {
        return database.query(
                        POSTPONE,
                        claimed.merchantId(),
                        claimed.id(),
                        claimed.fence(),
                        state.name(),
                        capped(why),
                        pause.toMillis() / 1000.0,
                        known == null ? null : known.toString())
                .map(OperationRepository::first);
    }

    private Future<Optional<Operation>> told(Transaction tx, RowSet<Row> rows, String type) {
        Optional<Operation> changed = first(rows);
        return changed.isEmpty()
                ? Future.succeededFuture(changed)
                : remember(tx, changed.get(), type).map(Optional::of);
    }

    private Future<Operation> remember(Transaction tx, Operation operation, String type) {
        MerchantUid order = operation.merchantUid();
        return order == null
                ? Future.succeededFuture(operation)
                : timeline.append(tx, operation.merchantId(), order, type, OperationJson.remark(operation))
                        .map(operation);
    }

    private static Optional<Operation> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(operation(rows.iterator().next()));
    }

    private static Operation operation(Row row) {
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

    private static @Nullable String capped(@Nullable String text) {
        return text == null || text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE);
    }
}
