package dev.naru.gateway.products;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.json.Fields;
import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.json.StrictJson;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a product document ({@code /v1/products}) and refuses what Naver would refuse when the buyer presses pay, naming
 * every field at once.
 */
public final class ProductReader {
    private ProductReader() {}

    /**
     * Reads a document back as PostgreSQL holds it.
     *
     * @throws InvalidJson when an older or newer gateway stored what this one refuses
     */
    public static Product stored(String id, String document) {
        return read(StrictJson.parse(document.getBytes(StandardCharsets.UTF_8)), id);
    }

    /**
     * Reads one document.
     *
     * @param id the id the path says, or null when the document must carry it
     * @throws InvalidJson naming every field that is wrong
     */
    static Product read(JsonNode json, @Nullable String id) {
        Fields root = Fields.of(json);
        String productId = id(root, id);
        long basePrice = root.integer("base_price", 1, ProductLimits.MAX_PRICE);
        List<OptionItem> optionItems =
                root.list("option_items", ProductLimits.MAX_OPTION_ITEMS, OptionReader::optionItem);
        List<Combination> combinations = root.list(
                "combinations", ProductLimits.MAX_COMBINATIONS, fields -> OptionReader.combination(fields, basePrice));
        List<Supplement> supplements =
                root.list("supplements", ProductLimits.MAX_SUPPLEMENTS, OptionReader::supplement);
        ShippingPolicy shipping = ShippingReader.required(root);
        Product product = new Product(
                productId,
                code(root, "merchant_product_id", ProductLimits.MAX_CODE, productId),
                code(root, "ec_mall_product_id", ProductLimits.MAX_CODE, productId),
                root.text("name", ProductLimits.MAX_NAME),
                basePrice,
                root.choice("tax_type", TaxType.class, TaxType.TAX),
                url(root, "info_url"),
                url(root, "image_url"),
                root.textOrNull("gift_name", ProductLimits.MAX_GIFT_NAME),
                root.integerOrNull("stock_quantity", 0, ProductLimits.MAX_STOCK),
                root.choice("status", ProductStatus.class, ProductStatus.ON_SALE),
                root.integerOrNull("return_shipping_fee", 1, ProductLimits.MAX_FEE),
                root.integerOrNull("exchange_shipping_fee", 1, ProductLimits.MAX_FEE),
                shipping,
                root.objectOrNull("return_info", ProductReader::returnInfo),
                optionItems,
                combinations,
                supplements);
        OptionReader.crossCheck(root, product);
        root.done();
        return product;
    }

    private static String id(Fields root, @Nullable String expected) {
        if (expected != null && !root.has("id")) {
            checkId(root, expected);
            return expected;
        }
        String id = root.text("id", ProductLimits.MAX_ID);
        if (expected != null && !expected.equals(id)) {
            root.error("id", "must be the id in the path");
        }
        checkId(root, id);
        return id;
    }

    private static void checkId(Fields root, String id) {
        if (id.codePointCount(0, id.length()) > ProductLimits.MAX_ID) {
            root.error("id", "must be 1 to " + ProductLimits.MAX_ID + " characters");
        }
        checkCode(root, "id", id);
    }

    private static String code(Fields fields, String name, int maxLength, String otherwise) {
        String code = fields.textOrNull(name, maxLength);
        if (code == null) {
            return otherwise;
        }
        checkCode(fields, name, code);
        return code;
    }

    static String code(Fields fields, String name, int maxLength) {
        String code = fields.text(name, maxLength);
        checkCode(fields, name, code);
        return code;
    }

    private static void checkCode(Fields fields, String name, String code) {
        if (!code.isEmpty() && !ProductLimits.isCode(code)) {
            fields.error(name, "must be letters, digits and ! + - / = _ | without blanks");
        }
    }

    private static String url(Fields fields, String name) {
        String text = fields.text(name, ProductLimits.MAX_URL);
        if (!text.isEmpty() && !isHttpUrl(text)) {
            fields.error(name, "must be an absolute http or https URL");
        }
        return text;
    }

    private static boolean isHttpUrl(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            // Host may be null for registry-based names such as a_b.example: the authority is what must be there.
            return (scheme.equals("http") || scheme.equals("https")) && uri.getRawAuthority() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static ReturnInfo returnInfo(Fields fields) {
        return new ReturnInfo(
                fields.text("zipcode", 10),
                fields.text("address1", 200),
                fields.text("address2", 200),
                fields.text("seller_name", 100),
                fields.text("contact1", 30),
                fields.textOrNull("contact2", 30));
    }
}
