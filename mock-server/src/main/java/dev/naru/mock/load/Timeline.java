package dev.naru.mock.load;

import java.util.ArrayList;
import java.util.List;

/** What happened in each second of the measured part, an answer in the second in which it was whole. */
final class Timeline {
    private static final long SECOND = 1_000_000_000L;

    private final List<Second> finished = new ArrayList<>();
    private final Latencies latencies = new Latencies();
    private int current;
    private long sent;
    private long right;
    private long wrong;

    /**
     * One second.
     *
     * @param second from 0
     * @param sent requests sent
     * @param right answers that were right
     * @param wrong requests that failed or were answered wrongly
     * @param p50Ms median latency of the right ones; so are the next two
     */
    record Second(int second, long sent, long right, long wrong, double p50Ms, double p99Ms, double maxMs) {}

    void sent(long atNanos) {
        enter(atNanos);
        sent++;
    }

    void right(long atNanos, long latencyNanos) {
        enter(atNanos);
        right++;
        latencies.record(latencyNanos);
    }

    void wrong(long atNanos) {
        enter(atNanos);
        wrong++;
    }

    /** Closes every second before this moment; time does not go back. */
    private void enter(long atNanos) {
        while (current < atNanos / SECOND) {
            finished.add(now());
            current++;
            sent = 0;
            right = 0;
            wrong = 0;
            latencies.clear();
        }
    }

    private Second now() {
        return new Second(current, sent, right, wrong, latencies.ms(50), latencies.ms(99), latencies.maxMs());
    }

    /** All of them, the last one perhaps not over. */
    List<Second> seconds() {
        List<Second> seconds = new ArrayList<>(finished);
        seconds.add(now());
        return List.copyOf(seconds);
    }
}
