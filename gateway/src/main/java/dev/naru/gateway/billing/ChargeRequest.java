package dev.naru.gateway.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.orders.ChargeOrder;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.Krw;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What a charge's operation keeps; whose order it is and who buys stands in the order.
 *
 * @param useCfm as {@code yyyymmdd}
 */
record ChargeRequest(
        String customerUid,
        Krw amount,
        Krw taxFree,
        String name,
        long productCount,
        @Nullable String useCfm) {

    static ChargeRequest of(ChargeOrder order) {
        return new ChargeRequest(
                order.customerUid(),
                order.amount(),
                order.taxFree(),
                order.name(),
                order.productCount(),
                order.useCfm() == null ? null : order.useCfm().format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    ObjectNode json() {
        return StrictJson.mapper()
                .createObjectNode()
                .put("customer_uid", customerUid)
                .put("amount", amount.won())
                .put("tax_free", taxFree.won())
                .put("name", name)
                .put("product_count", productCount)
                .put("use_cfm", useCfm);
    }

    /** Reads back what {@link #json} wrote. */
    static ChargeRequest of(JsonNode json) {
        return new ChargeRequest(
                json.path("customer_uid").textValue(),
                new Krw(json.path("amount").longValue()),
                new Krw(json.path("tax_free").longValue()),
                json.path("name").textValue(),
                json.path("product_count").longValue(),
                json.path("use_cfm").textValue());
    }
}
