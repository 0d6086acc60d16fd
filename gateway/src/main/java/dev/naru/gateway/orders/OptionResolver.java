package dev.naru.gateway.orders;

import dev.naru.gateway.products.Combination;
import dev.naru.gateway.products.OptionItem;
import dev.naru.gateway.products.OptionValue;
import dev.naru.gateway.products.Product;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a chosen option is in the catalogue. When a selection code is sent, and when it must not be: manual
 * §3.3.1–3.3.3. One use per option.
 */
final class OptionResolver {
    private final Product product;
    private final Cart.ChosenOption option;
    private final List<Finding> findings;
    private final Map<String, Cart.Selection> selected = new HashMap<>();

    OptionResolver(Product product, Cart.ChosenOption option, List<Finding> findings) {
        this.product = product;
        this.option = option;
        this.findings = findings;
    }

    /** Whether the product can only be bought with a choice; a text the buyer may write is none. */
    static boolean isRequired(Product product) {
        return selectItems(product) > 0;
    }

    OptionChoice resolve() {
        if (product.optionItems().isEmpty()) {
            findings.add(FindingCode.NO_OPTIONS.at(option.field(), product.name()));
            return new OptionChoice(null, false, List.of());
        }
        option.selections().forEach(this::take);
        Combination combination = option.manageCode() == null ? bySelections() : byCode(option.manageCode());
        if (combination != null && !combination.available()) {
            findings.add(FindingCode.NOT_ON_SALE.at(option.field(), combination.manageCode()));
        }
        List<OptionChoice.Value> values = new ArrayList<>();
        for (OptionItem item : product.optionItems()) {
            OptionChoice.Value value = value(item, combination);
            if (value != null) {
                values.add(value);
            }
        }
        if (combination == null && option.manageCode() == null) {
            checkWithoutCombination(values);
        }
        return new OptionChoice(combination, isPriced(), values);
    }

    private void take(Cart.Selection selection) {
        Optional<OptionItem> item = product.optionItem(selection.name());
        if (item.isEmpty()) {
            findings.add(FindingCode.UNKNOWN_OPTION.at(selection.field() + ".name", product.name(), selection.name()));
        } else if (item.get().type() == OptionItem.Type.SELECT && selection.valueId() == null) {
            findings.add(FindingCode.VALUE_REQUIRED.at(selection.field() + ".value_id", selection.name()));
        } else if (item.get().type() == OptionItem.Type.INPUT && selection.text() == null) {
            findings.add(FindingCode.TEXT_REQUIRED.at(selection.field() + ".text", selection.name()));
        } else if (selected.putIfAbsent(selection.name(), selection) != null) {
            findings.add(FindingCode.OPTION_REPEATED.at(selection.field() + ".name", selection.name()));
        }
    }

    private @Nullable Combination byCode(String manageCode) {
        Optional<Combination> combination = product.combination(manageCode);
        if (combination.isEmpty()) {
            findings.add(
                    FindingCode.UNKNOWN_COMBINATION.at(option.field() + ".manage_code", product.name(), manageCode));
            return null;
        }
        for (Combination.Option fixed : combination.get().options()) {
            Cart.Selection selection = selected.get(fixed.name());
            if (selection != null && !fixed.id().equals(selection.valueId())) {
                findings.add(FindingCode.SELECTION_CONFLICT.at(
                        selection.field() + ".value_id", String.valueOf(selection.valueId()), manageCode));
            }
        }
        return combination.get();
    }

    private @Nullable Combination bySelections() {
        Set<Combination.Option> chosen = new HashSet<>();
        selected.forEach((name, selection) -> {
            if (selection.valueId() != null) {
                chosen.add(new Combination.Option(name, selection.valueId()));
            }
        });
        return product.combinations().stream()
                .filter(combination -> chosen.equals(new HashSet<>(combination.options())))
                .findFirst()
                .orElse(null);
    }

    private OptionChoice.@Nullable Value value(OptionItem item, @Nullable Combination combination) {
        Cart.Selection selection = selected.get(item.name());
        if (item.type() == OptionItem.Type.INPUT) {
            return selection == null
                    ? null
                    : new OptionChoice.Value(null, item.name(), String.valueOf(selection.text()));
        }
        String field = selection == null ? option.field() : selection.field() + ".value_id";
        String id = fixedBy(combination, item).orElse(selection == null ? null : selection.valueId());
        if (id == null) {
            return null;
        }
        Optional<OptionValue> value =
                item.values().stream().filter(it -> it.id().equals(id)).findFirst();
        if (value.isEmpty()) {
            findings.add(FindingCode.UNKNOWN_VALUE.at(field, item.name(), id));
            return null;
        }
        if (!value.get().available()) {
            findings.add(FindingCode.NOT_ON_SALE.at(
                    field, item.name() + ": " + value.get().text()));
        }
        return new OptionChoice.Value(id, item.name(), value.get().text());
    }

    private static Optional<String> fixedBy(@Nullable Combination combination, OptionItem item) {
        return combination == null
                ? Optional.empty()
                : combination.options().stream()
                        .filter(fixed -> fixed.name().equals(item.name()))
                        .map(Combination.Option::id)
                        .findFirst();
    }

    /** Without a code Naver takes one chosen value at most, even of a product that has combinations (§3.3.2). */
    private void checkWithoutCombination(List<OptionChoice.Value> values) {
        List<OptionChoice.Value> chosen =
                values.stream().filter(value -> value.code() != null).toList();
        if (chosen.size() >= 2) {
            String what = new OptionChoice(null, false, chosen).text();
            findings.add(FindingCode.UNKNOWN_COMBINATION.at(option.field() + ".selections", product.name(), what));
        } else if (chosen.isEmpty() && selectItems(product) > 0 && findings.isEmpty()) {
            findings.add(FindingCode.OPTION_REQUIRED.at(option.field() + ".selections", product.name()));
        }
    }

    /** A single choice that never changes the price must come without a code (§3.3.2). */
    private boolean isPriced() {
        return selectItems(product) > 1
                || product.combinations().stream().anyMatch(combination -> combination.price() != 0);
    }

    private static long selectItems(Product product) {
        return product.optionItems().stream()
                .filter(item -> item.type() == OptionItem.Type.SELECT)
                .count();
    }
}
