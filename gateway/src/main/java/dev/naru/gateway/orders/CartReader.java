package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.json.Fields;
import dev.naru.gateway.platform.value.MerchantUid;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code POST /v1/orders} for order-type Naver Pay; every fault in its shape is reported under its field. */
final class CartReader {
    /** Choices per product; a product has fewer buyable combinations than that in one cart. */
    static final int MAX_CHOICES = 100;

    private static final int MAX_SELECTIONS = 10;
    private static final int MAX_ID = 100;
    private static final int MAX_CUSTOM_DATA = 4096;
    private static final int MAX_INFLOW_CODE = 300;

    // Naver's own limit of 999 is a refusal with a reason; this bound only keeps sums far from overflowing.
    static final long MAX_QUANTITY = 1_000_000;

    private static final Pattern ORDER_TYPE = Pattern.compile("naverco(\\.[A-Za-z0-9_-]{1,40})?");

    private final int maxItems;

    CartReader(int maxItems) {
        this.maxItems = maxItems;
    }

    /**
     * Reads a cart.
     *
     * @throws dev.naru.gateway.platform.json.InvalidJson naming every faulty field
     */
    Cart read(JsonNode body) {
        Fields fields = Fields.of(body);
        Cart cart = new Cart(
                merchantUid(fields),
                printable(fields, "name", RequestPay.MAX_NAME),
                pg(fields),
                items(fields),
                buyer(fields),
                fields.objectOrNull("naver_interface", CartReader::naverInterface),
                customData(fields));
        fields.done();
        return cart;
    }

    static @Nullable MerchantUid merchantUid(Fields fields) {
        String text = fields.textOrNull("merchant_uid", MerchantUid.MAX_LENGTH);
        if (text == null) {
            return null;
        }
        if (!MerchantUid.isValid(text)) {
            fields.error("merchant_uid", "must be 1 to 40 characters without control characters");
            return null;
        }
        return new MerchantUid(text);
    }

    private static String pg(Fields fields) {
        String pg = fields.text("pg", 60, "naverco");
        if (!ORDER_TYPE.matcher(pg).matches()) {
            fields.error("pg", "must be naverco, naverpay, or one of them with .{partner id}");
        }
        return pg;
    }

    private List<Cart.Item> items(Fields fields) {
        if (!fields.has("items")) {
            fields.error("items", "is required");
        }
        List<Cart.Item> items = fields.list("items", maxItems, CartReader::item);
        if (fields.has("items") && fields.isEmpty("items")) {
            fields.error("items", "must have at least one product");
        }
        return items;
    }

    private static Cart.Item item(Fields item) {
        boolean plain = item.has("quantity");
        List<Cart.ChosenOption> options = item.list("options", MAX_CHOICES, CartReader::option);
        if (plain && item.has("options")) {
            item.error("quantity", "must be absent when options say how many");
        }
        if (!plain && item.isEmpty("options")) {
            item.error("quantity", "is required when there are no options");
        }
        return new Cart.Item(
                item.path(),
                printable(item, "product_id"),
                plain ? OptionalLong.of(quantity(item)) : OptionalLong.empty(),
                options,
                item.list("supplements", MAX_CHOICES, CartReader::supplement));
    }

    private static Cart.ChosenOption option(Fields option) {
        String manageCode = printable(option, "manage_code", MAX_ID);
        List<Cart.Selection> selections = option.list("selections", MAX_SELECTIONS, CartReader::selection);
        if (!option.has("manage_code") && option.isEmpty("selections")) {
            option.error("manage_code", "is required when there are no selections");
        }
        return new Cart.ChosenOption(option.path(), manageCode, selections, quantity(option));
    }

    private static Cart.Selection selection(Fields selection) {
        String valueId = printable(selection, "value_id", MAX_ID);
        String text = printable(selection, "text", MAX_ID);
        if (selection.has("value_id") == selection.has("text")) {
            selection.error("value_id", "either value_id (of a SELECT item) or text (of an INPUT item) is required");
        }
        return new Cart.Selection(selection.path(), printable(selection, "name"), valueId, text);
    }

    private static Cart.ChosenSupplement supplement(Fields supplement) {
        return new Cart.ChosenSupplement(supplement.path(), printable(supplement, "id"), quantity(supplement));
    }

    private static long quantity(Fields fields) {
        return fields.integer("quantity", -MAX_QUANTITY, MAX_QUANTITY);
    }

    static Buyer buyer(Fields fields) {
        Buyer buyer = fields.objectOrNull("buyer", CartReader::buyerOf);
        return buyer == null ? Buyer.UNKNOWN : buyer;
    }

    /** Limits: Iamport V1's payment object. */
    private static Buyer buyerOf(Fields buyer) {
        return new Buyer(
                printable(buyer, "name", 16),
                printable(buyer, "email", 64),
                printable(buyer, "tel", 16),
                printable(buyer, "addr", 128),
                printable(buyer, "postcode", 8));
    }

    private static JsonNode naverInterface(Fields fields) {
        var json = OrderJson.object();
        for (String name : List.of("cpaInflowCode", "naverInflowCode", "saClickId")) {
            String value = printable(fields, name, MAX_INFLOW_CODE);
            if (value != null) {
                json.put(name, value);
            }
        }
        return json;
    }

    static @Nullable JsonNode customData(Fields fields) {
        JsonNode data = fields.raw("custom_data");
        if (data != null && !data.isObject()) {
            fields.error("custom_data", "must be an object");
        } else if (data != null && data.toString().length() > MAX_CUSTOM_DATA) {
            fields.error("custom_data", "must be at most " + MAX_CUSTOM_DATA + " characters of JSON");
        } else if (data != null && !Fields.isStorable(data.toString())) {
            fields.error("custom_data", "must not hold half of a surrogate pair");
        }
        return data;
    }

    private static String printable(Fields fields, String name) {
        String text = printable(fields, name, MAX_ID);
        if (text == null && !fields.has(name)) {
            fields.error(name, "is required");
        }
        return text == null ? "" : text;
    }

    /** Text without control characters, which nobody means. */
    static @Nullable String printable(Fields fields, String name, int maxLength) {
        String text = fields.textOrNull(name, maxLength);
        if (text != null && text.chars().anyMatch(Character::isISOControl)) {
            fields.error(name, "must not have control characters");
            return null;
        }
        return text;
    }
}
