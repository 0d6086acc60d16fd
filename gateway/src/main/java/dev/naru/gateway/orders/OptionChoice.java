package dev.naru.gateway.orders;

import dev.naru.gateway.products.Combination;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a chosen option turned out to be in the catalogue.
 *
 * @param combination the combination behind it, or null
 * @param isCoded whether Naver must be told the combination's code
 * @param values what was chosen, in the product's order
 */
record OptionChoice(@Nullable Combination combination, boolean isCoded, List<Value> values) {
    OptionChoice {
        values = List.copyOf(values);
    }

    /** Naver's selection code; empty when it must not be sent. */
    String code() {
        return combination != null && isCoded ? combination.manageCode() : "";
    }

    /** Won added to the base price; only a combination with a code can change a price. */
    long price() {
        return combination != null && isCoded ? combination.price() : 0;
    }

    String text() {
        return values.stream().map(value -> value.label() + ": " + value.text()).collect(Collectors.joining(" / "));
    }

    /**
     * One chosen value.
     *
     * @param code the value's id; null for a text the buyer wrote
     */
    record Value(@Nullable String code, String label, String text) {}
}
