package dev.naru.gateway.orders;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import io.vertx.core.Future;
import java.util.List;

/** Marks orders nobody paid in time. They stay watched for a week: Naver may still report a late payment. */
public final class OrderExpiryJob {
    private static final int BATCH = 50;

    private final Database database;
    private final OrderRepository orders;
    private final TimelineRepository timeline;

    public OrderExpiryJob(Database database, OrderRepository orders, TimelineRepository timeline) {
        this.database = database;
        this.orders = orders;
        this.timeline = timeline;
    }

    /** Expires one batch. Completes with true when more may be waiting. */
    public Future<Boolean> run() {
        return database.transaction(tx ->
                orders.lockExpired(tx, BATCH).compose(due -> expireAll(tx, due).map(done -> due.size() == BATCH)));
    }

    private Future<Void> expireAll(Transaction tx, List<OrderKey> due) {
        Future<Void> chain = Future.succeededFuture();
        for (OrderKey key : due) {
            chain = chain.compose(before -> expire(tx, key));
        }
        return chain;
    }

    private Future<Void> expire(Transaction tx, OrderKey key) {
        return orders.lock(tx, key.merchantId(), key.merchantUid())
                .compose(order ->
                        orders.apply(tx, OrderChange.of(order.orElseThrow()).withState(OrderState.EXPIRED)))
                .compose(applied ->
                        timeline.append(tx, key.merchantId(), key.merchantUid(), "order.expired", OrderJson.object()));
    }
}
