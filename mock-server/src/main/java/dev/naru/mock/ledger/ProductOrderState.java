package dev.naru.mock.ledger;

/**
 * Where a product order stands. The three flags are Naver's own knowledge; Iamport shows none of them.
 *
 * @param placed whether the seller has taken the order on, after which a buyer's cancel needs the seller's consent
 * @param held whether the seller holds a return or an exchange back
 * @param reviewed whether the buyer has written a review
 */
public record ProductOrderState(
        ProductOrderStatus status, Claim claim, boolean placed, boolean held, boolean reviewed) {
    /** A line of an order as it begins: paid, or waiting for a deposit. */
    public static ProductOrderState beginning(boolean paid) {
        ProductOrderStatus status = paid ? ProductOrderStatus.PAYED : ProductOrderStatus.PAYMENT_WAITING;
        return new ProductOrderState(status, Claim.NONE, false, false, false);
    }
}
