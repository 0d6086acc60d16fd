package dev.naru.mock.ledger;

import java.util.Locale;
import java.util.Optional;

/** Iamport's four states; a partial cancel is {@code CANCELLED} too. */
public enum PaymentStatus {
    READY,
    PAID,
    CANCELLED,
    FAILED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that wire name; empty for any other text. */
    public static Optional<PaymentStatus> of(String wireName) {
        for (PaymentStatus status : values()) {
            if (status.wireName().equals(wireName)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
