package dev.naru.gateway.products.check;

import dev.naru.gateway.products.ChangeBuckets;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The statements of one merchant's product checks. */
final class CheckRepository {
    /** Of one bucket; more changes at once and the whole bucket is forgotten instead. */
    static final int MAX_CHANGED = 1_000;

    static final String TOTAL = """
            select coalesce(sum(changes), 0)::bigint
              from catalogue_counter
             where merchant_id = $1
            """;

    // One statement, so one snapshot: a change committed in between is in both the counter and the ids, or in neither.
    private static final String CHANGED = """
            select c.bucket,
                   c.changes,
                   array(select p.product_id
                           from product_change p
                          where p.merchant_id = c.merchant_id
                            and p.bucket = c.bucket
                            and p.change > seen.changes
                          limit $3)
              from catalogue_counter c
              join unnest($2::bigint[]) with ordinality as seen (changes, number) on seen.number = c.bucket + 1
             where c.merchant_id = $1
               and c.changes <> seen.changes
            """;

    private static final String LOAD = """
            select product_id, document::text
              from product
             where merchant_id = $1 and product_id = any($2)
            """;

    private static final String LOAD_BY_EC_MALL_PRODUCT_ID = """
            select distinct on (ec_mall_product_id) ec_mall_product_id, product_id, document::text
              from product
             where merchant_id = $1 and ec_mall_product_id = any($2)
             order by ec_mall_product_id, product_id
            """;

    private final CheckConnection opened;
    private final PgConnection connection;
    private final UUID merchantId;
    private final Tuple merchant;

    CheckRepository(CheckConnection opened, UUID merchantId) {
        this.opened = opened;
        this.connection = opened.connection();
        this.merchantId = merchantId;
        this.merchant = Tuple.of(merchantId);
    }

    /** Completes with the sum of all counters: another number whenever any product changed. */
    Future<Long> total() {
        return opened.total()
                .query()
                .execute(merchant)
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * Completes with the buckets whose counter is another than {@code seen} says.
     *
     * @param seen one number per bucket, see {@link ChangeBuckets}
     */
    Future<List<Changed>> changedSince(long[] seen) {
        Long[] numbers = new Long[seen.length];
        for (int i = 0; i < seen.length; i++) {
            numbers[i] = seen[i];
        }
        return connection
                .preparedQuery(CHANGED)
                .execute(Tuple.of(merchantId, numbers, MAX_CHANGED + 1))
                .map(rows -> {
                    List<Changed> changed = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        changed.add(new Changed(row.getShort(0), row.getLong(1), List.of(row.getArrayOfStrings(2))));
                    }
                    return changed;
                });
    }

    /** Completes with the documents of those products that exist. */
    Future<List<Document>> load(Collection<String> ids) {
        return connection
                .preparedQuery(LOAD)
                .execute(Tuple.of(merchantId, (Object) ids.toArray(String[]::new)))
                .map(rows -> {
                    List<Document> documents = new ArrayList<>(rows.size());
                    rows.forEach(
                            row -> documents.add(new Document(row.getString(0), row.getString(0), row.getString(1))));
                    return documents;
                });
    }

    /** The same for numbers of Naver Shopping's feed; where several products share one, the first by id. */
    Future<List<Document>> loadByEcMallProductId(Collection<String> numbers) {
        return connection
                .preparedQuery(LOAD_BY_EC_MALL_PRODUCT_ID)
                .execute(Tuple.of(merchantId, (Object) numbers.toArray(String[]::new)))
                .map(rows -> {
                    List<Document> documents = new ArrayList<>(rows.size());
                    rows.forEach(
                            row -> documents.add(new Document(row.getString(0), row.getString(1), row.getString(2))));
                    return documents;
                });
    }

    /** Whether the connection ended, whoever ended it. */
    boolean isClosed() {
        return opened.isClosed();
    }

    void close() {
        opened.close();
    }

    /**
     * A bucket that moved.
     *
     * @param changes its counter now
     * @param productIds what changed, or more than {@value #MAX_CHANGED} of it
     */
    record Changed(int bucket, long changes, List<String> productIds) {}

    /**
     * A product as stored.
     *
     * @param key what was asked for: the id, or the feed's number
     * @param json the product document
     */
    record Document(String key, String productId, String json) {}
}
