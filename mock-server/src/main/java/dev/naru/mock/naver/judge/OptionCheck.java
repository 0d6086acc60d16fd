package dev.naru.mock.naver.judge;

import dev.naru.mock.naver.products.CartLine;
import dev.naru.mock.naver.products.Selection;
import dev.naru.mock.naver.xml.XmlElement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares option items with what the buyer chose among them. */
final class OptionCheck {
    private static final int MAX_NAME = 20;
    private static final int MAX_VALUE = 50;

    private final Case found;
    private final XmlElement option;

    private OptionCheck(Case found, XmlElement option) {
        this.found = found;
        this.option = option;
    }

    static void check(Case found) {
        XmlElement option = found.answer().child("option");
        List<CartLine> ordered = found.optionLines();
        if (option != null) {
            new OptionCheck(found, option).check(ordered);
        } else if (!ordered.isEmpty()) {
            found.report(OptionRule.O_OPTION_MISSING, ordered, Spot.in(found.answer(), "option"), "option", null);
        }
    }

    private void check(List<CartLine> ordered) {
        option.children("optionItem").forEach(this::item);
        for (CartLine line : ordered) {
            found.option(line).selections().forEach(selection -> selection(line, selection));
            unchosen(line);
        }
        boolean offersChoice = option.children("optionItem").stream().anyMatch(OptionCheck::select);
        if (offersChoice && found.lines().stream().anyMatch(line -> line.kind() == CartLine.Kind.PRODUCT)) {
            found.report(OptionRule.O_NOT_CHOSEN, Spot.registered(found.registered() + ".options"), null, null);
        }
        new CombinationCheck(found, option).check(ordered);
    }

    private void item(XmlElement item) {
        found.limit(OptionRule.O_NAME_LENGTH, Spot.in(item, "name"), item.textOf("name"), MAX_NAME);
        List<XmlElement> values = item.children("value");
        if (select(item) && values.isEmpty()) {
            found.report(OptionRule.O_SELECT_WITHOUT_VALUES, Spot.on(item), "value", null);
        }
        if (!select(item) && !values.isEmpty()) {
            found.report(OptionRule.O_INPUT_WITH_VALUES, Spot.on(values.get(0)), null, "value");
        }
        for (XmlElement value : values) {
            found.limit(OptionRule.O_VALUE_ID_LENGTH, Spot.in(value, "id"), value.textOf("id"), MAX_VALUE);
            found.limit(OptionRule.O_TEXT_LENGTH, Spot.in(value, "text"), value.textOf("text"), MAX_VALUE);
        }
    }

    private void selection(CartLine line, Selection selection) {
        XmlElement item = item(option, selection.label());
        String path = found.registered(line) + ".selections";
        if (item == null) {
            String names = option.children("optionItem").stream()
                    .map(other -> other.textOf("name"))
                    .limit(20)
                    .collect(Collectors.joining(", "));
            report(OptionRule.O_LABEL_UNKNOWN, line, Spot.in(option, "optionItem"), selection.label(), names);
        } else if (!select(item)) {
            if (selection.code() != null) {
                report(OptionRule.O_INPUT_WITH_CODE, line, Spot.registered(path), null, selection.code());
            }
        } else {
            value(line, selection, item);
        }
    }

    private void value(CartLine line, Selection selection, XmlElement item) {
        String code = selection.code();
        for (XmlElement value : item.children("value")) {
            if (value.textOf("id").equals(code)) {
                if (value.textOf("status").equals("false")) {
                    report(OptionRule.O_VALUE_OFF, line, Spot.in(value, "status"), "true", "false");
                }
                if (!value.textOf("text").equals(selection.value())) {
                    report(
                            OptionRule.O_TEXT_MISMATCH,
                            line,
                            Spot.in(value, "text"),
                            selection.value(),
                            value.textOf("text"));
                }
                return;
            }
        }
        String ids = item.children("value").stream()
                .map(value -> value.textOf("id"))
                .limit(20)
                .collect(Collectors.joining(", "));
        report(OptionRule.O_VALUE_UNKNOWN, line, Spot.in(item, "value"), code, ids);
    }

    private void unchosen(CartLine line) {
        if (line.manageCode() != null || option.child("combination") != null) {
            return;
        }
        Set<String> chosen =
                found.option(line).selections().stream().map(Selection::label).collect(Collectors.toSet());
        for (XmlElement item : option.children("optionItem")) {
            if (select(item) && !chosen.contains(item.textOf("name"))) {
                report(OptionRule.O_AXIS_UNCHOSEN, line, Spot.on(item), item.textOf("name"), null);
            }
        }
    }

    private void report(Rule rule, CartLine line, Spot spot, @Nullable Object expected, @Nullable Object got) {
        found.report(rule, List.of(line), spot, expected, got);
    }

    static @Nullable XmlElement item(XmlElement option, String name) {
        for (XmlElement item : option.children("optionItem")) {
            if (item.textOf("name").equals(name)) {
                return item;
            }
        }
        return null;
    }

    static boolean select(XmlElement item) {
        return !item.textOf("type").equals("INPUT");
    }
}
