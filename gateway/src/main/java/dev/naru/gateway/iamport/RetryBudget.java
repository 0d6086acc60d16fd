package dev.naru.gateway.iamport;

/** Keeps retries from multiplying an outage: at most a fifth of the calls under way, and at least three, may be retries. */
final class RetryBudget {
    private static final int MIN_RETRIES = 3;
    private static final int SHARE = 5;

    private int calls;
    private int retries;

    synchronized void callStarts() {
        calls++;
    }

    synchronized void callEnds() {
        calls--;
    }

    /** Takes one retry out of the budget; give it back with {@link #retryEnds()}. */
    synchronized boolean tryRetry() {
        if (retries >= Math.max(MIN_RETRIES, calls / SHARE)) {
            return false;
        }
        retries++;
        return true;
    }

    synchronized void retryEnds() {
        retries--;
    }
}
