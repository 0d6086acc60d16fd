package dev.naru.gateway.iamport;

import java.util.concurrent.atomic.LongAdder;

/** What the clients of a process did that is worth a number on {@code /metrics}; only ever grows. For any thread. */
public final class IamportCounts {
    private final LongAdder renewals = new LongAdder();
    private final LongAdder failedRenewals = new LongAdder();
    private final LongAdder brokenCircuits = new LongAdder();
    private final LongAdder deniedRetries = new LongAdder();
    private final LongAdder fullPools = new LongAdder();

    void renewed(boolean gotOne) {
        (gotOne ? renewals : failedRenewals).increment();
    }

    void brokenCircuit() {
        brokenCircuits.increment();
    }

    void deniedRetry() {
        deniedRetries.increment();
    }

    void fullPool() {
        fullPools.increment();
    }

    /** Tokens that Iamport gave. */
    public long renewals() {
        return renewals.sum();
    }

    /** Times that Iamport gave none. */
    public long failedRenewals() {
        return failedRenewals.sum();
    }

    /** Calls that were not made because a breaker was open. */
    public long brokenCircuits() {
        return brokenCircuits.sum();
    }

    /** Repetitions that were not made because too many were under way. */
    public long deniedRetries() {
        return deniedRetries.sum();
    }

    /** Calls that were not made because too many waited for a connection. */
    public long fullPools() {
        return fullPools.sum();
    }
}
