package dev.naru.gateway.events;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.http.Precondition;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.value.Secret;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Where merchants want their events. */
final class EndpointRepository {
    /** The endpoint that comes from the environment; one per merchant, whatever its address. */
    static final UUID FROM_ENVIRONMENT = UUID.fromString("00000000-0000-0000-0000-0000000000e0");

    static final int MAX_PER_MERCHANT = 20;

    private static final String SAVE = """
            insert into event_endpoint (merchant_id, endpoint_id, url, secrets)
            values ($1, $2, $3, $4)
            on conflict (merchant_id, endpoint_id) do update
               set url = excluded.url, secrets = excluded.secrets, state = 'ACTIVE', reason = null, failures = 0,
                   failing_since = null, resume_at = null, last_error = null,
                   version = event_endpoint.version + 1, updated_at = now()
            """;

    private static final String PAUSE = """
            update event_endpoint
               set state = 'PAUSED', reason = null, version = version + 1, updated_at = now()
             where merchant_id = $1 and endpoint_id = $2 and state <> 'PAUSED'
            """;

    private static final String COLUMNS = """
            merchant_id, endpoint_id, url, types, format, encoding, state, reason, version,
            case when old_secret_until > now() then old_secret_until end as old_secret_until,
            created_at, updated_at, failures, failing_since,
            case when resume_at > now() then resume_at end as resume_at, last_error
            """;

    private static final String LIST = "select " + COLUMNS + " from event_endpoint where merchant_id = $1"
            + " order by created_at, endpoint_id limit " + (MAX_PER_MERCHANT + 1);

    private static final String FIND =
            "select " + COLUMNS + " from event_endpoint where merchant_id = $1 and endpoint_id = $2";

    private static final String LOCK = FIND + " for no key update";

    // Two at once must not both find room for the last one.
    private static final String LOCK_MERCHANT = "select 1 from merchants where merchant_id = $1 for no key update";

    private static final String INSERT = """
            insert into event_endpoint (merchant_id, endpoint_id, url, types, format, encoding, state, secrets)
            select $1, $2, $3, $4, $5, $6, $7, $8
             where (select count(*) from event_endpoint where merchant_id = $1 and endpoint_id <> $9) < $10::int
            returning
            """ + COLUMNS;

    // A new address, or a new start, is not held to what came before.
    private static final String CHANGE = """
            update event_endpoint
               set url = $3, types = $4, format = $5, encoding = $6, state = $7, reason = $8,
                   failures = case when $9 then 0 else failures end,
                   failing_since = case when $9 then null else failing_since end,
                   resume_at = case when $9 then null else resume_at end,
                   last_error = case when $9 then null else last_error end,
                   version = version + 1, updated_at = now()
             where merchant_id = $1 and endpoint_id = $2
            returning
            """ + COLUMNS;

    private static final String ROTATE = """
            update event_endpoint
               set secrets = case when $4::float8 > 0 then array[$3::text, secrets[1]] else array[$3::text] end,
                   old_secret_until = case when $4::float8 > 0 then now() + make_interval(secs => $4::float8) end,
                   version = version + 1, updated_at = now()
             where merchant_id = $1 and endpoint_id = $2
            returning
            """ + COLUMNS;

    private static final String DELETE = "delete from event_endpoint where merchant_id = $1 and endpoint_id = $2";

    private static final String DESTINATION = """
            select url, format, encoding, case when old_secret_until <= now() then secrets[1:1] else secrets end as secrets
              from event_endpoint
             where merchant_id = $1 and endpoint_id = $2
            """;

    private final Database database;
    private final EndpointSecrets secrets;

    EndpointRepository(Database database, EndpointSecrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /**
     * Sets the merchant's endpoint from the environment and wakes it when it was paused or disabled; deliveries that
     * wait for it go to the new address.
     *
     * @param setting one or two of {@code whsec_...}, separated by a comma, the current one first
     * @throws IllegalArgumentException when a secret is malformed
     */
    Future<Void> save(UUID merchantId, URI url, Secret setting) {
        EndpointKey key = new EndpointKey(merchantId, FROM_ENVIRONMENT);
        String[] column = secrets.toColumn(key, SigningSecret.parse(setting));
        return database.query(SAVE, merchantId, FROM_ENVIRONMENT, url.toString(), column)
                .mapEmpty();
    }

    /** Stops events to the endpoint from the environment, which names none any more. */
    Future<Void> pause(UUID merchantId) {
        return database.query(PAUSE, merchantId, FROM_ENVIRONMENT).mapEmpty();
    }

    /** Every endpoint of the merchant, the oldest first. */
    Future<List<Endpoint>> list(UUID merchantId) {
        return database.query(LIST, merchantId)
                .map(rows -> stream(rows).map(EndpointRepository::endpoint).toList());
    }

    Future<Optional<Endpoint>> find(EndpointKey key) {
        return database.query(FIND, key.merchantId(), key.endpointId()).map(EndpointRepository::first);
    }

    /** Completes with an endpoint that gets events; fails with the {@link Problem} that says why it gets none. */
    Future<Endpoint> active(EndpointKey key) {
        return find(key).map(found -> {
            Endpoint endpoint = found.orElseThrow(() -> Problem.notFound("The endpoint"));
            if (endpoint.state() != EndpointState.ACTIVE) {
                throw Problem.of(409, "endpoint_not_enabled", "Enable the endpoint first; nothing is sent to it.");
            }
            return endpoint;
        });
    }

    /**
     * Adds an endpoint.
     *
     * @return fails with a {@link Problem} 409 when the merchant has {@value #MAX_PER_MERCHANT} of them
     */
    Future<Endpoint> create(Transaction tx, EndpointKey key, EndpointSettings settings, SigningSecret secret) {
        Tuple arguments = settings(key, settings)
                .addString(settings.enabled() ? EndpointState.ACTIVE.name() : EndpointState.PAUSED.name())
                .addArrayOfString(secrets.toColumn(key, List.of(secret)))
                .addUUID(FROM_ENVIRONMENT)
                .addInteger(MAX_PER_MERCHANT);
        return tx.query(LOCK_MERCHANT, Tuple.of(key.merchantId()))
                .compose(locked -> tx.query(INSERT, arguments))
                .map(rows -> first(rows)
                        .orElseThrow(() -> Problem.of(
                                409,
                                "too_many_endpoints",
                                "A merchant has at most " + MAX_PER_MERCHANT + " endpoints.")));
    }

    /**
     * Changes an endpoint under its row lock. Completes after commit; fails with a {@link Problem}, and changes nothing,
     * when it does not exist, comes from the environment, or is not what {@code condition} wants.
     */
    Future<Endpoint> change(EndpointKey key, Precondition condition, UnaryOperator<EndpointSettings> change) {
        return database.transaction(tx -> lock(tx, key, condition).compose(before -> {
            EndpointSettings after = change.apply(before.settings());
            boolean woken = after.enabled() && !before.settings().enabled();
            boolean moved = !after.url().equals(before.settings().url());
            EndpointState stopped = before.settings().enabled() ? EndpointState.PAUSED : before.state();
            Tuple arguments = settings(key, after)
                    .addString(after.enabled() ? EndpointState.ACTIVE.name() : stopped.name())
                    .addString(after.enabled() ? null : before.reason())
                    .addBoolean(woken || moved);
            return tx.query(CHANGE, arguments).map(rows -> first(rows).orElseThrow());
        }));
    }

    /**
     * Gives an endpoint another secret. Fails as {@link #change} does.
     *
     * @param overlap how long the secret before it signs too; 0 = not at all
     */
    Future<Endpoint> rotate(
            Transaction tx, EndpointKey key, Precondition condition, SigningSecret secret, Duration overlap) {
        Tuple arguments =
                Tuple.of(key.merchantId(), key.endpointId(), secrets.toColumn(key, List.of(secret))[0], (double)
                        overlap.toSeconds());
        return lock(tx, key, condition)
                .compose(before -> tx.query(ROTATE, arguments))
                .map(rows -> first(rows).orElseThrow());
    }

    /** Deletes an endpoint and what waits for it. Completes and fails as {@link #change} does. */
    Future<Void> delete(EndpointKey key, Precondition condition) {
        return database.transaction(tx -> lock(tx, key, condition)
                .compose(before -> tx.query(DELETE, Tuple.of(key.merchantId(), key.endpointId())))
                .mapEmpty());
    }

    /** What it takes to send something there, whatever its state. */
    Future<Optional<Destination>> destination(EndpointKey key) {
        return database.query(DESTINATION, key.merchantId(), key.endpointId())
                .map(rows -> stream(rows).findFirst().map(row -> destination(key, row)));
    }

    Destination destination(EndpointKey key, Row row) {
        return new Destination(
                key,
                URI.create(row.getString("url")),
                EndpointFormat.valueOf(row.getString("format")),
                BodyEncoding.valueOf(row.getString("encoding")),
                secrets.fromColumn(key, row.getArrayOfStrings("secrets")));
    }

    private static Future<Endpoint> lock(Transaction tx, EndpointKey key, Precondition condition) {
        return tx.query(LOCK, Tuple.of(key.merchantId(), key.endpointId())).map(rows -> {
            Endpoint endpoint = first(rows).orElseThrow(() -> Problem.notFound("The endpoint"));
            if (endpoint.isFromEnvironment()) {
                throw Problem.of(
                        409, "set_by_environment", "This endpoint is set by NARU_EVENT_URL and NARU_EVENT_SECRET.");
            }
            condition.check(endpoint.version());
            return endpoint;
        });
    }

    private static Tuple settings(EndpointKey key, EndpointSettings settings) {
        return Tuple.tuple()
                .addUUID(key.merchantId())
                .addUUID(key.endpointId())
                .addString(settings.url().toString())
                .addArrayOfString(
                        settings.types().stream().map(EventType::wireName).toArray(String[]::new))
                .addString(settings.format().name())
                .addString(settings.encoding().name());
    }

    private static Optional<Endpoint> first(RowSet<Row> rows) {
        return stream(rows).findFirst().map(EndpointRepository::endpoint);
    }

    private static Endpoint endpoint(Row row) {
        EndpointState state = EndpointState.valueOf(row.getString("state"));
        return new Endpoint(
                new EndpointKey(row.getUUID("merchant_id"), row.getUUID("endpoint_id")),
                new EndpointSettings(
                        URI.create(row.getString("url")),
                        types(row.getArrayOfStrings("types")),
                        EndpointFormat.valueOf(row.getString("format")),
                        BodyEncoding.valueOf(row.getString("encoding")),
                        state == EndpointState.ACTIVE),
                state,
                row.getString("reason"),
                row.getLong("version"),
                time(row, "old_secret_until"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                new Endpoint.Health(
                        row.getInteger("failures"),
                        time(row, "failing_since"),
                        time(row, "resume_at"),
                        row.getString("last_error")));
    }

    /** A type that a newer version stored is no concern of this one. */
    private static List<EventType> types(String[] wireNames) {
        return Arrays.stream(wireNames)
                .map(EventType::of)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static @Nullable Instant time(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
