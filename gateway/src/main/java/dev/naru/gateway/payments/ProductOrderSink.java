package dev.naru.gateway.payments;

import dev.naru.gateway.iamport.NaverProductOrder;
import dev.naru.gateway.orders.OrderKey;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.value.ImpUid;
import io.vertx.core.Future;
import java.util.List;

/** Whoever keeps what looks at order-type payments show of their product orders. */
@FunctionalInterface
public interface ProductOrderSink {
    /**
     * Keeps them in the transaction that merges the payment, after the payment is stored. The order is locked.
     *
     * @param productOrders all of the payment's, at least one
     * @param ticket of the look, drawn before Iamport was asked
     */
    Future<Void> seen(
            Transaction tx, OrderKey order, ImpUid impUid, List<NaverProductOrder> productOrders, long ticket);
}
