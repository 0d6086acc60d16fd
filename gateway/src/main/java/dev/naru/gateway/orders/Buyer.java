package dev.naru.gateway.orders;

import org.jspecify.annotations.Nullable;

/**
 * The five buyer fields of Iamport V1. In an order-type payment Naver overwrites all of them. Personal data: never in
 * a log.
 */
public record Buyer(
        @Nullable String name,
        @Nullable String email,
        @Nullable String tel,
        @Nullable String addr,
        @Nullable String postcode) {
    public static final Buyer UNKNOWN = new Buyer(null, null, null, null, null);

    /** Hides the person behind it, because records like to be logged. */
    @Override
    public String toString() {
        return "Buyer[***]";
    }
}
