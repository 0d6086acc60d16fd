package dev.naru.mock.ledger;

import org.jspecify.annotations.Nullable;

/** The five buyer fields of a payment, which an order-type payment overwrites when the batch copies it. */
public record Buyer(
        @Nullable String name,
        @Nullable String email,
        @Nullable String tel,
        @Nullable String addr,
        @Nullable String postcode) {
    /** A payment that was opened without any of them. */
    public static Buyer unknown() {
        return new Buyer(null, null, null, null, null);
    }
}
