package dev.naru.mock.naver.products;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One ordered option of a product, such as three red shoes of 170.
 *
 * @param quantity 1 to 999
 * @param price whole won on top of the product's base price, may be negative
 * @param selectionCode what the answer calls {@code manageCode}; null when the option has no combination
 * @param selections one or more
 */
public record SelectedOption(
        int quantity, long price, @Nullable String selectionCode, List<Selection> selections) {
    public SelectedOption {
        selections = List.copyOf(selections);
    }
}
