package dev.naru.gateway.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.BuyerFields;
import dev.naru.gateway.iamport.ChargeCall;
import dev.naru.gateway.orders.Buyer;
import dev.naru.gateway.orders.ChargeOrder;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.Krw;
import dev.naru.gateway.platform.value.MerchantUid;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What a charge's operation keeps; whose order it is and who buys stands in the order.
 *
 * @param useCfm as {@code yyyymmdd}
 * @param customData the shop's own object, or null
 * @param noticeUrl where Iamport is to notify instead of the address of its console, or null
 */
record ChargeRequest(
        String customerUid,
        Krw amount,
        Krw taxFree,
        String name,
        long productCount,
        @Nullable String useCfm,
        @Nullable JsonNode customData,
        @Nullable String noticeUrl) {

    static ChargeRequest of(ChargeOrder order) {
        return new ChargeRequest(
                order.customerUid(),
                order.amount(),
                order.taxFree(),
                order.name(),
                order.productCount(),
                order.useCfm() == null ? null : order.useCfm().format(DateTimeFormatter.BASIC_ISO_DATE),
                order.customData(),
                order.noticeUrl());
    }

    ObjectNode json() {
        ObjectNode json = StrictJson.mapper()
                .createObjectNode()
                .put("customer_uid", customerUid)
                .put("amount", amount.won())
                .put("tax_free", taxFree.won())
                .put("name", name)
                .put("product_count", productCount)
                .put("use_cfm", useCfm);
        // Only where it was said: what was asked for before these were known must stay the same request.
        if (customData != null) {
            json.set("custom_data", customData);
        }
        return noticeUrl == null ? json : json.put("notice_url", noticeUrl);
    }

    /** Reads back what {@link #json} wrote. */
    static ChargeRequest of(JsonNode json) {
        return new ChargeRequest(
                json.path("customer_uid").textValue(),
                new Krw(json.path("amount").longValue()),
                new Krw(json.path("tax_free").longValue()),
                json.path("name").textValue(),
                json.path("product_count").longValue(),
                json.path("use_cfm").textValue(),
                json.get("custom_data"),
                json.path("notice_url").textValue());
    }

    /** As Iamport is told it. */
    ChargeCall call(MerchantUid merchantUid, Buyer buyer) {
        return new ChargeCall(
                customerUid,
                merchantUid,
                amount,
                taxFree,
                name,
                productCount,
                new BuyerFields(buyer.name(), buyer.email(), buyer.tel(), buyer.addr(), buyer.postcode()),
                useCfm,
                customData == null ? null : customData.toString(),
                noticeUrl);
    }
}
