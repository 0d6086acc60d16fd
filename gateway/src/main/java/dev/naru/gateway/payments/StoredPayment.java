package dev.naru.gateway.payments;

import dev.naru.gateway.orders.Buyer;
import dev.naru.gateway.platform.value.ImpUid;

/**
 * The best look at a payment attempt so far, and what it means for its order.
 *
 * @param ticket of the look that was kept, not the greatest ever drawn: otherwise the outcome would depend on the order
 *     in which looks arrive
 */
record StoredPayment(
        ImpUid impUid, Rank rank, long amount, long cancelAmount, long ticket, Standing standing, Buyer buyer) {

    boolean holdsMoney() {
        return rank.holdsMoney() && standing != Standing.PENDING;
    }
}
