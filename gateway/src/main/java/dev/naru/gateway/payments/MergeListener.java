package dev.naru.gateway.payments;

import dev.naru.gateway.events.EventType;
import dev.naru.gateway.iamport.IamportPayment;
import dev.naru.gateway.orders.Order;
import dev.naru.gateway.platform.db.Transaction;
import io.vertx.core.Future;
import java.util.List;

/** Whoever has more to change and to tell when a payment comes to a new state. */
@FunctionalInterface
public interface MergeListener {
    /**
     * Does so in the transaction that stores the payment. Completes with the events it appended for the order, in
     * sequence; fails only as the database fails.
     *
     * @param order locked, as it was before
     * @param seq for the first event it appends for the order
     */
    Future<List<EventType>> grown(Transaction tx, Order order, IamportPayment payment, long seq);
}
