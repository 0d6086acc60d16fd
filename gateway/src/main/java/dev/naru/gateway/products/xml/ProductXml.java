package dev.naru.gateway.products.xml;

import dev.naru.gateway.products.Product;
import dev.naru.gateway.products.query.ProductAsk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One revision of one product as finished UTF-8 XML: one array, and where in it each part ends that an answer may leave
 * out. Parts stand in the order of the answer, so an answer is a few copies and one with everything is a single copy.
 */
public final class ProductXml {
    /** Map entry, key and offset of one combination or supplement; a guess on the high side. */
    private static final int BYTES_PER_PART = 160;

    private static final int BYTES_PER_PRODUCT = 600;

    private final byte[] xml;
    private final Parts parts;
    private final boolean hasOptions;
    private final String merchantProductId;
    private final Map<String, Integer> combinations;
    private final Map<String, Integer> supplements;

    ProductXml(Product product, byte[] xml, Parts parts) {
        this.xml = xml;
        this.parts = parts;
        this.hasOptions = !product.optionItems().isEmpty();
        this.merchantProductId = product.merchantProductId();
        this.combinations = numbered(product.combinations().stream()
                .map(combination -> combination.manageCode())
                .toList());
        this.supplements = numbered(product.supplements().stream()
                .map(supplement -> supplement.id())
                .toList());
    }

    private static Map<String, Integer> numbered(List<String> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        Map<String, Integer> numbers = new HashMap<>(names.size() * 2);
        for (int i = 0; i < names.size(); i++) {
            numbers.put(names.get(i), i);
        }
        return numbers;
    }

    /** Bytes of memory this takes, roughly. */
    public int weight() {
        return BYTES_PER_PRODUCT + xml.length + BYTES_PER_PART * (combinations.size() + supplements.size());
    }

    /**
     * Adds the {@code product} element that {@code ask} asks for; codes and ids unknown to the product are left out.
     *
     * @param everyCombination whether codes in the query do not narrow the combinations
     */
    public void addTo(XmlAnswer answer, ProductAsk ask, boolean everyCombination) {
        String echo = ask.merchantProductId();
        if (echo == null || echo.equals(merchantProductId)) {
            add(answer, 0, parts.plainEnd);
        } else {
            add(answer, 0, parts.idEnd);
            byte[] echoed = ProductXmlWriter.merchantProductId(echo);
            answer.add(echoed, 0, echoed.length);
            add(answer, parts.merchantProductIdEnd, parts.plainEnd);
        }
        if (hasOptions && ask.options()) {
            options(answer, ask.manageCodes(), everyCombination);
        }
        if (ask.supplements()) {
            supplements(answer, ask.supplementIds());
        }
        add(answer, parts.supplementsEnd(), xml.length);
    }

    private void options(XmlAnswer answer, List<String> codes, boolean everyCombination) {
        if (codes.isEmpty() || everyCombination) {
            add(answer, parts.plainEnd, parts.optionEnd);
            return;
        }
        add(answer, parts.plainEnd, parts.optionItemsEnd);
        some(answer, codes, combinations, parts.optionItemsEnd, parts.combinationEnds);
        add(answer, parts.combinationsEnd(), parts.optionEnd);
    }

    private void supplements(XmlAnswer answer, List<String> ids) {
        if (ids.isEmpty()) {
            add(answer, parts.optionEnd, parts.supplementsEnd());
            return;
        }
        some(answer, ids, supplements, parts.optionEnd, parts.supplementEnds);
    }

    private void some(XmlAnswer answer, List<String> names, Map<String, Integer> numbers, int start, int[] ends) {
        for (String name : names) {
            Integer number = numbers.get(name);
            if (number != null) {
                add(answer, number == 0 ? start : ends[number - 1], ends[number]);
            }
        }
    }

    private void add(XmlAnswer answer, int from, int to) {
        if (to > from) {
            answer.add(xml, from, to);
        }
    }

    /** Where each part ends, as offsets into the array. */
    static final class Parts {
        int idEnd;
        int merchantProductIdEnd;
        int plainEnd;
        int optionItemsEnd;
        int[] combinationEnds = {};
        int optionEnd;
        int[] supplementEnds = {};

        int combinationsEnd() {
            return combinationEnds.length == 0 ? optionItemsEnd : combinationEnds[combinationEnds.length - 1];
        }

        int supplementsEnd() {
            return supplementEnds.length == 0 ? optionEnd : supplementEnds[supplementEnds.length - 1];
        }
    }
}
