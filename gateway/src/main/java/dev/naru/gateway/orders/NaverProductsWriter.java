package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.orders.OrderLine.Kind;
import dev.naru.gateway.products.AreaSurcharge;
import dev.naru.gateway.products.FeeRule;
import dev.naru.gateway.products.Product;
import dev.naru.gateway.products.ShippingPolicy;
import dev.naru.gateway.products.Supplement;
import dev.naru.gateway.products.TaxType;

/** Writes {@code naverProducts} as the manual has it (order-type, §2.1 and §3.3). */
final class NaverProductsWriter {
    private NaverProductsWriter() {}

    /** The whole array; every product of the quote must be known. */
    static ArrayNode write(Quote quote) {
        ArrayNode products = OrderJson.array();
        for (Quote.Item item : quote.items()) {
            if (item.product() != null) {
                products.add(product(item.product(), item));
            }
        }
        return products;
    }

    static ObjectNode product(Product product, Quote.Item item) {
        ObjectNode json = OrderJson.object().put("id", product.id());
        if (!product.merchantProductId().equals(product.id())) {
            json.put("merchantProductId", product.merchantProductId());
        }
        if (!product.ecMallProductId().equals(product.id())) {
            json.put("ecMallProductId", product.ecMallProductId());
        }
        json.put("name", product.name());
        json.put("basePrice", product.basePrice());
        json.put("taxType", taxType(product.taxType()));
        item.lines().stream()
                .filter(line -> line.line().kind() == Kind.PRODUCT)
                .forEach(line -> json.put("quantity", line.line().quantity()));
        json.put("infoUrl", product.infoUrl());
        json.put("imageUrl", product.imageUrl());
        if (product.giftName() != null) {
            json.put("giftName", product.giftName());
        }
        add(json, "options", item, Kind.OPTION);
        add(json, "supplements", item, Kind.SUPPLEMENT);
        json.set("shipping", shipping(product.shipping()));
        return json;
    }

    static ObjectNode option(OptionChoice choice, long quantity) {
        ObjectNode json = OrderJson.object().put("optionQuantity", quantity);
        if (!choice.code().isEmpty()) {
            json.put("optionPrice", choice.price());
            json.put("selectionCode", choice.code());
        }
        ArrayNode selections = json.putArray("selections");
        for (OptionChoice.Value value : choice.values()) {
            ObjectNode selection = selections.addObject();
            if (value.code() != null) {
                selection.put("code", value.code());
            }
            selection.put("label", value.label()).put("value", value.text());
        }
        return json;
    }

    static ObjectNode supplement(Supplement supplement, long quantity) {
        return OrderJson.object()
                .put("id", supplement.id())
                .put("name", supplement.name())
                .put("price", supplement.price())
                .put("quantity", quantity);
    }

    /** Iamport documents TAX and TAX_FREE only; neither adds tax, so zero-rated goods are sent as TAX_FREE. */
    private static String taxType(TaxType type) {
        return type == TaxType.TAX ? "TAX" : "TAX_FREE";
    }

    private static void add(ObjectNode json, String field, Quote.Item item, Kind kind) {
        ArrayNode parts = OrderJson.array();
        for (Quote.Line line : item.lines()) {
            if (line.line().kind() == kind && line.naver() != null) {
                parts.add(line.naver());
            }
        }
        if (!parts.isEmpty()) {
            json.set(field, parts);
        }
    }

    private static JsonNode shipping(ShippingPolicy policy) {
        ObjectNode json = OrderJson.object();
        if (policy.groupId() != null) {
            json.put("groupId", policy.groupId());
        }
        json.put("method", policy.method().name());
        json.put("baseFee", policy.baseFee());
        ObjectNode rule = OrderJson.object();
        policy.feeRule()
                .fold(
                        always -> rule,
                        free -> rule.put("freeByThreshold", free.threshold()),
                        repeat -> rule.put("repeatByQty", repeat.quantity()),
                        ranges -> rule.set("rangesByQty", ranges(ranges)));
        policy.areaSurcharge()
                .fold(
                        none -> rule,
                        byZone -> rule.set("surchargesByArea", areas(byZone)),
                        api -> rule.put("surchargesByArea", "API"));
        if (!rule.isEmpty()) {
            json.set("feeRule", rule);
        }
        return json.put("feePayType", policy.feePayType().name());
    }

    private static ArrayNode ranges(FeeRule.RangesByQty rule) {
        ArrayNode ranges = OrderJson.array();
        rule.ranges()
                .forEach(range -> ranges.addObject().put("from", range.from()).put("surcharge", range.surcharge()));
        return ranges;
    }

    private static ArrayNode areas(AreaSurcharge.ByZone byZone) {
        ArrayNode areas = OrderJson.array();
        if (byZone.island() != null) {
            areas.addObject().put("area", "island").put("surcharge", byZone.island());
        }
        if (byZone.jeju() != null) {
            areas.addObject().put("area", "jeju").put("surcharge", byZone.jeju());
        }
        return areas;
    }
}
