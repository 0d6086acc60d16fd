package dev.naru.gateway.products;

import java.util.List;

/**
 * One thing the buyer chooses or writes, such as 색상.
 *
 * @param type SELECT has values; INPUT is free text and has none
 * @param name 1 to 20 characters (Naver refuses longer names), unique within the product
 * @param values choices with distinct ids, in the order shown
 */
public record OptionItem(Type type, String name, List<OptionValue> values) {
    public OptionItem {
        values = List.copyOf(values);
    }

    /** Naver's {@code optionItem/type}. */
    public enum Type {
        SELECT,
        INPUT
    }
}
