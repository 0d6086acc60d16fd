package dev.naru.gateway.billing;

/** Where a planned charge stands. */
enum ScheduleState {
    /** Asked for; Iamport has not said that it has it. */
    REQUESTED,
    /** Iamport has it, and it waits for its time, or for somebody to see what came of it. */
    SCHEDULED,
    PAID,
    /** It ran, and no money came. It may be planned again, or tried again at once. */
    FAILED,
    /** Taken back. It may be planned again. */
    REVOKED,
    /** Iamport did not take it. */
    REFUSED
}
