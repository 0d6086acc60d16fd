package dev.naru.mock.naver.products;

/** How the goods travel (guide table 3-4). */
public enum ShippingMethod {
    DELIVERY,
    QUICK_SVC,
    DIRECT_DELIVERY,
    VISIT_RECEIPT,
    NOTHING;

    /** Whether goods sent this way may share one fee with others of the same group. */
    public boolean bundles() {
        return this == DELIVERY || this == DIRECT_DELIVERY;
    }

    /** Whether Naver treats delivery as free whatever the shop registered: nothing is carried to the buyer. */
    public boolean alwaysFree() {
        return this == VISIT_RECEIPT || this == NOTHING;
    }
}
