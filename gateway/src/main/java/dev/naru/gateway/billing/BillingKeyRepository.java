package dev.naru.gateway.billing;

import dev.naru.gateway.iamport.IamportBillingKey;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.http.PageCursor;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Billing keys in PostgreSQL. Every change is one statement, which locks the key until its transaction ends. */
final class BillingKeyRepository {
    private static final String COLUMNS =
            "customer_uid, state, imp_uid, pg_provider, card_name, created_at, updated_at";

    private static final String FIND =
            "select " + COLUMNS + " from billing_key where merchant_id = $1 and customer_uid = $2";

    private static final String LIST = "select " + COLUMNS + """
             from billing_key
            where merchant_id = $1
              and ($2::timestamptz is null or (created_at, customer_uid) < ($2, $3::text))
            order by created_at desc, customer_uid desc
            limit $4
            """;

    private static final String SEEN = """
            insert into billing_key as key (merchant_id, customer_uid, state, pg_provider, card_name, fetch_ticket)
            values ($1, $2, 'ACTIVE', $3, $4, $5)
            on conflict (merchant_id, customer_uid) do update
               set state = excluded.state, pg_provider = excluded.pg_provider, card_name = excluded.card_name,
                   fetch_ticket = excluded.fetch_ticket, updated_at = clock_timestamp()
             where key.fetch_ticket < excluded.fetch_ticket
               and (key.state, key.pg_provider, key.card_name)
                   is distinct from (excluded.state, excluded.pg_provider, excluded.card_name)
            """;

    private static final String ISSUED = """
            insert into billing_key as key (merchant_id, customer_uid, state, imp_uid, fetch_ticket, event_seq)
            values ($1, $2, 'ACTIVE', $3, nextval('fetch_ticket_seq'), 1)
            on conflict (merchant_id, customer_uid) do update
               set state = excluded.state, imp_uid = excluded.imp_uid, fetch_ticket = excluded.fetch_ticket,
                   event_seq = key.event_seq + 1, updated_at = clock_timestamp()
            returning event_seq
            """;

    // An older look knows nothing of a registration that came later.
    private static final String GONE = """
            update billing_key
               set state = 'DELETED', fetch_ticket = $3, event_seq = event_seq + 1, updated_at = clock_timestamp()
             where merchant_id = $1 and customer_uid = $2 and state = 'ACTIVE' and fetch_ticket < $3
            returning event_seq
            """;

    private final Database database;

    BillingKeyRepository(Database database) {
        this.database = database;
    }

    Future<Optional<BillingKey>> find(UUID merchantId, String customerUid) {
        return database.query(FIND, merchantId, customerUid)
                .map(rows -> all(rows).stream().findFirst());
    }

    /** A page, those seen last first. */
    Future<List<BillingKey>> list(UUID merchantId, @Nullable PageCursor after, int limit) {
        return database.query(
                        LIST,
                        merchantId,
                        after == null ? null : after.at().atOffset(ZoneOffset.UTC),
                        after == null ? null : after.id(),
                        limit)
                .map(BillingKeyRepository::all);
    }

    /** Keeps a look that showed the key, unless a newer one was kept. */
    Future<Void> seen(UUID merchantId, IamportBillingKey key, long ticket) {
        return database.query(SEEN, merchantId, key.customerUid(), key.pgProvider(), key.cardName(), ticket)
                .mapEmpty();
    }

    /** Keeps a registration. Completes with the number of the event that tells of it. */
    Future<Long> issued(Transaction tx, UUID merchantId, String customerUid, String impUid) {
        return tx.query(ISSUED, Tuple.of(merchantId, customerUid, impUid))
                .map(rows -> rows.iterator().next().getLong("event_seq"));
    }

    /** Keeps that the key is gone. Completes with the number of the event that tells of it; with none when it was told. */
    Future<Optional<Long>> gone(Transaction tx, UUID merchantId, String customerUid, long ticket) {
        return tx.query(GONE, Tuple.of(merchantId, customerUid, ticket))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getLong("event_seq"))
                        .findFirst());
    }

    private static List<BillingKey> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(BillingKeyRepository::key)
                .toList();
    }

    private static BillingKey key(Row row) {
        return new BillingKey(
                row.getString("customer_uid"),
                BillingKey.State.valueOf(row.getString("state")),
                row.getString("imp_uid"),
                row.getString("pg_provider"),
                row.getString("card_name"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
