package dev.naru.mock.naver.products;

import org.jspecify.annotations.Nullable;

/**
 * One line of the checkout window. Naver refuses by the line, so findings point at these.
 *
 * @param line position in the window, from 0; stays the same when other lines are removed
 * @param productIndex position of the product in {@code naverProducts}
 * @param itemIndex position in that product's options or supplements; 0 for a plain product
 * @param name product name, or the supplement's own
 * @param optionText such as "색상: 빨강 / 사이즈: 180"; null unless an option
 * @param manageCode the option's selection code; null when it has none
 * @param unitPrice whole won for one piece, option price included
 * @param quantity 1 to 999
 */
public record CartLine(
        int line,
        Kind kind,
        int productIndex,
        int itemIndex,
        String productId,
        String name,
        String imageUrl,
        String infoUrl,
        @Nullable String optionText,
        @Nullable String manageCode,
        long unitPrice,
        int quantity) {

    /** What a line sells. */
    public enum Kind {
        PRODUCT,
        OPTION,
        SUPPLEMENT
    }

    /** Whole won for the line. */
    public long amount() {
        return Math.multiplyExact(unitPrice, quantity);
    }

    /** Whether this is the product itself or one of its options: what delivery rules count pieces of. */
    public boolean main() {
        return kind != Kind.SUPPLEMENT;
    }
}
