package dev.naru.mock.load;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Durations, every one of them counted, with three significant digits from a microsecond to ten minutes. */
final class Latencies {
    private static final long MOST_MICROS = 600_000_000;
    private static final int DIGITS = 3;
    private static final double MICROS_PER_MS = 1e3;

    /** Steps of the curve per halving of the distance to 100 %. */
    private static final int CURVE_STEPS = 5;

    private final Histogram micros = new Histogram(1, MOST_MICROS, DIGITS);

    /**
     * What the durations come to, in milliseconds.
     *
     * @param count durations recorded; the other numbers are 0 when there are none
     * @param curve duration by percentile, rising
     */
    record Summary(long count, double p50, double p90, double p99, double p999, double max, List<Point> curve) {}

    /**
     * {@code percentile} percent of the durations are at most {@code ms}.
     *
     * @param percentile 0 to 100
     */
    record Point(double percentile, double ms) {}

    /** Counts one duration; a negative one as 0, one above ten minutes as ten minutes. */
    void record(long nanos) {
        micros.recordValue(Math.max(0, Math.min(MOST_MICROS, nanos / 1_000)));
    }

    long count() {
        return micros.getTotalCount();
    }

    /** The duration in milliseconds that {@code percentile} percent do not exceed; 0 without any. */
    double ms(double percentile) {
        return count() == 0 ? 0 : micros.getValueAtPercentile(percentile) / MICROS_PER_MS;
    }

    double maxMs() {
        return count() == 0 ? 0 : micros.getMaxValue() / MICROS_PER_MS;
    }

    void clear() {
        micros.reset();
    }

    Summary summary() {
        return new Summary(count(), ms(50), ms(90), ms(99), ms(99.9), maxMs(), curve());
    }

    private List<Point> curve() {
        List<Point> curve = new ArrayList<>();
        for (HistogramIterationValue step : micros.percentiles(CURVE_STEPS)) {
            curve.add(new Point(step.getPercentileLevelIteratedTo(), step.getValueIteratedTo() / MICROS_PER_MS));
        }
        return List.copyOf(curve);
    }
}
