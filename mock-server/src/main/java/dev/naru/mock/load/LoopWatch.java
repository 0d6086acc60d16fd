package dev.naru.mock.load;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/** How well the generator's own event loop keeps its time. Made and used on that loop. */
final class LoopWatch {
    private final long tickNanos;
    private final LongSupplier monotonicNanos;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Latencies lag = new Latencies();
    private long lastTickAt;
    private long watchedSince;
    private long cpuBefore;

    /**
     * Prepares to watch.
     *
     * @param tickNanos how far apart ticks are meant to be
     */
    LoopWatch(long tickNanos, LongSupplier monotonicNanos) {
        this.tickNanos = tickNanos;
        this.monotonicNanos = monotonicNanos;
        begin();
    }

    /** Forgets what was seen until now. */
    void begin() {
        lag.clear();
        watchedSince = monotonicNanos.getAsLong();
        lastTickAt = watchedSince;
        cpuBefore = cpu();
    }

    void tick() {
        long now = monotonicNanos.getAsLong();
        lag.record(now - lastTickAt - tickNanos);
        lastTickAt = now;
    }

    private long cpu() {
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : 0;
    }

    /** How late ticks came. */
    Latencies lag() {
        return lag;
    }

    /** Share of one core that the loop used, 0 to 1. */
    double cpuShare() {
        long wall = monotonicNanos.getAsLong() - watchedSince;
        return wall <= 0 ? 0 : (double) (cpu() - cpuBefore) / wall;
    }
}
