package dev.naru.gateway.claims;

import dev.naru.gateway.orders.OrderKey;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.value.ImpUid;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Which payments have product orders that still go somewhere, and when to look at them again. */
public final class WatchRepository {
    private static final String KEEP = """
            insert into product_order_watch as watch (merchant_id, imp_uid, merchant_uid, next_look_at)
            values ($1, $2, $3, now() + make_interval(secs => $4))
            on conflict (merchant_id, imp_uid) do update
               set next_look_at = excluded.next_look_at,
                   changed_at = case when $5 then now() else watch.changed_at end
            """;

    private static final String END = "delete from product_order_watch where merchant_id = $1 and imp_uid = $2";

    // What nothing has happened to for this long will not be decided any more; a notification still finds it.
    private static final String GIVE_UP = """
            delete from product_order_watch
             where next_look_at <= now() and changed_at < now() - interval '90 days'
            """;

    // Materialized: as a plain subselect the planner may run it once per row, and each run would claim other ones.
    private static final String CLAIM = """
            with due as materialized (
                select merchant_id, imp_uid
                  from product_order_watch
                 where next_look_at <= now()
                 order by next_look_at
                 limit $1
                   for update skip locked)
            update product_order_watch watch
               set next_look_at = now() + make_interval(secs => $2)
              from due
             where watch.merchant_id = due.merchant_id and watch.imp_uid = due.imp_uid
            returning watch.merchant_id, watch.imp_uid
            """;

    private final Database database;
    private final double interval;

    /**
     * Makes the one keeper of the watch.
     *
     * @param interval from one look to the next
     */
    public WatchRepository(Database database, Duration interval) {
        this.database = database;
        this.interval = interval.toMillis() / 1000.0;
    }

    /** A payment that is due for a look. */
    record Due(UUID merchantId, ImpUid impUid) {}

    /** After a look: watches on, from now. */
    Future<Void> keep(Transaction tx, OrderKey order, ImpUid impUid, boolean hasNews) {
        return tx.query(
                        KEEP,
                        Tuple.of(
                                order.merchantId(),
                                impUid.value(),
                                order.merchantUid().value(),
                                interval,
                                hasNews))
                .mapEmpty();
    }

    /** After a look: nothing more is to come. */
    Future<Void> end(Transaction tx, UUID merchantId, ImpUid impUid) {
        return tx.query(END, Tuple.of(merchantId, impUid.value())).mapEmpty();
    }

    Future<Void> giveUp() {
        return database.query(GIVE_UP).mapEmpty();
    }

    /** Claims up to {@code limit} that are due; what another process is claiming is left to it. */
    Future<List<Due>> claim(int limit) {
        return database.query(CLAIM, limit, interval)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Due(row.getUUID("merchant_id"), new ImpUid(row.getString("imp_uid"))))
                        .toList());
    }
}
