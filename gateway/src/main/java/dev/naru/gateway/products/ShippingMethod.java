package dev.naru.gateway.products;

/** How a product reaches the buyer, in Naver's words ({@code shippingPolicy/method}). */
public enum ShippingMethod {
    DELIVERY,
    QUICK_SVC,
    DIRECT_DELIVERY,
    VISIT_RECEIPT,
    NOTHING;

    /** Whether a product sent this way may share a parcel, and so one fee, with others of its group. */
    public boolean bundles() {
        return this == DELIVERY || this == DIRECT_DELIVERY;
    }

    /** Whether there is nothing to ship, so no fee whatever the policy says. */
    public boolean isFree() {
        return this == VISIT_RECEIPT || this == NOTHING;
    }
}
