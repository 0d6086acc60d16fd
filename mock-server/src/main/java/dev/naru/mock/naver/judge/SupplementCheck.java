package dev.naru.mock.naver.judge;

import dev.naru.mock.naver.products.CartLine;
import dev.naru.mock.naver.products.Supplement;
import dev.naru.mock.naver.xml.XmlElement;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the supplements ordered with those answered. */
final class SupplementCheck {
    private static final int MAX_LENGTH = 50;

    private final Case found;
    private final List<XmlElement> answered;

    private SupplementCheck(Case found) {
        this.found = found;
        this.answered = found.answer().children("supplement");
    }

    static void check(Case found) {
        SupplementCheck check = new SupplementCheck(found);
        for (XmlElement supplement : check.answered) {
            found.limit(SupplementRule.A_ID_LENGTH, Spot.in(supplement, "id"), supplement.textOf("id"), MAX_LENGTH);
            found.limit(
                    SupplementRule.A_NAME_LENGTH, Spot.in(supplement, "name"), supplement.textOf("name"), MAX_LENGTH);
        }
        found.lines().stream().filter(line -> !line.main()).forEach(check::line);
    }

    private void line(CartLine line) {
        Supplement ordered = found.product().supplements().get(line.itemIndex());
        List<XmlElement> matches = answered.stream()
                .filter(supplement -> supplement.textOf("id").equals(ordered.id()))
                .toList();
        if (matches.isEmpty()) {
            String ids =
                    answered.stream().map(other -> other.textOf("id")).limit(20).collect(Collectors.joining(", "));
            report(SupplementRule.A_UNKNOWN, line, Spot.in(found.answer(), "supplement"), ordered.id(), ids);
            return;
        }
        if (matches.size() > 1) {
            report(SupplementRule.A_DUPLICATE, line, Spot.in(matches.get(1), "id"), null, ordered.id());
        }
        compare(line, ordered, matches.get(0));
    }

    private void compare(CartLine line, Supplement ordered, XmlElement supplement) {
        Long number = Case.number(supplement, "price");
        boolean unreadable = number == null && !supplement.textOf("price").isEmpty();
        long price = number == null ? 0 : number;
        if (!unreadable && price != ordered.price()) {
            Spot spot = Spot.in(supplement, "price");
            report(SupplementRule.A_PRICE_MISMATCH, line, spot, ordered.price(), price);
        }
        String name = supplement.textOf("name");
        if (!name.isEmpty() && !name.equals(ordered.name())) {
            report(SupplementRule.A_NAME_MISMATCH, line, Spot.in(supplement, "name"), ordered.name(), name);
        }
        if (supplement.textOf("status").equals("false")) {
            report(SupplementRule.A_OFF, line, Spot.in(supplement, "status"), "true", "false");
        }
        Long stock = Case.number(supplement, "stockQuantity");
        long quantity = quantity(ordered.id());
        if (stock != null && stock < quantity) {
            Rule rule = stock == 0 ? SupplementRule.A_STOCK_OUT : SupplementRule.A_STOCK_SHORT;
            report(rule, line, Spot.in(supplement, "stockQuantity"), ">= " + quantity, stock);
        }
    }

    private long quantity(String id) {
        return found.lines().stream()
                .filter(line -> !line.main()
                        && found.product()
                                .supplements()
                                .get(line.itemIndex())
                                .id()
                                .equals(id))
                .mapToLong(CartLine::quantity)
                .sum();
    }

    private void report(Rule rule, CartLine line, Spot spot, @Nullable Object expected, @Nullable Object got) {
        found.report(rule, List.of(line), spot, expected, got);
    }
}
