package dev.naru.gateway.operations;

/** How far an operation has come. */
public enum OperationState {
    /** Committed, not sent. */
    PENDING,
    /** Handed to the network; whether it arrived is not known until the answer is stored. */
    SENT,
    /** Sent, and no answer that says what came of it. Looking will tell. */
    UNKNOWN,
    SUCCEEDED,
    /** It certainly had no effect. */
    FAILED,
    /** Looking could not tell; a person decides. */
    REVIEW;

    /** Whether nothing more happens by itself. */
    public boolean isSettled() {
        return this == SUCCEEDED || this == FAILED || this == REVIEW;
    }
}
