package dev.naru.gateway.payments;

import java.util.function.LongSupplier;

/** Keeps looks at Iamport below a rate, whatever arrives: a bucket that fills steadily up to a burst. */
public final class FetchBudget {
    private static final long SECOND = 1_000_000_000L;

    private final int perSecond;
    private final int burst;
    private final LongSupplier monotonicNanos;
    private double tokens;
    private long filledAt;

    FetchBudget(int perSecond, int burst, LongSupplier monotonicNanos) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.monotonicNanos = monotonicNanos;
        this.tokens = burst;
        this.filledAt = monotonicNanos.getAsLong();
    }

    /** Takes up to {@code wanted} looks out of the budget and answers how many there were. */
    synchronized int take(int wanted) {
        long now = monotonicNanos.getAsLong();
        tokens = Math.min(burst, tokens + (double) (now - filledAt) / SECOND * perSecond);
        filledAt = now;
        int granted = (int) Math.min(wanted, Math.floor(tokens));
        tokens -= granted;
        return granted;
    }

    synchronized void giveBack(int unused) {
        tokens = Math.min(burst, tokens + unused);
    }
}
