package dev.naru.gateway.iamport;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code status} of a payment (Iamport V1). Full and partial cancels are both {@link #CANCELLED}. */
public enum PaymentStatus {
    READY,
    FAILED,
    PAID,
    CANCELLED,
    /** A value this version does not know. Iamport may add some at any time; nothing may be concluded from it. */
    UNKNOWN;

    /** Reads the wire's word; anything unheard of is {@link #UNKNOWN}. */
    public static PaymentStatus of(@Nullable String wire) {
        for (PaymentStatus status : values()) {
            if (status.wire().equals(wire)) {
                return status;
            }
        }
        return UNKNOWN;
    }

    /** The word on the wire, such as {@code paid}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
