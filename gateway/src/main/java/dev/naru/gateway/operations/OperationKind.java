package dev.naru.gateway.operations;

/** What an operation changes at Iamport. */
public enum OperationKind {
    /** A payment with a billing key. */
    CHARGE,
    /** A cancel of a payment, whole or in part. */
    CANCEL,
    SCHEDULE,
    RESCHEDULE,
    UNSCHEDULE,
    /** A failed or revoked schedule executed now. */
    RETRY,
    KEY_DELETE,
    /** One call about product orders of an order-type payment: place, ship, cancel, return, exchange. */
    CLAIM
}
