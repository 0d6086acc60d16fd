package dev.naru.mock.naver.judge;

import dev.naru.mock.naver.products.CartLine;
import dev.naru.mock.naver.products.NaverProduct;
import dev.naru.mock.naver.products.SelectedOption;
import dev.naru.mock.naver.xml.XmlElement;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One product as registered beside the same product as answered.
 *
 * @param lines its lines still in the order
 * @param sharing all lines that live off the same answered product; stock has to suffice for these
 */
record Case(
        NaverProduct product,
        int index,
        List<CartLine> lines,
        List<CartLine> sharing,
        XmlElement answer,
        Findings findings) {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");

    /** Notes something that concerns the product, and so all its lines. */
    void report(Rule rule, Spot spot, @Nullable Object expected, @Nullable Object got) {
        report(rule, lines, spot, expected, got);
    }

    /** Notes something that concerns some of the lines. */
    void report(Rule rule, List<CartLine> affected, Spot spot, @Nullable Object expected, @Nullable Object got) {
        findings.add(rule, affected, product.id(), spot, expected, got);
    }

    /** Notes that two texts differ, if they do. */
    void compare(Rule rule, Spot spot, Object expected, Object got) {
        if (!expected.equals(got)) {
            report(rule, spot, expected, got);
        }
    }

    /** Notes that a text is longer than it may be, in characters as people count them. */
    void limit(Rule rule, Spot spot, String text, int max) {
        int length = text.codePointCount(0, text.length());
        if (length > max) {
            report(rule, spot, "<= " + max, length + ": " + text);
        }
    }

    List<CartLine> optionLines() {
        return lines.stream()
                .filter(line -> line.kind() == CartLine.Kind.OPTION)
                .toList();
    }

    SelectedOption option(CartLine line) {
        return product.options().get(line.itemIndex());
    }

    /** Path of the product in the registration. */
    String registered() {
        return "naverProducts[" + index + "]";
    }

    String registered(CartLine line) {
        return registered() + (line.main() ? ".options[" : ".supplements[") + line.itemIndex() + "]";
    }

    /** The number an element holds; null when it is empty or none. */
    static @Nullable Long number(XmlElement element) {
        return WHOLE.matcher(element.text()).matches() ? Long.valueOf(element.text()) : null;
    }

    /** The number a child holds; null when it is missing, empty or none. */
    static @Nullable Long number(@Nullable XmlElement parent, String childName) {
        XmlElement child = parent == null ? null : parent.child(childName);
        return child == null ? null : number(child);
    }
}
