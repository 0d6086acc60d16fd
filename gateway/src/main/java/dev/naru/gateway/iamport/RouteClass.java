package dev.naru.gateway.iamport;

/** Routes of Iamport that fail together, and so share one breaker. */
enum RouteClass {
    PAYMENT,
    LIST,
    PRODUCT_ORDERS,
    SUBSCRIPTION,
    /** What a shop asks through the gateway; its questions must not close the gateway's own. */
    PASSED
}
