package dev.naru.mock.naver.judge;

import dev.naru.mock.naver.judge.Shape.Child;
import dev.naru.mock.naver.judge.Shape.Kind;
import dev.naru.mock.naver.xml.XmlElement;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds one answered product against the shape it must have. */
final class StructureCheck {
    private static final Set<String> FLAGS = Set.of("true", "false");

    private final Case found;

    private StructureCheck(Case found) {
        this.found = found;
    }

    static void check(Case found) {
        new StructureCheck(found).group(found.answer(), Shape.PRODUCT);
    }

    private void group(XmlElement element, Shape shape) {
        if (!element.text().isEmpty()) {
            report(StructureRule.X_STRAY_TEXT, element, null, element.text());
        }
        Set<String> seen = new HashSet<>();
        for (XmlElement child : element.children()) {
            Child known = shape.children().get(child.name());
            if (known == null) {
                unknown(element, child, shape);
            } else if (!seen.add(child.name()) && !known.repeats()) {
                report(StructureRule.X_DUPLICATE_ELEMENT, child, null, child.text());
            } else {
                value(child, known);
            }
        }
        for (Child known : shape.children().values()) {
            if (known.required() && !seen.contains(known.name())) {
                found.report(StructureRule.X_REQUIRED_MISSING, Spot.in(element, known.name()), known.name(), null);
            }
        }
    }

    private void value(XmlElement element, Child known) {
        Shape shape = known.shape();
        String text = element.text();
        if (shape.kind() == Kind.GROUP) {
            group(element, shape);
            return;
        }
        for (XmlElement child : element.children()) {
            report(StructureRule.X_UNKNOWN_ELEMENT, child, null, child.name());
        }
        if (text.isEmpty()) {
            if (known.required()) {
                report(StructureRule.X_REQUIRED_MISSING, element, known.name(), "");
            } else if (shape.kind() == Kind.NUMBER) {
                report(StructureRule.X_EMPTY_NUMBER, element, null, "");
            }
        } else if (shape.kind() == Kind.FLAG && !FLAGS.contains(text)) {
            report(StructureRule.X_NOT_BOOLEAN, element, "true, false", text);
        } else if (shape.kind() == Kind.WORD && !shape.words().contains(text)) {
            report(StructureRule.X_UNKNOWN_WORD, element, String.join(", ", shape.words()), text);
        } else if (shape.kind() == Kind.NUMBER || shape.kind() == Kind.NUMBER_OR_BLANK) {
            number(element, shape);
        }
    }

    private void number(XmlElement element, Shape shape) {
        Long number = Case.number(element);
        if (number == null) {
            report(StructureRule.X_NOT_A_NUMBER, element, null, element.text());
        } else if (number < shape.min()) {
            report(StructureRule.X_NUMBER_TOO_SMALL, element, ">= " + shape.min(), number);
        }
    }

    private void unknown(XmlElement parent, XmlElement element, Shape shape) {
        boolean orderTag = parent.name().equals("option")
                && (element.name().equals("selectedItem") || element.name().equals("option"));
        if (orderTag) {
            report(OptionRule.O_ORDER_TAGS, element, "optionItem, combination", element.name());
            return;
        }
        for (String name : shape.children().keySet()) {
            if (name.equalsIgnoreCase(element.name())) {
                report(StructureRule.X_ELEMENT_CASE, element, name, element.name());
                return;
            }
        }
        report(StructureRule.X_UNKNOWN_ELEMENT, element, null, element.name());
    }

    private void report(Rule rule, XmlElement element, @Nullable Object expected, @Nullable Object got) {
        found.report(rule, Spot.on(element), expected, got);
    }
}
