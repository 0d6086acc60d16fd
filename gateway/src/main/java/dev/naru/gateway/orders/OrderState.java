package dev.naru.gateway.orders;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where an order stands. {@code FAILED} and {@code EXPIRED} are not final: Iamport may still report the order as paid
 * later, so they are watched like open ones.
 */
public enum OrderState {
    /** Placed; Iamport knows nothing of it yet. */
    OPEN,
    /** The buyer opened the window: Iamport has a record that is not paid. */
    READY,
    /** Paid, and the amount fits the order's amount rule. */
    PAID,
    /** Paid, but outside the amount rule. */
    MISMATCH,
    PARTIAL_CANCELLED,
    CANCELLED,
    FAILED,
    /** Nobody paid within the order's lifetime. */
    EXPIRED;

    private static final Set<OrderState> UNPAID = EnumSet.of(OPEN, READY, FAILED, EXPIRED);

    /** Whether nothing is decided yet: neither money nor a failure, and time is left. */
    public boolean isOpen() {
        return this == OPEN || this == READY;
    }

    /** Whether a payment may still arrive, so that looking for it makes sense. */
    public boolean awaitsPayment() {
        return UNPAID.contains(this);
    }
}
