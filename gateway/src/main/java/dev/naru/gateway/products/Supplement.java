package dev.naru.gateway.products;

import org.jspecify.annotations.Nullable;

/**
 * An extra product sold beside the main one.
 *
 * @param id unique within the product; 1 to 50 characters
 * @param name 1 to 50 characters
 * @param price won a piece, never negative
 * @param stockQuantity pieces left, 0 is sold out, null is not counted
 * @param available false takes it off sale
 */
public record Supplement(
        String id, String name, long price, @Nullable Long stockQuantity, boolean available) {
    /** The same supplement with another stock. */
    public Supplement withStock(@Nullable Long quantity) {
        return new Supplement(id, name, price, quantity, available);
    }
}
