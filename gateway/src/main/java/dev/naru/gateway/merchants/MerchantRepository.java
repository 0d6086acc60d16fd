package dev.naru.gateway.merchants;

import dev.naru.gateway.merchants.Merchant.Mode;
import dev.naru.gateway.merchants.StoredMerchant.State;
import dev.naru.gateway.platform.audit.AuditEntry;
import dev.naru.gateway.platform.audit.AuditLogRepository;
import dev.naru.gateway.platform.crypto.TokenHash;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Merchants as rows. */
public final class MerchantRepository {
    private static final String NAME = """
            insert into merchants (merchant_id, name, mode)
                 values ($1, $2, $3)
            on conflict (merchant_id) do update
                    set name = excluded.name, mode = excluded.mode
                  where (merchants.name, merchants.mode) is distinct from (excluded.name, excluded.mode)
            """;

    private static final String COLUMNS =
            " merchant_id, name, state, mode, imp_key, imp_secret, user_code, channel_key,"
                    + " use_cfm, webhook_token_sha256, revision, created_at ";

    private static final String ACTIVE = "select" + COLUMNS + """
              from merchants
             where state = 'ACTIVE' and merchant_id <> $1
             order by created_at, merchant_id
             limit $2
            """;

    private static final String FIND = "select" + COLUMNS + "from merchants where merchant_id = $1";

    private static final String PAGE = "select" + COLUMNS + """
              from merchants
             where $1::uuid is null or merchant_id > $1
             order by merchant_id
             limit $2
            """;

    private static final String INSERT = """
            insert into merchants (merchant_id, name, state, mode, imp_key, imp_secret, user_code, channel_key,
                use_cfm, webhook_token_sha256)
            select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
             where (select count(*) from merchants) < $11
            """;

    // The revision guards against a second editor.
    private static final String UPDATE = """
            update merchants
               set name = $3, state = $4, imp_key = $5, imp_secret = $6, user_code = $7, channel_key = $8,
                   use_cfm = $9, webhook_token_sha256 = $10, revision = revision + 1, updated_at = now()
             where merchant_id = $1 and revision = $2
            """;

    private final Database database;

    public MerchantRepository(Database database) {
        this.database = database;
    }

    /** Adds the merchant of the environment, or makes its row say what the environment says. */
    public Future<Void> save(Merchant fromEnvironment) {
        return database.query(
                        NAME,
                        fromEnvironment.id(),
                        fromEnvironment.name(),
                        fromEnvironment.mode().name())
                .mapEmpty();
    }

    /** The merchants to serve beside the default one, the eldest first. */
    Future<List<StoredMerchant>> active(int limit) {
        return database.query(ACTIVE, Merchant.DEFAULT_ID, limit).map(MerchantRepository::merchants);
    }

    Future<Optional<StoredMerchant>> find(UUID id) {
        return database.query(FIND, id).map(rows -> merchants(rows).stream().findFirst());
    }

    /** By id, from the one after {@code after}. */
    Future<List<StoredMerchant>> page(@Nullable UUID after, int limit) {
        return database.query(PAGE, after, limit).map(MerchantRepository::merchants);
    }

    /** Completes with false, and adds nothing, when there are {@code max} already; else the audit log says so. */
    Future<Boolean> insert(StoredMerchant merchant, int max, AuditEntry audit) {
        return database.transaction(
                tx -> tx.query(INSERT, row(merchant, max)).compose(rows -> audited(tx, rows, audit)));
    }

    private static Tuple row(StoredMerchant merchant, int max) {
        return Tuple.of(
                merchant.id(),
                merchant.name(),
                merchant.state().name(),
                merchant.mode().name(),
                merchant.impKey(),
                merchant.impSecret(),
                merchant.userCode(),
                merchant.channelKey(),
                merchant.useCfm().name(),
                bytes(merchant.webhookToken()),
                (long) max);
    }

    /** Writes the row anew unless it changed since it was read. Completes with whether it did. */
    Future<Boolean> update(StoredMerchant merchant) {
        return database.transaction(tx -> tx.query(UPDATE, change(merchant)).map(rows -> rows.rowCount() == 1));
    }

    /** The same by a person, of whom the audit log tells if it did. */
    Future<Boolean> update(StoredMerchant merchant, AuditEntry audit) {
        return database.transaction(tx -> tx.query(UPDATE, change(merchant)).compose(rows -> audited(tx, rows, audit)));
    }

    private static Future<Boolean> audited(Transaction tx, RowSet<Row> rows, AuditEntry audit) {
        return rows.rowCount() == 1 ? AuditLogRepository.append(tx, audit).map(true) : Future.succeededFuture(false);
    }

    private static Tuple change(StoredMerchant merchant) {
        return Tuple.of(
                merchant.id(),
                merchant.revision(),
                merchant.name(),
                merchant.state().name(),
                merchant.impKey(),
                merchant.impSecret(),
                merchant.userCode(),
                merchant.channelKey(),
                merchant.useCfm().name(),
                bytes(merchant.webhookToken()));
    }

    private static @Nullable Buffer bytes(@Nullable TokenHash hash) {
        return hash == null ? null : Buffer.buffer(hash.bytes());
    }

    private static List<StoredMerchant> merchants(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(MerchantRepository::merchant)
                .toList();
    }

    private static StoredMerchant merchant(Row row) {
        Buffer token = row.getBuffer("webhook_token_sha256");
        return new StoredMerchant(
                row.getUUID("merchant_id"),
                row.getString("name"),
                State.valueOf(row.getString("state")),
                Mode.valueOf(row.getString("mode")),
                row.getString("imp_key"),
                row.getString("imp_secret"),
                row.getString("user_code"),
                row.getString("channel_key"),
                UseCfm.valueOf(row.getString("use_cfm")),
                token == null ? null : TokenHash.ofBytes(token.getBytes()),
                row.getLong("revision"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
