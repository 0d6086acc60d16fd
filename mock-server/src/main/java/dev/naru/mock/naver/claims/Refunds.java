package dev.naru.mock.naver.claims;

import dev.naru.mock.ledger.NaverOrder;
import dev.naru.mock.ledger.ProductOrder;
import dev.naru.mock.ledger.ProductOrderStatus;
import java.util.List;

/** How much the buyer gets back for one product order. */
final class Refunds {
    private Refunds() {}

    /**
     * The line's total, and with the last line of a parcel to be undone the parcel's prepaid fee: a parcel that still goes
     * out still costs. What the seller charges for a return is taken off.
     *
     * @param line in the state after the step
     * @param returnsKeepFee whether a returned line never brings its parcel's fee back
     * @return whole won, 0 or more
     */
    static long of(NaverOrder order, ProductOrder line, boolean returnsKeepFee) {
        boolean returned = line.status() == ProductOrderStatus.RETURNED;
        long fee = returned && returnsKeepFee ? 0 : feeOfParcelGivenUp(order, line);
        long charge = returned ? line.details().extraCharge() : 0;
        return Math.max(0, line.item().productAmount() + fee - charge);
    }

    private static long feeOfParcelGivenUp(NaverOrder order, ProductOrder line) {
        List<ProductOrder> parcel = order.productOrders().stream()
                .filter(other -> other.item().parcel() == line.item().parcel())
                .toList();
        return parcel.stream().allMatch(other -> other.status().isUndone())
                ? parcel.stream()
                        .mapToLong(other -> other.item().deliveryAmount())
                        .sum()
                : 0;
    }
}
