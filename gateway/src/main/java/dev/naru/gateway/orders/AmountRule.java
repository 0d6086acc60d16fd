package dev.naru.gateway.orders;

import dev.naru.gateway.orders.fees.FeeSettings;
import dev.naru.gateway.products.ShippingPolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which amounts may be paid for an order (ADR 0003). Stored with the order, so later price changes do not matter. */
public sealed interface AmountRule {
    /**
     * Judges a payment.
     *
     * @param paidAmount won, before any cancellation
     * @param paidLines Naver's product orders of the payment; empty when they cannot be read
     */
    AmountVerdict judge(long paidAmount, List<PaidLine> paidLines);

    /** Exactly what was asked: payment-type and charges. */
    record Exact(long amount) implements AmountRule {
        @Override
        public AmountVerdict judge(long paidAmount, List<PaidLine> paidLines) {
            return paidAmount == amount
                    ? new AmountVerdict.Fits(Set.of())
                    : new AmountVerdict.Broken("paid " + paidAmount + " won, ordered " + amount + " won");
        }
    }

    /**
     * Nothing: a billing key is registered. Iamport's record of it has the amount 0, or the one its window showed.
     *
     * @param customerUid the key
     * @param shown won that the window shows
     */
    record Registration(String customerUid, long shown) implements AmountRule {
        @Override
        public AmountVerdict judge(long paidAmount, List<PaidLine> paidLines) {
            return paidAmount == 0 || paidAmount == shown
                    ? new AmountVerdict.Fits(Set.of())
                    : new AmountVerdict.Broken("registered for " + paidAmount + " won, shown " + shown + " won");
        }
    }

    /**
     * The goods exactly, and a shipping fee that the ordered products' policies can produce: order-type.
     *
     * @param lines every ordered line
     * @param policies shipping policy of every ordered product, by product id
     * @param apiFees what our own additional-fee answer adds for products whose surcharges Naver asks for
     */
    record Shipping(List<OrderLine> lines, Map<String, ShippingPolicy> policies, ApiFees apiFees, FeeSettings settings)
            implements AmountRule {
        public Shipping {
            lines = List.copyOf(lines);
            policies = Map.copyOf(policies);
        }

        @Override
        public AmountVerdict judge(long paidAmount, List<PaidLine> paidLines) {
            return new ShippingJudge(this).judge(paidAmount, paidLines);
        }
    }

    /** Won that {@code GET /naver/additional-fees} answered per product when the order was placed. */
    record ApiFees(long jeju, long island) {}
}
