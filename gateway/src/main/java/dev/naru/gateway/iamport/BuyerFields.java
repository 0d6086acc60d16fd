package dev.naru.gateway.iamport;

import org.jspecify.annotations.Nullable;

/** The five buyer fields of a payment. Personal data: never in a log. */
public record BuyerFields(
        @Nullable String name,
        @Nullable String email,
        @Nullable String tel,
        @Nullable String addr,
        @Nullable String postcode) {
    @Override
    public String toString() {
        return "BuyerFields[***]";
    }
}
