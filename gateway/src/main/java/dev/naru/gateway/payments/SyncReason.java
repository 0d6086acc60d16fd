package dev.naru.gateway.payments;

/** Why we look. */
public enum SyncReason {
    /** Somebody posted a notification. */
    WEBHOOK,
    /** The order's poll plan. */
    POLL,
    /** A sweep saw a payment we do not have like that. */
    SWEEP,
    /** The buyer's browser came back. */
    CALLBACK,
    /** A person asked. */
    ADMIN,
    /** Before and after an effect of our own. */
    OPERATION
}
