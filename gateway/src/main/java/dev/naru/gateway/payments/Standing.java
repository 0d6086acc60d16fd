package dev.naru.gateway.payments;

/** What a payment attempt means for its order. */
public enum Standing {
    /** Not paid, as far as we have seen. */
    PENDING,
    /** Paid, fits the amount rule, and counts. At most one per order. */
    ACCEPTED,
    /** Paid, but outside the amount rule. */
    MISMATCH,
    /** Paid, but another attempt counts for this order already. */
    DUPLICATE
}
