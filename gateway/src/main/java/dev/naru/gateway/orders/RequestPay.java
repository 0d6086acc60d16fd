package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.value.MerchantUid;
import org.jspecify.annotations.Nullable;

/**
 * The object a shop's page hands to {@code IMP.request_pay} unchanged (Iamport V1 JavaScript SDK; manual §1 and §2).
 * The amount is that of the goods: Naver adds shipping.
 */
final class RequestPay {
    /** Characters of {@code name} (Iamport V1). */
    static final int MAX_NAME = 40;

    private RequestPay() {}

    static JsonNode write(MerchantUid merchantUid, Cart cart, Quote quote, @Nullable String channelKey) {
        ObjectNode json = OrderJson.object().put("pg", cart.pg());
        if (channelKey != null) {
            json.put("channelKey", channelKey);
        }
        // Naver lets the buyer choose the means of payment; the SDK wants the field all the same.
        json.put("pay_method", "card");
        json.put("merchant_uid", merchantUid.value());
        json.put("name", name(cart, quote));
        json.put("amount", quote.goodsAmount());
        put(json, "buyer_email", cart.buyer().email());
        put(json, "buyer_name", cart.buyer().name());
        put(json, "buyer_tel", cart.buyer().tel());
        put(json, "buyer_addr", cart.buyer().addr());
        put(json, "buyer_postcode", cart.buyer().postcode());
        json.set("naverProducts", NaverProductsWriter.write(quote));
        if (cart.naverInterface() != null && !cart.naverInterface().isEmpty()) {
            json.set("naverInterface", cart.naverInterface());
        }
        if (cart.customData() != null) {
            json.set("custom_data", cart.customData());
        }
        return json;
    }

    /** The shop's name for the order, or the first product's and how many more there are, as Korean shops write it. */
    static String name(Cart cart, Quote quote) {
        if (cart.name() != null) {
            return cart.name();
        }
        String first = quote.orderLines().get(0).name();
        int others = quote.orderLines().size() - 1;
        String more = others == 0 ? "" : " 외 " + others + "건";
        int room = MAX_NAME - more.length();
        return (first.codePointCount(0, first.length()) <= room
                        ? first
                        : first.substring(0, first.offsetByCodePoints(0, room - 1)) + "…")
                + more;
    }

    private static void put(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }
}
