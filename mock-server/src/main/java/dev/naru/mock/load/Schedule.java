package dev.naru.mock.load;

/**
 * When requests are due, in nanoseconds after the start. It knows nothing of answers: a slow target moves no arrival (an
 * open loop), so its slowness is in the latencies and not in the gaps between requests.
 *
 * @param fromPerSecond rate of the first measured moment, above 0
 * @param toPerSecond rate of the last moment, above 0; between the two the rate changes evenly
 * @param warmupSeconds seconds before, not measured, in which the rate rises evenly from nothing; 0 or more
 * @param seconds seconds that are, 1 or more
 */
record Schedule(double fromPerSecond, double toPerSecond, int warmupSeconds, int seconds) {
    private static final double SECOND = 1e9;

    /** Requests of the warm-up, which come first. */
    long warmupCount() {
        return (long) Math.floor(fromPerSecond * warmupSeconds / 2);
    }

    /** All requests. */
    long count() {
        return warmupCount() + (long) Math.floor((fromPerSecond + toPerSecond) / 2 * seconds);
    }

    boolean isMeasured(long index) {
        return index >= warmupCount();
    }

    /** Where the measured part begins. */
    long measuredFromNanos() {
        return (long) (warmupSeconds * SECOND);
    }

    long endNanos() {
        return (long) ((warmupSeconds + seconds) * SECOND);
    }

    /** The moment request {@code index} (from 0) is due. */
    long dueNanos(long index) {
        if (!isMeasured(index)) {
            return (long) (Math.sqrt(2.0 * index * warmupSeconds / fromPerSecond) * SECOND);
        }
        return measuredFromNanos() + (long) (secondsUntil(index - warmupCount()) * SECOND);
    }

    /** Solves {@code from·t + growth·t² = requests} for t, growth being half of what the rate gains in a second. */
    private double secondsUntil(long requests) {
        double growth = (toPerSecond - fromPerSecond) / (2 * seconds);
        double root = Math.sqrt(Math.max(0, fromPerSecond * fromPerSecond + 4 * growth * requests));
        // The form without a difference of nearly equal numbers, so that a flat ramp is exact too.
        return 2 * requests / (fromPerSecond + root);
    }
}
