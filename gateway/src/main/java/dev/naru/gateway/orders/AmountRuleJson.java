package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.orders.fees.FeeSettings;
import dev.naru.gateway.orders.fees.FeeSettings.AreaMode;
import dev.naru.gateway.orders.fees.FeeSettings.ThresholdBasis;
import dev.naru.gateway.products.AreaSurcharge;
import dev.naru.gateway.products.FeePayType;
import dev.naru.gateway.products.FeeRule;
import dev.naru.gateway.products.ShippingMethod;
import dev.naru.gateway.products.ShippingPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An amount rule as it is kept in {@code orders.amount_rule}. */
final class AmountRuleJson {
    private AmountRuleJson() {}

    static JsonNode write(AmountRule rule) {
        ObjectNode json = OrderJson.object();
        if (rule instanceof AmountRule.Exact exact) {
            return json.put("type", "EXACT").put("amount", exact.amount());
        }
        if (rule instanceof AmountRule.Registration registration) {
            return json.put("type", "REGISTRATION")
                    .put("customer_uid", registration.customerUid())
                    .put("shown", registration.shown());
        }
        AmountRule.Shipping shipping = (AmountRule.Shipping) rule;
        json.put("type", "SHIPPING")
                .put("area_mode", shipping.settings().areaMode().name())
                .put("threshold_basis", shipping.settings().thresholdBasis().name())
                .put("api_jeju", shipping.apiFees().jeju())
                .put("api_island", shipping.apiFees().island());
        ObjectNode policies = json.putObject("policies");
        shipping.policies().forEach((productId, policy) -> policies.set(productId, write(policy)));
        return json;
    }

    /** Reads a stored rule; the lines are kept once, beside it. */
    static AmountRule read(JsonNode json, List<OrderLine> lines) {
        if (OrderJson.text(json, "type").equals("EXACT")) {
            return new AmountRule.Exact(json.path("amount").longValue());
        }
        if (OrderJson.text(json, "type").equals("REGISTRATION")) {
            return new AmountRule.Registration(
                    OrderJson.text(json, "customer_uid"), json.path("shown").longValue());
        }
        Map<String, ShippingPolicy> policies = new LinkedHashMap<>();
        json.path("policies").properties().forEach(policy -> policies.put(policy.getKey(), policy(policy.getValue())));
        return new AmountRule.Shipping(
                lines,
                policies,
                new AmountRule.ApiFees(
                        json.path("api_jeju").longValue(),
                        json.path("api_island").longValue()),
                new FeeSettings(
                        AreaMode.valueOf(OrderJson.text(json, "area_mode")),
                        ThresholdBasis.valueOf(OrderJson.text(json, "threshold_basis"))));
    }

    private static JsonNode write(ShippingPolicy policy) {
        ObjectNode json = OrderJson.object();
        json.put("group_id", policy.groupId())
                .put("method", policy.method().name())
                .put("base_fee", policy.baseFee())
                .put("fee_pay_type", policy.feePayType().name());
        policy.feeRule()
                .fold(
                        always -> json,
                        free -> json.put("free_by_threshold", free.threshold()),
                        repeat -> json.put("repeat_by_qty", repeat.quantity()),
                        ranges -> json.set("ranges_by_qty", write(ranges)));
        policy.areaSurcharge()
                .fold(
                        none -> json,
                        byZone -> json.set(
                                "by_zone",
                                OrderJson.object()
                                        .put("island", byZone.island())
                                        .put("jeju", byZone.jeju())),
                        api -> json.put("api", true));
        return json;
    }

    private static ArrayNode write(FeeRule.RangesByQty rule) {
        ArrayNode ranges = OrderJson.array();
        rule.ranges()
                .forEach(range -> ranges.addObject().put("from", range.from()).put("surcharge", range.surcharge()));
        return ranges;
    }

    private static ShippingPolicy policy(JsonNode json) {
        return new ShippingPolicy(
                OrderJson.textOrNull(json, "group_id"),
                ShippingMethod.valueOf(OrderJson.text(json, "method")),
                json.path("base_fee").longValue(),
                FeePayType.valueOf(OrderJson.text(json, "fee_pay_type")),
                feeRule(json),
                areaSurcharge(json));
    }

    private static FeeRule feeRule(JsonNode json) {
        if (json.has("free_by_threshold")) {
            return new FeeRule.FreeByThreshold(json.path("free_by_threshold").longValue());
        }
        if (json.has("repeat_by_qty")) {
            return new FeeRule.RepeatByQty(json.path("repeat_by_qty").longValue());
        }
        if (json.has("ranges_by_qty")) {
            List<FeeRule.Range> ranges = new ArrayList<>();
            json.path("ranges_by_qty")
                    .forEach(range -> ranges.add(new FeeRule.Range(
                            range.path("from").longValue(),
                            range.path("surcharge").longValue())));
            return new FeeRule.RangesByQty(ranges);
        }
        return new FeeRule.Always();
    }

    private static AreaSurcharge areaSurcharge(JsonNode json) {
        if (json.path("api").booleanValue()) {
            return new AreaSurcharge.Api();
        }
        JsonNode byZone = json.get("by_zone");
        return byZone == null
                ? new AreaSurcharge.None()
                : new AreaSurcharge.ByZone(wonOrNull(byZone, "island"), wonOrNull(byZone, "jeju"));
    }

    private static @Nullable Long wonOrNull(JsonNode json, String field) {
        return json.hasNonNull(field) ? json.get(field).longValue() : null;
    }
}
