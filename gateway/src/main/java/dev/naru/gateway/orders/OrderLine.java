package dev.naru.gateway.orders;

/**
 * One line of an order as Naver books it: a product without options, one chosen option of a product, or a supplement.
 *
 * @param line position in the order, from 0
 * @param productId the product's id; for a supplement the product it belongs to
 * @param optionId the combination's manage code, the supplement's id, or empty
 * @param name the product's or the supplement's name
 * @param optionText what the buyer chose, such as {@code 색상: 빨강 / 사이즈: 180}; empty without options
 * @param unitPrice won for one piece, option price included
 * @param quantity 1 to 999 (Naver's limit)
 * @param amount won, unit price times quantity
 */
public record OrderLine(
        int line,
        Kind kind,
        String productId,
        String optionId,
        String name,
        String optionText,
        long unitPrice,
        int quantity,
        long amount) {

    /** What kind of thing a line sells. */
    public enum Kind {
        PRODUCT,
        OPTION,
        SUPPLEMENT
    }
}
