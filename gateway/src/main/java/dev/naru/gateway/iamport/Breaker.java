package dev.naru.gateway.iamport;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Stops asking a route class that does not answer. Opens when at least half of 20 or more calls of the last 10 seconds
 * failed; after 1 second (doubling up to 60) lets 3 probes through, and closes when all of them succeed.
 */
final class Breaker {
    private static final int MIN_CALLS = 20;
    private static final int PROBES = 3;
    private static final int MAX_REMEMBERED = 1_000;
    private static final long WINDOW = Duration.ofSeconds(10).toNanos();
    private static final long FIRST_PAUSE = Duration.ofSeconds(1).toNanos();
    private static final long LAST_PAUSE = Duration.ofSeconds(60).toNanos();

    /** How a call ended, told once per {@link #tryEnter()} that answered true. */
    enum Outcome {
        ANSWERED,
        OUTAGE
    }

    private record Past(long atNanos, boolean outage) {}

    private final LongSupplier monotonicNanos;
    private final Deque<Past> window = new ArrayDeque<>();
    private BreakerState state = BreakerState.CLOSED;
    private int outages;
    private long pause = FIRST_PAUSE;
    private long openUntil;
    private int probesOut;
    private int probesBack;

    Breaker(LongSupplier monotonicNanos) {
        this.monotonicNanos = monotonicNanos;
    }

    /** Whether a call may start now. */
    synchronized boolean tryEnter() {
        if (state == BreakerState.OPEN && monotonicNanos.getAsLong() - openUntil >= 0) {
            state = BreakerState.HALF_OPEN;
            probesOut = 0;
            probesBack = 0;
        }
        return switch (state) {
            case CLOSED -> true;
            case OPEN -> false;
            case HALF_OPEN -> probesOut < PROBES && ++probesOut > 0;
        };
    }

    synchronized void leave(Outcome outcome) {
        boolean outage = outcome == Outcome.OUTAGE;
        long now = monotonicNanos.getAsLong();
        if (state == BreakerState.CLOSED) {
            remember(now, outage);
            if (window.size() >= MIN_CALLS && outages * 2 >= window.size()) {
                open(now, FIRST_PAUSE);
            }
        } else if (state == BreakerState.HALF_OPEN && outage) {
            open(now, Math.min(pause * 2, LAST_PAUSE));
        } else if (state == BreakerState.HALF_OPEN && ++probesBack == PROBES) {
            state = BreakerState.CLOSED;
            window.clear();
            outages = 0;
        }
    }

    /** Open until somebody may try again, also when nobody has come since. */
    synchronized BreakerState state() {
        return state;
    }

    private void open(long now, long howLong) {
        state = BreakerState.OPEN;
        pause = howLong;
        openUntil = now + howLong;
    }

    private void remember(long now, boolean outage) {
        window.addLast(new Past(now, outage));
        outages += outage ? 1 : 0;
        while (window.size() > MAX_REMEMBERED || now - window.getFirst().atNanos() > WINDOW) {
            outages -= window.removeFirst().outage() ? 1 : 0;
        }
    }
}
