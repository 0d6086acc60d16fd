package dev.naru.mock.ledger;

import org.jspecify.annotations.Nullable;

/**
 * {@code claim_type} and {@code claim_status} of Iamport V1 as one value: every pair its enumerations allow. An open claim
 * is one that somebody still has to end.
 */
public enum Claim {
    NONE(null, null, false),
    CANCEL_REQUEST("CANCEL", "CANCEL_REQUEST", true),
    CANCELING("CANCEL", "CANCELING", true),
    CANCEL_DONE("CANCEL", "CANCEL_DONE", false),
    CANCEL_REJECT("CANCEL", "CANCEL_REJECT", false),
    RETURN_REQUEST("RETURN", "RETURN_REQUEST", true),
    RETURN_COLLECTING("RETURN", "COLLECTING", true),
    RETURN_COLLECT_DONE("RETURN", "COLLECT_DONE", true),
    RETURN_DONE("RETURN", "RETURN_DONE", false),
    RETURN_REJECT("RETURN", "RETURN_REJECT", false),
    EXCHANGE_REQUEST("EXCHANGE", "EXCHANGE_REQUEST", true),
    EXCHANGE_COLLECTING("EXCHANGE", "COLLECTING", true),
    EXCHANGE_COLLECT_DONE("EXCHANGE", "COLLECT_DONE", true),
    EXCHANGE_REDELIVERING("EXCHANGE", "EXCHANGE_REDELIVERING", true),
    EXCHANGE_DONE("EXCHANGE", "EXCHANGE_DONE", false),
    EXCHANGE_REJECT("EXCHANGE", "EXCHANGE_REJECT", false),
    HOLDBACK("PURCHASE_DECISION_HOLDBACK", "PURCHASE_DECISION_HOLDBACK", true),
    HOLDBACK_REDELIVERING("PURCHASE_DECISION_HOLDBACK", "PURCHASE_DECISION_HOLDBACK_REDELIVERING", true),
    DECISION_REQUEST("PURCHASE_DECISION_HOLDBACK", "PURCHASE_DECISION_REQUEST", true),
    HOLDBACK_RELEASE("PURCHASE_DECISION_HOLDBACK", "PURCHASE_DECISION_HOLDBACK_RELEASE", false),
    ADMIN_CANCELING("ADMIN_CANCEL", "ADMIN_CANCELING", true),
    ADMIN_CANCEL_DONE("ADMIN_CANCEL", "ADMIN_CANCEL_DONE", false);

    private final @Nullable String type;
    private final @Nullable String status;
    private final boolean open;

    Claim(@Nullable String type, @Nullable String status, boolean open) {
        this.type = type;
        this.status = status;
        this.open = open;
    }

    /** {@code claim_type}; null without a claim. */
    public @Nullable String type() {
        return type;
    }

    /** {@code claim_status}; null without a claim. */
    public @Nullable String status() {
        return status;
    }

    public boolean isOpen() {
        return open;
    }
}
