package dev.naru.mock.naver.checkout;

import dev.naru.mock.ledger.Ids;
import dev.naru.mock.ledger.ProductOrder;
import dev.naru.mock.ledger.ProductOrderState;
import dev.naru.mock.naver.ShippingDue;
import dev.naru.mock.naver.fees.ShippingFees;
import dev.naru.mock.naver.products.CartLine;
import dev.naru.mock.naver.products.NaverProduct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A paid order sheet as Naver books it: one product order for each option kind, plain product and supplement. A parcel's
 * prepaid fee is booked on its first line, so that all amounts add up to what was paid.
 */
final class ProductOrderPlan {
    private ProductOrderPlan() {}

    /** Lines of an order made now; {@code paid} is false while a deposit is waited for. */
    static List<ProductOrder> of(Checkout checkout, Instant now, boolean paid) {
        Ids ids = checkout.space().ids();
        Delivery to = checkout.delivery();
        ProductOrder.Orderer orderer = new ProductOrder.Orderer(to.name(), "naru****", to.tel());
        ProductOrder.ShippingAddress address =
                new ProductOrder.ShippingAddress(to.base(), to.detail(), to.postcode(), to.tel(), to.name());
        Instant due = ShippingDue.after(now);
        ProductOrderState state = ProductOrderState.beginning(paid);
        Map<Integer, Long> feeOfLine = feeOfLine(checkout);
        List<ProductOrder> orders = new ArrayList<>();
        for (CartLine line : checkout.present()) {
            ProductOrder.Item item = item(checkout, line, feeOfLine.getOrDefault(line.line(), 0L));
            orders.add(new ProductOrder(ids.productOrderId(now), item, orderer, address, due, state));
        }
        return orders;
    }

    private static ProductOrder.Item item(Checkout checkout, CartLine line, long fee) {
        NaverProduct product = checkout.products().get(line.productIndex());
        String optionId = switch (line.kind()) {
            case PRODUCT -> "";
            case OPTION -> line.manageCode() == null ? "" : line.manageCode();
            case SUPPLEMENT -> product.supplements().get(line.itemIndex()).id();
        };
        String optionName = switch (line.kind()) {
            case PRODUCT -> "";
            case OPTION -> line.optionText() == null ? "" : line.optionText();
            case SUPPLEMENT -> line.name();
        };
        return new ProductOrder.Item(
                product.id(),
                product.name(),
                optionId,
                optionName,
                line.quantity(),
                line.amount(),
                fee,
                parcel(checkout, line));
    }

    private static int parcel(Checkout checkout, CartLine line) {
        List<ShippingFees.Group> groups = checkout.fees().groups();
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).productIds().contains(line.productId())) {
                return i;
            }
        }
        return groups.size();
    }

    private static Map<Integer, Long> feeOfLine(Checkout checkout) {
        Map<Integer, Long> fees = new HashMap<>();
        for (ShippingFees.Group group : checkout.fees().groups()) {
            checkout.present().stream()
                    .filter(line -> group.productIds().contains(line.productId()) && !fees.containsKey(line.line()))
                    .findFirst()
                    .ifPresent(first -> fees.put(first.line(), group.prepaid() ? group.fee() : 0));
        }
        return fees;
    }
}
