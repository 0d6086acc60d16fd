package dev.naru.gateway.products;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One buyable choice of values with a code of its own.
 *
 * @param manageCode the merchant's code, Naver's {@code manageCode} and Iamport's {@code selectionCode}; unique within
 *     the product
 * @param price won added to the base price; at least minus half of it
 * @param stockQuantity pieces left, 0 is sold out, null is not counted
 * @param available false takes it off sale
 * @param options one pair per option item it fixes
 */
public record Combination(
        String manageCode, long price, @Nullable Long stockQuantity, boolean available, List<Option> options) {
    public Combination {
        options = List.copyOf(options);
    }

    /** The same combination with another stock. */
    public Combination withStock(@Nullable Long quantity) {
        return new Combination(manageCode, price, quantity, available, options);
    }

    /**
     * One fixed choice.
     *
     * @param name name of a SELECT option item of the product
     * @param id id of one of its values
     */
    public record Option(String name, String id) {}
}
