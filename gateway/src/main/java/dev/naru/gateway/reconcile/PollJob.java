package dev.naru.gateway.reconcile;

import dev.naru.gateway.orders.OrderKey;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.payments.SyncReason;
import dev.naru.gateway.payments.SyncSubject;
import dev.naru.gateway.payments.SyncTaskRepository;
import io.vertx.core.Future;
import java.util.List;

/** Asks for a look at every open order whose poll plan says so. */
public final class PollJob {
    private static final int BATCH = 100;

    private final OrderRepository orders;
    private final SyncTaskRepository tasks;

    public PollJob(OrderRepository orders, SyncTaskRepository tasks) {
        this.orders = orders;
        this.tasks = tasks;
    }

    /** Takes one batch. Completes with whether more may be due. */
    public Future<Boolean> run() {
        return orders.claimDuePolls(BATCH).compose(due -> askForAll(due).map(done -> due.size() == BATCH));
    }

    private Future<Void> askForAll(List<OrderKey> due) {
        Future<Void> all = Future.succeededFuture();
        for (OrderKey order : due) {
            all = all.compose(done -> tasks.enqueue(
                    order.merchantId(), new SyncSubject.ByMerchantUid(order.merchantUid()), SyncReason.POLL));
        }
        return all;
    }
}
