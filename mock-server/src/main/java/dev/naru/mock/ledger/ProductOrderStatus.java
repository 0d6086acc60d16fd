package dev.naru.mock.ledger;

/** {@code product_order_status} of Iamport V1, spelled as it is spelled there. */
public enum ProductOrderStatus {
    PAYMENT_WAITING,
    PAYED,
    DELIVERING,
    DELIVERED,
    PURCHASE_DECIDED,
    EXCHANGED,
    CANCELED,
    RETURNED,
    CANCELED_BY_NOPAYMENT;

    /** Whether the buyer has the money back, or never paid it. */
    public boolean isUndone() {
        return this == CANCELED || this == RETURNED || this == CANCELED_BY_NOPAYMENT;
    }
}
