package dev.naru.mock.naver.judge;

import dev.naru.mock.naver.products.CartLine;
import dev.naru.mock.naver.products.SelectedOption;
import dev.naru.mock.naver.products.Selection;
import dev.naru.mock.naver.xml.XmlElement;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares combinations with the options ordered. Only what was ordered is judged: the manuals' own sample lists less. */
final class CombinationCheck {
    private final Case found;
    private final XmlElement option;
    private final List<XmlElement> combinations;
    private final Map<String, Long> piecesByCode = new HashMap<>();

    CombinationCheck(Case found, XmlElement option) {
        this.found = found;
        this.option = option;
        this.combinations = option.children("combination");
        for (CartLine line : found.sharing()) {
            String code = line.manageCode();
            if (code != null) {
                piecesByCode.merge(code, (long) line.quantity(), Long::sum);
            }
        }
    }

    void check(List<CartLine> ordered) {
        for (CartLine line : ordered) {
            String code = line.manageCode();
            if (code == null) {
                withoutCode(line);
            } else {
                withCode(line, code);
            }
        }
    }

    private void withoutCode(CartLine line) {
        SelectedOption ordered = found.option(line);
        Spot spot = Spot.registered(found.registered(line) + ".selectionCode");
        if (selects(ordered).size() > 1) {
            report(CombinationRule.C_CODE_REQUIRED, line, spot, "selectionCode", null);
        }
        if (ordered.price() != 0) {
            report(CombinationRule.C_PRICE_WITHOUT_CODE, line, spot, "selectionCode", null);
        }
    }

    private void withCode(CartLine line, String code) {
        Spot spot = Spot.registered(found.registered(line) + ".selectionCode");
        if (code.codePointCount(0, code.length()) > 100) {
            report(CombinationRule.C_CODE_LENGTH, line, spot, "<= 100", code);
        }
        if (!Codes.allowed(code)) {
            report(CombinationRule.C_CODE_CHARSET, line, spot, Codes.ALLOWED, code);
        } else if (!Codes.ascii(code)) {
            report(CombinationRule.C_CODE_NOT_ASCII, line, spot, Codes.ALLOWED, code);
        }
        List<XmlElement> matches = combinations.stream()
                .filter(combination -> combination.textOf("manageCode").equals(code))
                .toList();
        if (matches.isEmpty()) {
            missing(line, code);
            return;
        }
        if (matches.size() > 1) {
            report(CombinationRule.C_CODE_DUPLICATE, line, Spot.in(matches.get(1), "manageCode"), null, code);
        }
        judged(line, matches.get(0));
    }

    private void missing(CartLine line, String code) {
        if (combinations.isEmpty()) {
            report(CombinationRule.C_COMBINATION_MISSING, line, Spot.in(option, "combination"), code, null);
            return;
        }
        for (XmlElement combination : combinations) {
            String answered = combination.textOf("manageCode");
            if (code.equals(decoded(answered))) {
                Spot spot = Spot.in(combination, "manageCode");
                report(CombinationRule.C_CODE_ENCODED, line, spot, code, answered);
                return;
            }
        }
        String codes = combinations.stream()
                .map(combination -> combination.textOf("manageCode"))
                .limit(20)
                .collect(Collectors.joining(", "));
        report(CombinationRule.C_CODE_UNKNOWN, line, Spot.on(combinations.get(0)), code, codes);
    }

    private void judged(CartLine line, XmlElement combination) {
        SelectedOption ordered = found.option(line);
        Set<String> expected = new TreeSet<>();
        selects(ordered).forEach(selection -> expected.add(selection.label() + "=" + selection.code()));
        Set<String> answered = new TreeSet<>();
        combination.children("options").forEach(axis -> answered.add(axis.textOf("name") + "=" + axis.textOf("id")));
        if (!expected.equals(answered)) {
            report(
                    CombinationRule.C_AXES_MISMATCH,
                    line,
                    Spot.in(combination, "options"),
                    String.join(", ", expected),
                    String.join(", ", answered));
        }
        price(line, ordered, combination);
        if (combination.textOf("status").equals("false")) {
            report(CombinationRule.C_OFF, line, Spot.in(combination, "status"), "true", "false");
        }
        stock(line, combination);
        boolean priced = combinations.stream().anyMatch(other -> price(other) != 0);
        if (expected.size() == 1 && !priced && ordered.price() == 0) {
            Spot spot = Spot.registered(found.registered(line) + ".selectionCode");
            report(CombinationRule.C_CODE_NOT_NEEDED, line, spot, null, line.manageCode());
        }
    }

    private void price(CartLine line, SelectedOption ordered, XmlElement combination) {
        XmlElement element = combination.child("price");
        // A price that is no number has been reported as such; there is nothing to compare.
        if (element == null || element.text().isEmpty() || Case.number(element) != null) {
            long answered = price(combination);
            if (answered != ordered.price()) {
                Spot spot = Spot.in(combination, "price");
                report(CombinationRule.C_PRICE_MISMATCH, line, spot, ordered.price(), answered);
            }
        }
        Long base = Case.number(found.answer(), "basePrice");
        long lowest = Math.min(ordered.price(), price(combination));
        if (base != null && base > 0 && lowest < -(base / 2)) {
            report(CombinationRule.C_PRICE_TOO_LOW, line, Spot.in(combination, "price"), ">= " + -(base / 2), lowest);
        }
    }

    private void stock(CartLine line, XmlElement combination) {
        Long stock = Case.number(combination, "stockQuantity");
        long ordered = piecesByCode.getOrDefault(combination.textOf("manageCode"), 0L);
        if (stock != null && stock < ordered) {
            Rule rule = stock == 0 ? CombinationRule.C_STOCK_OUT : CombinationRule.C_STOCK_SHORT;
            report(rule, line, Spot.in(combination, "stockQuantity"), ">= " + ordered, stock);
        }
    }

    /** The selections that stand for an axis: text the buyer typed does not. */
    private List<Selection> selects(SelectedOption ordered) {
        return ordered.selections().stream()
                .filter(selection -> {
                    XmlElement item = OptionCheck.item(option, selection.label());
                    return item == null ? selection.code() != null : OptionCheck.select(item);
                })
                .toList();
    }

    private void report(Rule rule, CartLine line, Spot spot, @Nullable Object expected, @Nullable Object got) {
        found.report(rule, List.of(line), spot, expected, got);
    }

    private static long price(XmlElement combination) {
        Long price = Case.number(combination, "price");
        return price == null ? 0 : price;
    }

    private static String decoded(String code) {
        try {
            return URLDecoder.decode(code, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A bare percent sign: then it is not an encoded code.
            return code;
        }
    }
}
