package dev.naru.mock.naver.judge;

import dev.naru.mock.naver.products.CartLine;
import dev.naru.mock.naver.products.NaverProduct;
import dev.naru.mock.naver.xml.XmlElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds each ordered product in the answer and has it checked. */
final class AnswerCheck {
    private final List<NaverProduct> products;
    private final List<CartLine> lines;
    private final Findings findings;

    AnswerCheck(List<NaverProduct> products, List<CartLine> lines, Findings findings) {
        this.products = products;
        this.lines = lines;
        this.findings = findings;
    }

    void check(XmlElement root) {
        if (!root.name().equals("products")) {
            Rule rule = root.name().equals("response") ? StructureRule.X_GEN1_ANSWER : StructureRule.X_ROOT;
            findings.add(rule, lines, null, Spot.on(root), "products", root.name());
            return;
        }
        List<XmlElement> answered = topLevel(root);
        Map<Integer, List<CartLine>> linesOf = lines.stream()
                .collect(Collectors.groupingBy(CartLine::productIndex, LinkedHashMap::new, Collectors.toList()));
        Map<Integer, XmlElement> matches = new LinkedHashMap<>();
        // Two registered entries of one product live off one answered product. Its path tells it from its twins.
        Map<String, List<CartLine>> sharing = new LinkedHashMap<>();
        linesOf.forEach((index, some) -> {
            XmlElement match = match(products.get(index), answered);
            if (match == null) {
                String id = products.get(index).id();
                findings.add(StructureRule.X_PRODUCT_MISSING, some, id, Spot.in(root, "product"), id, ids(answered));
            } else {
                matches.put(index, match);
                sharing.computeIfAbsent(match.path(), path -> new ArrayList<>()).addAll(some);
            }
        });
        Set<String> shaped = new HashSet<>();
        matches.forEach((index, match) -> {
            List<CartLine> all = sharing.getOrDefault(match.path(), List.of());
            NaverProduct product = products.get(index);
            if (shaped.add(match.path())) {
                StructureCheck.check(new Case(product, index, all, all, match, findings));
            }
            check(new Case(product, index, linesOf.getOrDefault(index, List.of()), all, match, findings));
        });
        others(answered, sharing);
    }

    private static void check(Case found) {
        ProductCheck.check(found);
        ShippingCheck.check(found);
        OptionCheck.check(found);
        SupplementCheck.check(found);
    }

    private List<XmlElement> topLevel(XmlElement root) {
        if (!root.text().isEmpty()) {
            findings.add(StructureRule.X_STRAY_TEXT, lines, null, Spot.on(root), null, root.text());
        }
        List<XmlElement> answered = new ArrayList<>();
        for (XmlElement child : root.children()) {
            if (child.name().equals("product")) {
                answered.add(child);
            } else {
                Rule rule = child.name().equalsIgnoreCase("product")
                        ? StructureRule.X_ELEMENT_CASE
                        : StructureRule.X_UNKNOWN_ELEMENT;
                findings.add(rule, lines, null, Spot.on(child), "product", child.name());
            }
        }
        return answered;
    }

    /** The answered product of an id; among several, the one that also has the right merchantProductId. */
    private static @Nullable XmlElement match(NaverProduct product, List<XmlElement> answered) {
        String merchantId = product.merchantProductId();
        XmlElement first = null;
        for (XmlElement element : answered) {
            if (element.textOf("id").equals(product.id())) {
                if (merchantId(element).equals(merchantId == null ? product.id() : merchantId)) {
                    return element;
                }
                first = first == null ? element : first;
            }
        }
        return first;
    }

    private void others(List<XmlElement> answered, Map<String, List<CartLine>> sharing) {
        Map<String, List<CartLine>> linesById = lines.stream().collect(Collectors.groupingBy(CartLine::productId));
        for (XmlElement element : answered) {
            if (!sharing.containsKey(element.path())) {
                String id = element.textOf("id");
                List<CartLine> same = linesById.getOrDefault(id, List.of());
                Rule rule = same.isEmpty() ? StructureRule.X_PRODUCT_UNREQUESTED : StructureRule.X_PRODUCT_DUPLICATE;
                findings.add(rule, same, id, Spot.on(element), null, id);
            }
        }
    }

    private static String merchantId(XmlElement element) {
        String id = element.textOf("merchantProductId");
        return id.isEmpty() ? element.textOf("id") : id;
    }

    private static String ids(List<XmlElement> answered) {
        return answered.stream().map(element -> element.textOf("id")).limit(20).collect(Collectors.joining(", "));
    }
}
