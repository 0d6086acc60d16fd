package dev.naru.gateway.iamport;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.value.Krw;
import dev.naru.gateway.platform.value.MerchantUid;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /subscribe/payments/again} is told (Iamport V1).
 *
 * @param customerUid whose billing key is charged
 * @param merchantUid never used before, not even for the registration: Iamport takes it once
 * @param amount won; Naver Pay takes 10 or more
 * @param taxFree the tax-free part of it, 0 to {@code amount}
 * @param productCount how many things are paid for
 * @param useCfm last day of use as {@code yyyymmdd}, where the contract with Naver demands it
 * @param customData the shop's own text; Iamport's window writes an object as its JSON
 * @param noticeUrl where Iamport is to notify instead of the address of its console
 */
public record ChargeCall(
        String customerUid,
        MerchantUid merchantUid,
        Krw amount,
        Krw taxFree,
        String name,
        long productCount,
        BuyerFields buyer,
        @Nullable String useCfm,
        @Nullable String customData,
        @Nullable String noticeUrl) {

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("customer_uid", customerUid)
                .put("merchant_uid", merchantUid.value())
                .put("amount", amount.won())
                .put("tax_free", taxFree.won())
                .put("currency", "KRW")
                .put("name", name)
                .put("product_count", productCount);
        put(json, "buyer_name", buyer.name());
        put(json, "buyer_email", buyer.email());
        put(json, "buyer_tel", buyer.tel());
        put(json, "buyer_addr", buyer.addr());
        put(json, "buyer_postcode", buyer.postcode());
        put(json, "custom_data", customData);
        put(json, "notice_url", noticeUrl);
        if (useCfm != null) {
            json.putObject("extra").put("naverUseCfm", useCfm);
        }
        return json;
    }

    private static void put(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }
}
