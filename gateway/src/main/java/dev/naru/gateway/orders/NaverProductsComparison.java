package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Compares a {@code naverProducts} element built elsewhere with what we would have sent for the same cart. What Naver is
 * known to compare blocks; the rest warns, because the manual's own sample differs there from its own XML.
 */
final class NaverProductsComparison {
    private static final List<String> REQUIRED = List.of("name", "basePrice", "infoUrl", "imageUrl", "shipping");
    private static final List<String> UNCHECKED =
            List.of("name", "taxType", "infoUrl", "imageUrl", "giftName", "merchantProductId", "ecMallProductId");
    private static final List<String> SHIPPING = List.of("groupId", "method", "baseFee", "feePayType", "feeRule");

    private static final int MAX_SHOWN = 120;

    /** 2500 is 2500 whether it was read from text or written by us. */
    private static final Comparator<JsonNode> BY_VALUE =
            (a, b) -> a.equals(b) || (a.isNumber() && b.isNumber() && sameNumber(a, b)) ? 0 : 1;

    private final List<Finding> findings = new ArrayList<>();

    /** Everything that differs, in the order compared. */
    List<Finding> compare(Quote.Item item, JsonNode given) {
        if (item.product() == null || !given.isObject()) {
            return List.of();
        }
        JsonNode expected = NaverProductsWriter.product(item.product(), item);
        String at = item.field();
        for (String field : REQUIRED) {
            if (!given.hasNonNull(field)) {
                findings.add(FindingCode.MISSING.at(at + "." + field, shown(expected.path(field))));
            }
        }
        blocking(at + ".basePrice", given.path("basePrice"), expected.path("basePrice"));
        for (String field : UNCHECKED) {
            warning(at + "." + field, given.path(field), expected.path(field));
        }
        for (String field : SHIPPING) {
            JsonNode rule = given.path("shipping").path(field);
            warning(at + ".shipping." + field, rule, expected.path("shipping").path(field));
        }
        item.lines().forEach(line -> compareLine(line, at(given, line.field().substring(at.length()))));
        return findings;
    }

    private void compareLine(Quote.Line line, JsonNode given) {
        JsonNode expected = line.naver();
        if (expected == null) {
            return;
        }
        if (line.line().kind() == OrderLine.Kind.SUPPLEMENT) {
            blockingZero(line.field() + ".price", given.path("price"), expected.path("price"));
            warning(line.field() + ".name", given.path("name"), expected.path("name"));
            return;
        }
        blockingZero(line.field() + ".optionPrice", given.path("optionPrice"), expected.path("optionPrice"));
        compareCode(line.field() + ".selectionCode", given.path("selectionCode"), expected.path("selectionCode"));
        for (JsonNode selection : expected.path("selections")) {
            for (int i = 0; i < given.path("selections").size(); i++) {
                JsonNode other = given.path("selections").get(i);
                if (other.path("label").equals(selection.path("label"))) {
                    String at = line.field() + ".selections[" + i + "].value";
                    warning(at, other.path("value"), selection.path("value"));
                }
            }
        }
    }

    private void compareCode(String at, JsonNode given, JsonNode expected) {
        boolean isGiven = given.isTextual() && !given.textValue().isEmpty();
        if (!isGiven && !expected.isMissingNode()) {
            findings.add(FindingCode.MISSING.at(at, shown(expected)));
        } else if (isGiven && expected.isMissingNode()) {
            findings.add(FindingCode.NOT_EXPECTED.at(at, "a single choice that changes no price has no code"));
        }
    }

    private void blocking(String at, JsonNode given, JsonNode expected) {
        if (isThere(given) && !given.equals(BY_VALUE, expected)) {
            findings.add(FindingCode.DIFFERS.at(at, shown(given), shown(expected)));
        }
    }

    /** As {@link #blocking}, for prices that mean 0 when they are absent. */
    private void blockingZero(String at, JsonNode given, JsonNode expected) {
        if (!sameNumber(given, expected)) {
            findings.add(FindingCode.DIFFERS.at(
                    at, isThere(given) ? shown(given) : "0", isThere(expected) ? shown(expected) : "0"));
        }
    }

    private void warning(String at, JsonNode given, JsonNode expected) {
        if (isThere(given) && !given.equals(BY_VALUE, expected)) {
            String other = isThere(expected) ? shown(expected) : "nothing";
            findings.add(FindingCode.DIFFERS_UNCHECKED.at(at, shown(given), other));
        }
    }

    /** Whether both mean the same number; what is absent means 0. */
    private static boolean sameNumber(JsonNode given, JsonNode expected) {
        boolean numbers = (given.isNumber() || !isThere(given)) && (expected.isNumber() || !isThere(expected));
        return numbers && given.decimalValue().compareTo(expected.decimalValue()) == 0;
    }

    private static boolean isThere(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }

    /** The part of a product at a path such as {@code .options[1]}. */
    private static JsonNode at(JsonNode product, String path) {
        if (path.isEmpty()) {
            return product;
        }
        int bracket = path.indexOf('[');
        if (bracket < 0) {
            return product.path(path.substring(1));
        }
        int index = Integer.parseInt(path.substring(bracket + 1, path.length() - 1));
        JsonNode element = product.path(path.substring(1, bracket)).get(index);
        return element == null ? MissingNode.getInstance() : element;
    }
}
