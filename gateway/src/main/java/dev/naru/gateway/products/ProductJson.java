package dev.naru.gateway.products;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.json.StrictJson;

/** Writes a product document; {@link ProductReader} reads it back to an equal product. */
final class ProductJson {
    private ProductJson() {}

    static ObjectNode write(Product product) {
        ObjectNode json = StrictJson.mapper().createObjectNode();
        json.put("id", product.id());
        json.put("merchant_product_id", product.merchantProductId());
        json.put("ec_mall_product_id", product.ecMallProductId());
        json.put("name", product.name());
        json.put("base_price", product.basePrice());
        json.put("tax_type", product.taxType().name());
        json.put("info_url", product.infoUrl());
        json.put("image_url", product.imageUrl());
        json.put("gift_name", product.giftName());
        json.put("stock_quantity", product.stockQuantity());
        json.put("status", product.status().name());
        json.put("return_shipping_fee", product.returnShippingFee());
        json.put("exchange_shipping_fee", product.exchangeShippingFee());
        json.set("shipping", shipping(product.shipping()));
        json.set("return_info", product.returnInfo() == null ? null : returnInfo(product.returnInfo()));
        ArrayNode items = json.putArray("option_items");
        product.optionItems().forEach(item -> optionItem(items.addObject(), item));
        ArrayNode combinations = json.putArray("combinations");
        product.combinations().forEach(combination -> combination(combinations.addObject(), combination));
        ArrayNode supplements = json.putArray("supplements");
        product.supplements()
                .forEach(it -> supplements
                        .addObject()
                        .put("id", it.id())
                        .put("name", it.name())
                        .put("price", it.price())
                        .put("stock_quantity", it.stockQuantity())
                        .put("status", it.available()));
        return json;
    }

    private static ObjectNode shipping(ShippingPolicy shipping) {
        ObjectNode json = StrictJson.mapper().createObjectNode();
        json.put("group_id", shipping.groupId());
        json.put("method", shipping.method().name());
        json.put("base_fee", shipping.baseFee());
        json.put("fee_pay_type", shipping.feePayType().name());
        ObjectNode rule = StrictJson.mapper().createObjectNode();
        shipping.feeRule()
                .fold(
                        always -> rule,
                        free -> rule.put("free_by_threshold", free.threshold()),
                        repeat -> rule.put("repeat_by_qty", repeat.quantity()),
                        ranges -> ranges(rule, ranges));
        shipping.areaSurcharge()
                .fold(none -> rule, byZone -> byZone(rule, byZone), api -> rule.put("surcharges_by_area", "API"));
        if (!rule.isEmpty()) {
            json.set("fee_rule", rule);
        }
        return json;
    }

    private static ObjectNode ranges(ObjectNode rule, FeeRule.RangesByQty ranges) {
        ArrayNode array = rule.putArray("ranges_by_qty");
        ranges.ranges().forEach(it -> array.addObject().put("from", it.from()).put("surcharge", it.surcharge()));
        return rule;
    }

    private static ObjectNode byZone(ObjectNode rule, AreaSurcharge.ByZone byZone) {
        ArrayNode array = rule.putArray("surcharges_by_area");
        if (byZone.island() != null) {
            array.addObject().put("area", "island").put("surcharge", byZone.island());
        }
        if (byZone.jeju() != null) {
            array.addObject().put("area", "jeju").put("surcharge", byZone.jeju());
        }
        return rule;
    }

    private static ObjectNode returnInfo(ReturnInfo info) {
        return StrictJson.mapper()
                .createObjectNode()
                .put("zipcode", info.zipcode())
                .put("address1", info.address1())
                .put("address2", info.address2())
                .put("seller_name", info.sellerName())
                .put("contact1", info.contact1())
                .put("contact2", info.contact2());
    }

    private static void optionItem(ObjectNode json, OptionItem item) {
        json.put("type", item.type().name());
        json.put("name", item.name());
        if (item.type() == OptionItem.Type.INPUT) {
            return;
        }
        ArrayNode values = json.putArray("values");
        item.values()
                .forEach(value -> values.addObject()
                        .put("id", value.id())
                        .put("text", value.text())
                        .put("status", value.available()));
    }

    private static void combination(ObjectNode json, Combination combination) {
        json.put("manage_code", combination.manageCode());
        json.put("price", combination.price());
        json.put("stock_quantity", combination.stockQuantity());
        json.put("status", combination.available());
        ArrayNode options = json.putArray("options");
        combination
                .options()
                .forEach(it -> options.addObject().put("name", it.name()).put("id", it.id()));
    }
}
