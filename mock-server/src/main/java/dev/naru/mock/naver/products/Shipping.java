package dev.naru.mock.naver.products;

import org.jspecify.annotations.Nullable;

/**
 * The delivery policy a shop registers with a product.
 *
 * @param groupId products with the same one travel in one parcel; null (registered blank or not at all) never bundles
 * @param baseFee whole won, 0 or more
 */
public record Shipping(
        @Nullable String groupId,
        ShippingMethod method,
        long baseFee,
        FeePayType feePayType,
        FeeRule feeRule,
        AreaSurcharge area) {

    /** The group this policy bundles under, or null when it always stands alone. */
    public @Nullable String bundle() {
        return method.bundles() ? groupId : null;
    }

    /** Whether the buyer pays on delivery, and so outside the amount Naver charges. */
    public boolean collected() {
        return feePayType == FeePayType.CASH_ON_DELIVERY || method == ShippingMethod.QUICK_SVC;
    }
}
