package dev.naru.gateway.products;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.http.Precondition;
import dev.naru.gateway.platform.json.InvalidJson;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue's rows. Every write raises the change counter in its own transaction, last, so that writers hold the
 * counter's row lock for one statement and the commit only.
 */
public final class ProductRepository {
    private static final String FIND = """
            select product_id, revision, document::text
              from product
             where merchant_id = $1 and product_id = any($2)
            """;

    private static final String LIST = """
            select product_id, revision, document::text
              from product
             where merchant_id = $1 and product_id > $2
             order by product_id
             limit $3
            """;

    private static final String LOCK = """
            select product_id, revision, document::text
              from product
             where merchant_id = $1 and product_id = $2
               for update
            """;

    // Sorted, so that two imports of the same products wait for each other instead of deadlocking. The revision of the
    // update comes from the sequence and not from excluded, which is drawn before the row is locked.
    private static final String PUT = """
            insert into product as p (merchant_id, product_id, ec_mall_product_id, revision, document)
            select $1, new.id, new.ec_id, nextval('product_revision'), new.document::jsonb
              from unnest($2::text[], $3::text[], $4::text[]) as new (id, ec_id, document)
             order by new.id
            on conflict (merchant_id, product_id) do update
               set ec_mall_product_id = excluded.ec_mall_product_id,
                   revision = nextval('product_revision'),
                   document = excluded.document,
                   updated_at = now()
            returning p.product_id, p.revision, p.xmax = 0
            """;

    private static final String DELETE = """
            delete from product
             where merchant_id = $1 and product_id = $2
            """;

    // The row lock on the counter makes changes of one bucket visible in the order of their numbers.
    private static final String RAISE = """
            with counter as (
                insert into catalogue_counter as c (merchant_id, bucket, changes)
                values ($1, $2, 1)
                on conflict (merchant_id, bucket) do update set changes = c.changes + 1
                returning changes)
            insert into product_change as p (merchant_id, product_id, bucket, change)
            select $1, id, $2, counter.changes
              from counter, unnest($3::text[]) as id
            on conflict (merchant_id, product_id) do update
               set bucket = excluded.bucket, change = excluded.change
            """;

    private final Database database;

    public ProductRepository(Database database) {
        this.database = database;
    }

    /** Completes with the products that exist, by id. */
    Future<Map<String, StoredProduct>> find(UUID merchantId, Collection<String> ids) {
        // What no catalogue can hold needs no statement, and PostgreSQL refuses a NUL in a text.
        String[] possible =
                ids.stream().filter(ProductLimits::isProductId).distinct().toArray(String[]::new);
        if (possible.length == 0) {
            return Future.succeededFuture(Map.of());
        }
        return database.query(FIND, merchantId, possible).map(rows -> {
            Map<String, StoredProduct> found = new HashMap<>();
            rows.forEach(row -> found.put(row.getString(0), stored(row)));
            return found;
        });
    }

    /** Completes with up to {@code limit} products after {@code after}, by id. */
    Future<List<StoredProduct>> list(UUID merchantId, String after, int limit) {
        return database.query(LIST, merchantId, after, limit).map(rows -> {
            List<StoredProduct> products = new ArrayList<>(rows.size());
            rows.forEach(row -> products.add(stored(row)));
            return products;
        });
    }

    /**
     * Creates or replaces one product. Completes after commit.
     *
     * @param condition what must hold of the product as it is; its failure is a 412
     */
    Future<Written> put(UUID merchantId, Product product, Precondition condition) {
        return database.transaction(tx -> lock(tx, merchantId, product.id(), condition)
                .compose(current -> write(tx, merchantId, List.of(product)))
                .map(written -> written.get(0)));
    }

    /** Creates or replaces products with distinct ids, all or none. Completes after commit. */
    Future<List<Written>> putAll(UUID merchantId, List<Product> products) {
        return database.transaction(tx -> write(tx, merchantId, products));
    }

    /** Completes after commit with whether there was such a product. */
    Future<Boolean> delete(UUID merchantId, String id, Precondition condition) {
        return database.transaction(tx -> lock(tx, merchantId, id, condition)
                .compose(current -> current == null
                        ? Future.succeededFuture(false)
                        : tx.query(DELETE, Tuple.of(merchantId, id))
                                .compose(gone -> raise(tx, merchantId, List.of(id)))
                                .map(true)));
    }

    /**
     * Changes one product under its row lock. Completes after commit with what it became, or null when it does not
     * exist; what {@code change} throws fails the future and changes nothing.
     */
    Future<@Nullable StoredProduct> change(
            UUID merchantId, String id, Precondition condition, UnaryOperator<Product> change) {
        return database.<@Nullable StoredProduct>transaction(tx -> lock(tx, merchantId, id, condition)
                .compose(current -> {
                    if (current == null) {
                        return Future.succeededFuture(null);
                    }
                    Product changed = change.apply(current.product());
                    return write(tx, merchantId, List.of(changed))
                            .map(written ->
                                    new StoredProduct(changed, written.get(0).revision()));
                }));
    }

    private static Future<@Nullable StoredProduct> lock(
            Transaction tx, UUID merchantId, String id, Precondition condition) {
        return tx.query(LOCK, Tuple.of(merchantId, id)).map(rows -> {
            StoredProduct current = null;
            for (Row row : rows) {
                current = stored(row);
            }
            condition.check(current == null ? null : current.revision());
            return current;
        });
    }

    private static Future<List<Written>> write(Transaction tx, UUID merchantId, List<Product> products) {
        String[] ids = products.stream().map(Product::id).toArray(String[]::new);
        String[] ecIds = products.stream().map(Product::ecMallProductId).toArray(String[]::new);
        String[] documents = products.stream()
                .map(product -> ProductJson.write(product).toString())
                .toArray(String[]::new);
        return tx.query(PUT, Tuple.of(merchantId, ids, ecIds, documents))
                .map(ProductRepository::written)
                .compose(written -> raise(tx, merchantId, List.of(ids)).map(written));
    }

    private static List<Written> written(RowSet<Row> rows) {
        List<Written> written = new ArrayList<>(rows.size());
        rows.forEach(row -> written.add(new Written(row.getString(0), row.getLong(1), row.getBoolean(2))));
        return written;
    }

    /** Bucket after bucket in ascending order, so that no two writers wait for each other in a circle. */
    private static Future<Void> raise(Transaction tx, UUID merchantId, List<String> ids) {
        Map<Integer, List<String>> byBucket = new TreeMap<>(Comparator.naturalOrder());
        ids.forEach(id -> byBucket.computeIfAbsent(ChangeBuckets.of(id), bucket -> new ArrayList<>())
                .add(id));
        Future<Void> done = Future.succeededFuture();
        for (Map.Entry<Integer, List<String>> bucket : byBucket.entrySet()) {
            Tuple arguments = Tuple.of(
                    merchantId, bucket.getKey().shortValue(), bucket.getValue().toArray(String[]::new));
            done = done.compose(before -> tx.query(RAISE, arguments).mapEmpty());
        }
        return done;
    }

    static StoredProduct stored(Row row) {
        try {
            return new StoredProduct(ProductReader.stored(row.getString(0), row.getString(2)), row.getLong(1));
        } catch (InvalidJson fromAnotherVersion) {
            // Not the caller's fault, as a 400 would say.
            throw new IllegalStateException("product " + row.getString(0) + " cannot be read", fromAnotherVersion);
        }
    }

    /**
     * What one write did.
     *
     * @param created false when it replaced a product
     */
    record Written(String id, long revision, boolean created) {}
}
