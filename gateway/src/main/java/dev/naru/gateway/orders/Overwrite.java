package dev.naru.gateway.orders;

import org.jspecify.annotations.Nullable;

/**
 * One field of an order that the payment rewrote (Iamport V1, order-type synchronisation).
 *
 * @param field Iamport's name: {@code amount}, {@code buyer_name}, {@code buyer_email}, {@code buyer_tel},
 *     {@code buyer_addr} or {@code buyer_postcode}
 */
public record Overwrite(
        String field, @Nullable String before, @Nullable String after) {
    @Override
    public String toString() {
        return "Overwrite[" + field + "]";
    }
}
