package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code naverProducts} array that somebody else built, so that it can be priced like a cart of ours. Reads on
 * after a fault, because the caller wants all of them.
 */
final class NaverCartReader {
    private final List<Finding> findings = new ArrayList<>();

    /** What was wrong with the form of what was read so far. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    List<Cart.Item> read(String root, JsonNode array) {
        List<Cart.Item> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            items.add(item(root + "[" + i + "]", array.get(i)));
        }
        return items;
    }

    private Cart.Item item(String at, JsonNode product) {
        if (!product.isObject()) {
            malformed(at, "an object is expected");
        }
        List<Cart.ChosenOption> options = new ArrayList<>();
        long otherwise = number(at + ".quantity", product.path("quantity"), 1);
        if (product.path("option").isObject()) {
            // The 2017 form, one option that is not in an array; Iamport still takes it.
            options.add(option(at + ".option", product.get("option"), otherwise));
        }
        List<JsonNode> elements = elements(at + ".options", product.path("options"));
        for (int i = 0; i < elements.size(); i++) {
            options.add(option(at + ".options[" + i + "]", elements.get(i), otherwise));
        }
        List<Cart.ChosenSupplement> supplements = new ArrayList<>();
        List<JsonNode> extras = elements(at + ".supplements", product.path("supplements"));
        for (int i = 0; i < extras.size(); i++) {
            supplements.add(supplement(at + ".supplements[" + i + "]", extras.get(i)));
        }
        return new Cart.Item(
                at,
                text(at + ".id", product.path("id")),
                options.isEmpty() ? OptionalLong.of(otherwise) : OptionalLong.empty(),
                options,
                supplements);
    }

    private Cart.ChosenOption option(String at, JsonNode option, long otherwise) {
        List<Cart.Selection> selections = new ArrayList<>();
        List<JsonNode> elements = elements(at + ".selections", option.path("selections"));
        for (int i = 0; i < elements.size(); i++) {
            selections.add(selection(at + ".selections[" + i + "]", elements.get(i)));
        }
        if (selections.isEmpty()) {
            malformed(at + ".selections", "at least one selection is expected");
        }
        JsonNode code = option.path("selectionCode");
        return new Cart.ChosenOption(
                at,
                isAbsent(code) ? null : text(at + ".selectionCode", code),
                selections,
                number(at + ".optionQuantity", option.path("optionQuantity"), otherwise));
    }

    private Cart.Selection selection(String at, JsonNode selection) {
        String code = isAbsent(selection.path("code")) ? null : text(at + ".code", selection.path("code"));
        String value = text(at + ".value", selection.path("value"));
        @Nullable String written = code == null ? value : null;
        return new Cart.Selection(at, text(at + ".label", selection.path("label")), code, written);
    }

    private Cart.ChosenSupplement supplement(String at, JsonNode supplement) {
        return new Cart.ChosenSupplement(
                at, text(at + ".id", supplement.path("id")), number(at + ".quantity", supplement.path("quantity"), 1));
    }

    private List<JsonNode> elements(String at, JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        if (isAbsent(array)) {
            return elements;
        }
        if (!array.isArray() || array.size() > CartReader.MAX_CHOICES) {
            malformed(at, "an array of at most " + CartReader.MAX_CHOICES + " elements is expected");
            return elements;
        }
        array.forEach(elements::add);
        return elements;
    }

    private long number(String at, JsonNode value, long otherwise) {
        if (isAbsent(value)) {
            return otherwise;
        }
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            malformed(at, "a whole number is expected");
            return otherwise;
        }
        long limit = CartReader.MAX_QUANTITY;
        return Math.max(-limit, Math.min(limit, value.longValue()));
    }

    private String text(String at, JsonNode value) {
        if (!value.isTextual() || value.textValue().isEmpty()) {
            malformed(at, "a text is expected");
            return "";
        }
        return value.textValue();
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.textValue().isEmpty());
    }

    private void malformed(String at, String why) {
        findings.add(FindingCode.MALFORMED.at(at, why));
    }
}
