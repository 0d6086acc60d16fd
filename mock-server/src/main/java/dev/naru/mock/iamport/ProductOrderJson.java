package dev.naru.mock.iamport;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.NaverOrder;
import dev.naru.mock.ledger.ProductOrder;
import dev.naru.mock.ledger.ProductOrderState;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.ledger.Switch;

/** {@code NaverProductOrderAnnotation} on the wire. */
public final class ProductOrderJson {
    private ProductOrderJson() {}

    /** The product orders of an order as they are now, in the order they were created. */
    public static ArrayNode list(NaverOrder order, Space space) {
        ArrayNode list = StrictJson.object().arrayNode();
        order.productOrders().forEach(productOrder -> list.add(now(productOrder, space)));
        return list;
    }

    /** The product order as it stands in Naver's ledger. */
    static ObjectNode now(ProductOrder order, Space space) {
        return json(order, order.state(), order.address(), space);
    }

    /** The product order as a read shows it: live, or as of the last batch where the space is set so. */
    static ObjectNode read(ProductOrder order, Space space) {
        return space.settings().switches().word(Switch.PRODUCT_ORDERS_READ).equals("live")
                ? now(order, space)
                : json(order, order.copiedState(), order.copiedAddress(), space);
    }

    private static ObjectNode json(
            ProductOrder order, ProductOrderState state, ProductOrder.ShippingAddress address, Space space) {
        ObjectNode json = StrictJson.object();
        json.put("claim_status", state.claim().status());
        json.put("claim_type", state.claim().type());
        json.put("delivery_amount", order.item().deliveryAmount());
        json.putNull("individual_code");
        json.putObject("orderer")
                .put("id", order.orderer().id())
                .put("name", order.orderer().name())
                .put("tel", order.orderer().tel());
        json.put("product_amount", amount(order.item(), space));
        json.put("product_id", order.item().productId());
        json.put("product_name", order.item().productName());
        json.put("product_option_id", order.item().optionId());
        json.put("product_option_name", order.item().optionName());
        json.put("product_order_id", order.id());
        json.put("product_order_status", state.status().name());
        json.put("quantity", order.item().quantity());
        json.putObject("shipping_address")
                .put("base", address.base())
                .put("detail", address.detail())
                .put("name", address.name())
                .put("postcode", address.postcode())
                .put("tel1", address.tel())
                .putNull("tel2");
        json.put("shipping_due", order.shippingDue().getEpochSecond());
        json.putNull("shipping_memo");
        return json;
    }

    private static long amount(ProductOrder.Item item, Space space) {
        boolean perUnit =
                space.settings().switches().word(Switch.PRODUCT_AMOUNT).equals("unit");
        return perUnit && item.quantity() > 0 ? item.productAmount() / item.quantity() : item.productAmount();
    }
}
