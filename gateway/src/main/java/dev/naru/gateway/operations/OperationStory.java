package dev.naru.gateway.operations;

import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;

/** What the order's story says of its operations. */
final class OperationStory {
    private final TimelineRepository timeline;

    OperationStory(TimelineRepository timeline) {
        this.timeline = timeline;
    }

    /** Adds an entry in the caller's transaction, if the operation is of an order. Completes with the operation. */
    Future<Operation> tell(Transaction tx, Operation operation, String type) {
        MerchantUid order = operation.merchantUid();
        return order == null
                ? Future.succeededFuture(operation)
                : timeline.append(tx, operation.merchantId(), order, type, OperationJson.remark(operation))
                        .map(operation);
    }
}
