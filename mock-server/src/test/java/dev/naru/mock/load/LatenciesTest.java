package dev.naru.mock.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private static final long MS = 1_000_000;

    @Test
    void percentilesAreThoseOfWhatWasRecorded() {
        Latencies latencies = new Latencies();
        for (int ms = 1; ms <= 1_000; ms++) {
            latencies.record(ms * MS);
        }
        Latencies.Summary summary = latencies.summary();

        assertThat(summary.count()).isEqualTo(1_000);
        assertThat(summary.p50()).isCloseTo(500, within(0.5));
        assertThat(summary.p90()).isCloseTo(900, within(0.9));
        assertThat(summary.p99()).isCloseTo(990, within(1.0));
        assertThat(summary.p999()).isCloseTo(999, within(1.0));
        assertThat(summary.max()).isCloseTo(1_000, within(1.0));
    }

    @Test
    void theCurveRisesToTheWorst() {
        Latencies latencies = new Latencies();
        for (int ms = 1; ms <= 1_000; ms++) {
            latencies.record(ms * MS);
        }
        Latencies.Summary summary = latencies.summary();

        assertThat(summary.curve())
                .isSortedAccordingTo(Comparator.comparingDouble(Latencies.Point::percentile))
                .isSortedAccordingTo(Comparator.comparingDouble(Latencies.Point::ms));
        assertThat(summary.curve().get(summary.curve().size() - 1).ms()).isEqualTo(summary.max());
    }

    @Test
    void whatIsOutOfRangeCountsAtTheEdge() {
        Latencies latencies = new Latencies();
        latencies.record(-5);
        latencies.record(Long.MAX_VALUE);

        assertThat(latencies.count()).isEqualTo(2);
        assertThat(latencies.ms(50)).isZero();
        assertThat(latencies.maxMs()).isCloseTo(600_000, within(600.0));
    }

    @Test
    void withoutAnyEverythingIsZero() {
        assertThat(new Latencies().summary())
                .extracting(Latencies.Summary::count, Latencies.Summary::p99, Latencies.Summary::max)
                .containsExactly(0L, 0.0, 0.0);
    }
}
