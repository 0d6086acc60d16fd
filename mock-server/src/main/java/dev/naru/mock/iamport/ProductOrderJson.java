package dev.naru.mock.iamport;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.NaverOrder;
import dev.naru.mock.ledger.ProductOrder;

/** {@code NaverProductOrderAnnotation} on the wire. */
public final class ProductOrderJson {
    private ProductOrderJson() {}

    /** The product orders of an order, in the order they were created. */
    public static ArrayNode list(NaverOrder order) {
        ArrayNode list = StrictJson.object().arrayNode();
        order.productOrders().forEach(productOrder -> list.add(of(productOrder)));
        return list;
    }

    static ObjectNode of(ProductOrder order) {
        ObjectNode json = StrictJson.object();
        json.put("claim_status", order.state().claim().status());
        json.put("claim_type", order.state().claim().type());
        json.put("delivery_amount", order.item().deliveryAmount());
        json.putNull("individual_code");
        json.putObject("orderer")
                .put("id", order.orderer().id())
                .put("name", order.orderer().name())
                .put("tel", order.orderer().tel());
        json.put("product_amount", order.item().productAmount());
        json.put("product_id", order.item().productId());
        json.put("product_name", order.item().productName());
        json.put("product_option_id", order.item().optionId());
        json.put("product_option_name", order.item().optionName());
        json.put("product_order_id", order.id());
        json.put("product_order_status", order.state().status().name());
        json.put("quantity", order.item().quantity());
        json.putObject("shipping_address")
                .put("base", order.address().base())
                .put("detail", order.address().detail())
                .put("name", order.address().name())
                .put("postcode", order.address().postcode())
                .put("tel1", order.address().tel())
                .putNull("tel2");
        json.put("shipping_due", order.shippingDue().getEpochSecond());
        json.putNull("shipping_memo");
        return json;
    }
}
