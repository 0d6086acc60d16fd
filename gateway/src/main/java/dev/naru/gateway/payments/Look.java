package dev.naru.gateway.payments;

import dev.naru.gateway.iamport.IamportPayment;
import dev.naru.gateway.iamport.NaverProductOrder;
import dev.naru.gateway.orders.PaidLine;
import java.util.List;

/**
 * Everything fetched about one payment.
 *
 * @param productOrders Naver's; empty when there are none
 * @param ticket drawn before the first request
 */
record Look(IamportPayment payment, List<NaverProductOrder> productOrders, long ticket, SyncReason reason) {
    private static final String NEVER_DEPOSITED = "CANCELED_BY_NOPAYMENT";

    Look {
        productOrders = List.copyOf(productOrders);
    }

    /** What the buyer paid for. */
    List<PaidLine> lines() {
        return productOrders.stream()
                .filter(line -> !line.status().equals(NEVER_DEPOSITED))
                .map(line -> new PaidLine(
                        line.productId(),
                        line.optionId(),
                        line.quantity(),
                        line.productAmount(),
                        line.deliveryAmount()))
                .toList();
    }
}
