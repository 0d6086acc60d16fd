package dev.naru.gateway.products;

import org.jspecify.annotations.Nullable;

/**
 * What shipping a product costs.
 *
 * @param groupId products with the same group id, and a method that bundles, share one fee; null shares with none
 * @param baseFee 0 to 200 000 won
 */
public record ShippingPolicy(
        @Nullable String groupId,
        ShippingMethod method,
        long baseFee,
        FeePayType feePayType,
        FeeRule feeRule,
        AreaSurcharge areaSurcharge) {
    /** The group whose fee this product shares, or null when it is always sent alone. */
    public @Nullable String bundle() {
        return method.bundles() ? groupId : null;
    }

    /** Won that shipping to {@code zone} adds; {@code zones} knows the sums of products whose fee Naver asks for. */
    public long surchargeIn(Zone zone, Zones zones) {
        return areaSurcharge.fold(none -> 0L, byZone -> byZone.in(zone), api -> zones.apiSurcharge(zone));
    }
}
