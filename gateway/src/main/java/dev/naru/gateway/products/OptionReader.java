package dev.naru.gateway.products;

import dev.naru.gateway.platform.json.Fields;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads option items, combinations and supplements of a product document. */
final class OptionReader {
    private OptionReader() {}

    static OptionItem optionItem(Fields fields) {
        OptionItem.Type type = fields.choice("type", OptionItem.Type.class, OptionItem.Type.SELECT);
        String name = fields.text("name", ProductLimits.MAX_OPTION_NAME);
        List<OptionValue> values = fields.list("values", ProductLimits.MAX_OPTION_VALUES, OptionReader::optionValue);
        if (type == OptionItem.Type.INPUT && !values.isEmpty()) {
            fields.error("values", "must be absent: the buyer writes the value of an INPUT option");
        }
        if (type == OptionItem.Type.SELECT && values.isEmpty()) {
            fields.error("values", "must have at least one value");
        }
        return new OptionItem(type, name, values);
    }

    private static OptionValue optionValue(Fields fields) {
        return new OptionValue(
                ProductReader.code(fields, "id", ProductLimits.MAX_OPTION_TEXT),
                fields.text("text", ProductLimits.MAX_OPTION_TEXT),
                fields.bool("status", true));
    }

    static Combination combination(Fields fields, long basePrice) {
        long price = fields.integer("price", -ProductLimits.MAX_PRICE, ProductLimits.MAX_PRICE, 0);
        if (price < 0 && -price * 2 > basePrice) {
            fields.error("price", "must not be below minus half of base_price");
        }
        return new Combination(
                ProductReader.code(fields, "manage_code", ProductLimits.MAX_CODE),
                price,
                fields.integerOrNull("stock_quantity", 0, ProductLimits.MAX_STOCK),
                fields.bool("status", true),
                fields.list(
                        "options",
                        ProductLimits.MAX_OPTION_ITEMS,
                        option -> new Combination.Option(
                                option.text("name", ProductLimits.MAX_OPTION_NAME),
                                option.text("id", ProductLimits.MAX_OPTION_TEXT))));
    }

    static Supplement supplement(Fields fields) {
        return new Supplement(
                ProductReader.code(fields, "id", ProductLimits.MAX_OPTION_TEXT),
                fields.text("name", ProductLimits.MAX_OPTION_TEXT),
                fields.integer("price", 0, ProductLimits.MAX_PRICE, 0),
                fields.integerOrNull("stock_quantity", 0, ProductLimits.MAX_STOCK),
                fields.bool("status", true));
    }

    /** Checks what no part of the document shows alone: distinct names and codes, and combinations of what exists. */
    static void crossCheck(Fields root, Product product) {
        Map<String, Set<String>> valuesByName = optionItems(root, product.optionItems());
        Set<String> codes = new HashSet<>();
        Set<Set<Combination.Option>> choices = new HashSet<>();
        for (int i = 0; i < product.combinations().size(); i++) {
            Combination combination = product.combinations().get(i);
            String at = "combinations[" + i + "]";
            if (!codes.add(combination.manageCode())) {
                root.error(at + ".manage_code", "repeats an earlier code");
            }
            combinationOptions(root, at, combination, valuesByName);
            if (!combination.options().isEmpty() && !choices.add(new HashSet<>(combination.options()))) {
                root.error(at + ".options", "repeats an earlier combination");
            }
        }
        Set<String> supplements = new HashSet<>();
        for (int i = 0; i < product.supplements().size(); i++) {
            if (!supplements.add(product.supplements().get(i).id())) {
                root.error("supplements[" + i + "].id", "repeats an earlier id");
            }
        }
    }

    private static Map<String, Set<String>> optionItems(Fields root, List<OptionItem> items) {
        Map<String, Set<String>> valuesByName = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            Set<String> ids = new HashSet<>();
            List<OptionValue> values = items.get(i).values();
            for (int j = 0; j < values.size(); j++) {
                if (!ids.add(values.get(j).id())) {
                    root.error("option_items[" + i + "].values[" + j + "].id", "repeats an earlier id");
                }
            }
            if (valuesByName.put(items.get(i).name(), ids) != null) {
                root.error("option_items[" + i + "].name", "repeats an earlier name");
            }
        }
        return valuesByName;
    }

    private static void combinationOptions(
            Fields root, String at, Combination combination, Map<String, Set<String>> valuesByName) {
        if (combination.options().isEmpty()) {
            root.error(at + ".options", "must fix at least one option");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < combination.options().size(); i++) {
            Combination.Option option = combination.options().get(i);
            String where = at + ".options[" + i + "]";
            Set<String> ids = valuesByName.get(option.name());
            if (ids == null) {
                root.error(where + ".name", "is no option item of this product");
            } else if (!ids.contains(option.id())) {
                root.error(where + ".id", "is no value of that option item");
            }
            if (!names.add(option.name())) {
                root.error(where + ".name", "repeats an option of this combination");
            }
        }
    }
}
