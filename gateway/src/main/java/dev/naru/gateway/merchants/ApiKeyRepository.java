package dev.naru.gateway.merchants;

import dev.naru.gateway.platform.audit.AuditEntry;
import dev.naru.gateway.platform.audit.AuditLogRepository;
import dev.naru.gateway.platform.crypto.TokenHash;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.http.AddressRange;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** API keys as rows. */
public final class ApiKeyRepository {
    private static final String COLUMNS =
            " merchant_id, key_id, name, scopes, addresses, created_at, last_used_on, expires_at, revoked_at ";

    // The one question that cannot name the merchant: its answer is what tells the merchant.
    private static final String BY_HASH = "select" + COLUMNS + """
              from api_key
             where sha256 = $1 and revoked_at is null and (expires_at is null or expires_at > now())
            """;

    private static final String BY_ID = "select" + COLUMNS + """
              from api_key
             where merchant_id = $1 and key_id = $2 and revoked_at is null and (expires_at is null or expires_at > now())
            """;

    private static final String TOUCH = """
            update api_key
               set last_used_on = (now() at time zone 'UTC')::date
             where merchant_id = $1 and key_id = $2
               and last_used_on is distinct from (now() at time zone 'UTC')::date
            """;

    private static final String LIST =
            "select" + COLUMNS + "from api_key where merchant_id = $1 order by created_at, key_id limit $2";

    private static final String INSERT = """
            insert into api_key (merchant_id, key_id, sha256, name, scopes, addresses)
            select $1, $2, $3, $4, $5, $7
             where (select count(*) from api_key where merchant_id = $1) < $6
            returning
            """ + COLUMNS;

    // Locks the old key, so that two rotations of it make one new key.
    private static final String LOCK = "select" + COLUMNS + """
              from api_key
             where merchant_id = $1 and key_id = $2 and revoked_at is null and expires_at is null
               for update
            """;

    private static final String EXPIRE = """
            update api_key set expires_at = now() + make_interval(secs => $3)
             where merchant_id = $1 and key_id = $2
            """;

    private static final String BIND = """
            update api_key set addresses = $3
             where merchant_id = $1 and key_id = $2 and revoked_at is null
            returning
            """ + COLUMNS;

    private static final String REVOKE = """
            update api_key set revoked_at = now()
             where merchant_id = $1 and key_id = $2 and revoked_at is null
            """;

    private final Database database;

    public ApiKeyRepository(Database database) {
        this.database = database;
    }

    /** The key with that hash, if it is valid now. */
    Future<Optional<ApiKey>> find(TokenHash hash) {
        return database.query(BY_HASH, Buffer.buffer(hash.bytes()))
                .map(rows -> keys(rows).stream().findFirst());
    }

    /** The key with that id, if it is valid now. */
    Future<Optional<ApiKey>> find(UUID merchantId, String keyId) {
        return database.query(BY_ID, merchantId, keyId)
                .map(rows -> keys(rows).stream().findFirst());
    }

    /** Notes that a key was used today; writes once a day. */
    Future<Void> touch(ApiKey key) {
        return database.query(TOUCH, key.merchantId(), key.keyId()).mapEmpty();
    }

    Future<List<ApiKey>> list(UUID merchantId, int limit) {
        return database.query(LIST, merchantId, limit).map(ApiKeyRepository::keys);
    }

    /**
     * Empty, and nothing added, when the merchant has {@code max} keys already, revoked ones included. Every change to
     * keys is told of in the audit log, in the same transaction.
     */
    Future<Optional<ApiKey>> insert(
            UUID merchantId,
            KeyText key,
            String name,
            Set<Scope> scopes,
            List<AddressRange> addresses,
            int max,
            AuditEntry audit) {
        return database.transaction(tx -> insert(tx, merchantId, key, name, scopes, addresses, max)
                .compose(added -> added.isEmpty()
                        ? Future.succeededFuture(added)
                        : AuditLogRepository.append(tx, audit).map(added)));
    }

    private static Future<Optional<ApiKey>> insert(
            Transaction tx,
            UUID merchantId,
            KeyText key,
            String name,
            Set<Scope> scopes,
            List<AddressRange> addresses,
            int max) {
        String[] names = scopes.stream().sorted().map(Scope::wireName).toArray(String[]::new);
        return tx.query(
                        INSERT,
                        Tuple.tuple()
                                .addUUID(merchantId)
                                .addString(key.keyId())
                                .addBuffer(Buffer.buffer(key.hash().bytes()))
                                .addString(name)
                                .addArrayOfString(names)
                                .addLong((long) max)
                                .addArrayOfString(texts(addresses)))
                .map(rows -> keys(rows).stream().findFirst());
    }

    /**
     * Adds {@code fresh} with the name, scopes and addresses of the old key, which ends after {@code overlap}. Empty, and nothing
     * changed, when the old key is unknown, revoked or rotated before, or the merchant has {@code max} keys.
     */
    Future<Optional<ApiKey>> rotate(
            UUID merchantId, String oldKeyId, KeyText fresh, Duration overlap, int max, AuditEntry audit) {
        return database.transaction(tx -> tx.query(LOCK, Tuple.of(merchantId, oldKeyId))
                .compose(rows -> {
                    Optional<ApiKey> old = keys(rows).stream().findFirst();
                    return old.isEmpty()
                            ? Future.succeededFuture(old)
                            : insert(
                                            tx,
                                            merchantId,
                                            fresh,
                                            old.get().name(),
                                            old.get().scopes(),
                                            old.get().addresses(),
                                            max)
                                    .compose(added -> added.isEmpty()
                                            ? Future.succeededFuture(added)
                                            : tx.query(EXPIRE, Tuple.of(merchantId, oldKeyId, (double)
                                                            overlap.toSeconds()))
                                                    .compose(ends -> AuditLogRepository.append(tx, audit))
                                                    .map(added));
                }));
    }

    private static String @Nullable [] texts(List<AddressRange> addresses) {
        return addresses.isEmpty()
                ? null
                : addresses.stream().map(AddressRange::toString).toArray(String[]::new);
    }

    /** Says where a key may come from. Empty when there is no such key, or it is revoked. */
    Future<Optional<ApiKey>> bind(UUID merchantId, String keyId, List<AddressRange> addresses, AuditEntry audit) {
        Tuple arguments = Tuple.tuple().addUUID(merchantId).addString(keyId).addArrayOfString(texts(addresses));
        return database.transaction(tx -> tx.query(BIND, arguments).compose(rows -> {
            Optional<ApiKey> bound = keys(rows).stream().findFirst();
            return bound.isEmpty()
                    ? Future.succeededFuture(bound)
                    : AuditLogRepository.append(tx, audit).map(bound);
        }));
    }

    /** Completes with whether this call revoked it. */
    Future<Boolean> revoke(UUID merchantId, String keyId, AuditEntry audit) {
        return database.transaction(tx -> tx.query(REVOKE, Tuple.of(merchantId, keyId))
                .compose(rows -> rows.rowCount() == 1
                        ? AuditLogRepository.append(tx, audit).map(true)
                        : Future.succeededFuture(false)));
    }

    private static List<ApiKey> keys(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ApiKeyRepository::key)
                .toList();
    }

    private static ApiKey key(Row row) {
        return new ApiKey(
                row.getUUID("merchant_id"),
                row.getString("key_id"),
                row.getString("name"),
                Arrays.stream(row.getArrayOfStrings("scopes"))
                        // A scope of a newer version means nothing here.
                        .flatMap(scope -> Scope.of(scope).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                addresses(row.getArrayOfStrings("addresses")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getLocalDate("last_used_on"),
                instant(row.getOffsetDateTime("expires_at")),
                instant(row.getOffsetDateTime("revoked_at")));
    }

    private static List<AddressRange> addresses(String @Nullable [] texts) {
        return texts == null
                ? List.of()
                : Arrays.stream(texts).map(AddressRange::parse).toList();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
