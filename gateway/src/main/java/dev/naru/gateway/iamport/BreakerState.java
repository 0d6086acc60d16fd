package dev.naru.gateway.iamport;

/** Whether a class of routes of Iamport is asked. */
public enum BreakerState {
    /** It is. */
    CLOSED,
    /** A few calls find out if it answers again. */
    HALF_OPEN,
    /** It is not: too many calls failed. */
    OPEN
}
