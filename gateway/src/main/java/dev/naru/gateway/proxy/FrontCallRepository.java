package dev.naru.gateway.proxy;

import dev.naru.gateway.platform.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls of the front as rows; all times are the database's. */
final class FrontCallRepository {
    private static final String INSERT = """
            insert into front_call (merchant_id, call_id, fingerprint, request) values ($1, $2, $3, $4)
            on conflict (merchant_id, fingerprint) where delivered_at is null do nothing
            """;

    // Whoever died while writing an answer did not deliver it.
    private static final String UNDELIVERED = """
            select call_id, coalesce(sending_at > now() - interval '5 seconds', false) as sending
              from front_call
             where merchant_id = $1 and fingerprint = $2 and delivered_at is null
            """;

    private static final String FIND = """
            select request, answer, extract(epoch from now() - created_at)::bigint as age_s
              from front_call
             where merchant_id = $1 and call_id = $2
            """;

    private static final String ANSWERED =
            "update front_call set answer = $3 where merchant_id = $1 and call_id = $2 and answer is null";

    private static final String SENDING =
            "update front_call set sending_at = now() where merchant_id = $1 and call_id = $2 and delivered_at is null";

    private static final String DELIVERED = """
            update front_call set delivered_at = now()
             where merchant_id = $1 and call_id = $2 and delivered_at is null
            """;

    private static final String NOT_DELIVERED =
            "update front_call set sending_at = null where merchant_id = $1 and call_id = $2 and delivered_at is null";

    // What was delivered is kept for those who wait for the same answer at this moment.
    private static final String FORGET = """
            with old as materialized (
                (select merchant_id, call_id from front_call where delivered_at < now() - interval '10 minutes' limit $2)
                union
                (select merchant_id, call_id from front_call
                  where created_at < now() - make_interval(secs => $1) limit $2))
            delete from front_call forgotten
             using old
             where forgotten.merchant_id = old.merchant_id and forgotten.call_id = old.call_id
            """;

    private final Database database;

    FrontCallRepository(Database database) {
        this.database = database;
    }

    /**
     * An equal call whose answer has not arrived.
     *
     * @param isBeingSent whether that is perhaps about to change
     */
    record Undelivered(UUID callId, boolean isBeingSent) {}

    /**
     * A call as stored.
     *
     * @param request sealed
     * @param answer sealed; null before there is one
     * @param age since it came first
     */
    record Stored(String request, @Nullable String answer, Duration age) {}

    /** Completes with false, and nothing is stored, when there is an equal call whose answer has not arrived. */
    Future<Boolean> insert(UUID merchantId, UUID callId, String fingerprint, String request) {
        return database.query(INSERT, merchantId, callId, fingerprint, request).map(rows -> rows.rowCount() == 1);
    }

    Future<Optional<Undelivered>> undelivered(UUID merchantId, String fingerprint) {
        return database.query(UNDELIVERED, merchantId, fingerprint)
                .map(rows ->
                        first(rows).map(row -> new Undelivered(row.getUUID("call_id"), row.getBoolean("sending"))));
    }

    Future<Optional<Stored>> find(UUID merchantId, UUID callId) {
        return database.query(FIND, merchantId, callId)
                .map(rows -> first(rows)
                        .map(row -> new Stored(
                                row.getString("request"),
                                row.getString("answer"),
                                Duration.ofSeconds(row.getLong("age_s")))));
    }

    /** Stores the answer, unless there is one. */
    Future<Void> answered(UUID merchantId, UUID callId, String answer) {
        return database.query(ANSWERED, merchantId, callId, answer).mapEmpty();
    }

    Future<Void> sending(UUID merchantId, UUID callId) {
        return database.query(SENDING, merchantId, callId).mapEmpty();
    }

    Future<Void> delivered(UUID merchantId, UUID callId) {
        return database.query(DELIVERED, merchantId, callId).mapEmpty();
    }

    Future<Void> notDelivered(UUID merchantId, UUID callId) {
        return database.query(NOT_DELIVERED, merchantId, callId).mapEmpty();
    }

    /** Deletes up to about {@code limit} calls. Completes with whether there may be more. */
    Future<Boolean> forget(Duration age, int limit) {
        return database.query(FORGET, (double) age.toSeconds(), limit).map(rows -> rows.rowCount() >= limit);
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }
}
