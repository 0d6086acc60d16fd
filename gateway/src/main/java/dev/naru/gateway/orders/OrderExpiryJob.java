package dev.naru.gateway.orders;

import dev.naru.gateway.platform.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
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
        return database.transaction(connection -> orders.lockExpired(connection, BATCH)
                .compose(due -> expireAll(connection, due).map(done -> due.size() == BATCH)));
    }

    private Future<Void> expireAll(SqlConnection connection, List<OrderKey> due) {
        Future<Void> chain = Future.succeededFuture();
        for (OrderKey key : due) {
            chain = chain.compose(before -> expire(connection, key));
        }
        return chain;
    }

    private Future<Void> expire(SqlConnection connection, OrderKey key) {
        return orders.lock(connection, key.merchantId(), key.merchantUid())
                .compose(order -> orders.apply(
                        connection, OrderChange.of(order.orElseThrow()).withState(OrderState.EXPIRED)))
                .compose(applied -> timeline.append(
                        connection, key.merchantId(), key.merchantUid(), "order.expired", OrderJson.object()));
    }
}
