package dev.naru.mock.naver.payment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code naverProducts} of payment-type Naver Pay. A wrong entry does not stop the payment, it fails the inspection:
 * so everything readable is kept and everything wrong is named.
 *
 * @param products as far as they could be read, at most fifty
 * @param problems what is wrong, by path, in English
 */
record PaymentProducts(List<PaymentProduct> products, List<String> problems) {
    private static final int MAX_PRODUCTS = 50;
    private static final int MAX_TEXT = 512;
    private static final Pattern SELLER = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern DAY = Pattern.compile("[0-9]{8}");

    static PaymentProducts read(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return new PaymentProducts(List.of(), List.of());
        }
        if (!node.isArray() || node.size() > MAX_PRODUCTS) {
            return new PaymentProducts(
                    List.of(), List.of("naverProducts is not an array of at most " + MAX_PRODUCTS + " products"));
        }
        Reader reader = new Reader();
        node.forEach(reader::product);
        return new PaymentProducts(reader.products, reader.problems);
    }

    private static final class Reader {
        private final List<PaymentProduct> products = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();

        void product(JsonNode node) {
            String path = "naverProducts[" + products.size() + "]";
            products.add(new PaymentProduct(
                    required(node, path, "categoryType"),
                    required(node, path, "categoryId"),
                    required(node, path, "uid"),
                    required(node, path, "name"),
                    count(node, path),
                    matching(node, path, "sellerId", SELLER, "letters and digits"),
                    text(node, path, "payReferrer"),
                    matching(node, path, "startDate", DAY, "yyyyMMdd"),
                    matching(node, path, "endDate", DAY, "yyyyMMdd")));
        }

        private @Nullable String required(JsonNode node, String path, String name) {
            String text = text(node, path, name);
            if (text == null) {
                problems.add(path + "." + name + " is missing");
            }
            return text;
        }

        private @Nullable String matching(JsonNode node, String path, String name, Pattern form, String words) {
            String text = text(node, path, name);
            if (text != null && !form.matcher(text).matches()) {
                problems.add(path + "." + name + " is not " + words);
            }
            return text;
        }

        private @Nullable String text(JsonNode node, String path, String name) {
            JsonNode value = node.path(name);
            if (value.isMissingNode()
                    || value.isNull()
                    || (value.isValueNode() && value.asText().isBlank())) {
                return null;
            }
            if (!value.isValueNode() || value.asText().length() > MAX_TEXT) {
                problems.add(path + "." + name + " is not a short text");
                return null;
            }
            return value.asText();
        }

        private long count(JsonNode node, String path) {
            JsonNode count = node.path("count");
            if (count.isIntegralNumber() && count.canConvertToInt() && count.intValue() > 0) {
                return count.intValue();
            }
            problems.add(path + ".count is not a number from 1");
            return 0;
        }
    }
}
