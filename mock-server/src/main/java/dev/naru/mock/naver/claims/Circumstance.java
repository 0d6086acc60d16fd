package dev.naru.mock.naver.claims;

/** What besides status and claim decides whether a step is allowed and where it leads. */
enum Circumstance {
    /** The seller has placed the order. */
    PLACED,
    /** The seller holds the return or the exchange back. */
    HELD,
    /** The buyer has written a review. */
    REVIEWED,
    /** The switch {@code auto_place}: shipping places what is not placed yet. */
    AUTO_PLACE,
    /** The switch {@code refund_seconds}: giving money back takes time. */
    SLOW_REFUND,
    /** A courier is on the way for the goods: {@code RETURN_DESIGNATED} or {@code RETURN_DELIVERY}. */
    PICKUP
}
