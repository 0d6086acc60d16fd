package dev.naru.gateway.claims;

import dev.naru.gateway.iamport.NaverProductOrder;
import dev.naru.gateway.orders.OrderKey;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.value.ImpUid;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Product orders as last seen. Written only under the lock of their order. */
public final class ProductOrderRepository {
    private static final String LOAD = """
            select product_order_id, status, claim_type, claim_status, fetch_ticket
              from product_order
             where merchant_id = $1 and imp_uid = $2
            """;

    private static final String SNAPSHOTS = """
            select snapshot::text as snapshot
              from product_order
             where merchant_id = $1 and imp_uid = $2
             order by place, product_order_id
            """;

    private static final String SAVE = """
            insert into product_order as stored (merchant_id, imp_uid, product_order_id, merchant_uid, place, status,
                claim_type, claim_status, snapshot, fetch_ticket)
            select $1, $2, seen.id, $3, seen.place, seen.status, nullif(seen.claim_type, ''),
                nullif(seen.claim_status, ''), seen.snapshot::json, $4
              from unnest($5::text[], $6::int[], $7::text[], $8::text[], $9::text[], $10::text[])
                   as seen (id, place, status, claim_type, claim_status, snapshot)
            on conflict (merchant_id, imp_uid, product_order_id) do update
               set place = excluded.place, status = excluded.status, claim_type = excluded.claim_type,
                   claim_status = excluded.claim_status, snapshot = excluded.snapshot,
                   fetch_ticket = excluded.fetch_ticket, updated_at = clock_timestamp()
             where stored.fetch_ticket < excluded.fetch_ticket
            """;

    private final Database database;

    public ProductOrderRepository(Database database) {
        this.database = database;
    }

    Future<List<StoredProductOrder>> load(Transaction tx, UUID merchantId, ImpUid impUid) {
        return tx.query(LOAD, Tuple.of(merchantId, impUid.value()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ProductOrderRepository::stored)
                        .toList());
    }

    /** Each as Iamport sent it last, in Iamport's order; JSON text. */
    public Future<List<String>> snapshots(UUID merchantId, ImpUid impUid) {
        return database.query(SNAPSHOTS, merchantId, impUid.value())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("snapshot"))
                        .toList());
    }

    /** Stores those of a look, unless a later look was stored. Every id occurs once. */
    Future<Void> save(Transaction tx, OrderKey order, ImpUid impUid, List<NaverProductOrder> seen, long ticket) {
        Tuple arguments = Tuple.tuple()
                .addUUID(order.merchantId())
                .addString(impUid.value())
                .addString(order.merchantUid().value())
                .addLong(ticket)
                .addArrayOfString(texts(seen, NaverProductOrder::id))
                .addArrayOfInteger(IntStream.range(0, seen.size()).boxed().toArray(Integer[]::new))
                .addArrayOfString(texts(seen, NaverProductOrder::status))
                .addArrayOfString(texts(seen, NaverProductOrder::claimType))
                .addArrayOfString(texts(seen, NaverProductOrder::claimStatus))
                .addArrayOfString(texts(seen, one -> one.wire().toString()));
        return tx.query(SAVE, arguments).mapEmpty();
    }

    private static String[] texts(List<NaverProductOrder> seen, Function<NaverProductOrder, String> field) {
        return seen.stream().map(field).toArray(String[]::new);
    }

    private static StoredProductOrder stored(Row row) {
        return new StoredProductOrder(
                row.getString("product_order_id"),
                new ProductOrderState(
                        row.getString("status"),
                        Objects.requireNonNullElse(row.getString("claim_type"), ""),
                        Objects.requireNonNullElse(row.getString("claim_status"), "")),
                row.getLong("fetch_ticket"));
    }
}
