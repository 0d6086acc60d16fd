package dev.naru.gateway.payments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.events.EventOutboxRepository;
import dev.naru.gateway.events.EventSubject;
import dev.naru.gateway.events.EventType;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationNews;
import dev.naru.gateway.orders.Order;
import dev.naru.gateway.orders.OrderChange;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import java.util.Locale;

/** Tells the shop, by the event {@code operation.review}, that an effect waits for a person. */
public final class ReviewNews implements OperationNews {
    private final OrderRepository orders;
    private final EventOutboxRepository outbox;

    public ReviewNews(OrderRepository orders, EventOutboxRepository outbox) {
        this.orders = orders;
        this.outbox = outbox;
    }

    @Override
    public Future<Void> needsAPerson(Transaction tx, Operation operation, String why) {
        MerchantUid merchantUid = operation.merchantUid();
        return merchantUid == null
                ? tell(tx, operation, why)
                : orders.lock(tx, operation.merchantId(), merchantUid)
                        .compose(locked ->
                                locked.isPresent() ? tell(tx, locked.get(), operation, why) : tell(tx, operation, why));
    }

    /** One that is of no order needs a person once, so it has one event of its own. */
    private Future<Void> tell(Transaction tx, Operation operation, String why) {
        return outbox.append(
                        tx,
                        operation.merchantId(),
                        new EventSubject.OfOperation(operation.id()),
                        1,
                        EventType.OPERATION_REVIEW,
                        dedupeKey(operation),
                        data(operation, why))
                .mapEmpty();
    }

    private Future<Void> tell(Transaction tx, Order order, Operation operation, String why) {
        long seq = order.eventSeq() + 1;
        return outbox.append(
                        tx,
                        order.merchantId(),
                        order.merchantUid(),
                        seq,
                        EventType.OPERATION_REVIEW,
                        dedupeKey(operation),
                        data(operation, why).put("version", order.version() + 1))
                .compose(appended -> appended
                        ? orders.apply(tx, OrderChange.of(order).withEvents(1))
                                .compose(done -> outbox.remark(
                                        tx, order.merchantId(), order.merchantUid(), seq, EventType.OPERATION_REVIEW))
                        : Future.succeededFuture());
    }

    private static String dedupeKey(Operation operation) {
        return "review:" + operation.id();
    }

    private static ObjectNode data(Operation operation, String why) {
        return StrictJson.mapper()
                .createObjectNode()
                .put("operation_id", operation.id().toString())
                .put("kind", operation.kind().name().toLowerCase(Locale.ROOT))
                .put("why", why);
    }
}
