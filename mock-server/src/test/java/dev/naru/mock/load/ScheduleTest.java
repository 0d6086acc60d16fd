package dev.naru.mock.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000 * MS;

    @Test
    void aConstantRateIsEvenlySpaced() {
        Schedule schedule = new Schedule(200, 200, 0, 3);

        assertThat(schedule.count()).isEqualTo(600);
        assertThat(schedule.dueNanos(0)).isZero();
        assertThat(schedule.dueNanos(1)).isEqualTo(5 * MS);
        assertThat(schedule.dueNanos(599)).isEqualTo(2_995 * MS);
    }

    @Test
    void aRampHasTheMeanOfItsRates() {
        Schedule schedule = new Schedule(100, 300, 0, 10);

        assertThat(schedule.count()).isEqualTo(2_000);
        // 100·5 + 10·5² requests in the first half, so the next one is due when it is over.
        assertThat(schedule.dueNanos(750)).isCloseTo(5 * SECOND, within(10L));
        assertThat(schedule.dueNanos(1) - schedule.dueNanos(0)).isCloseTo(10 * MS, within(MS));
        assertThat(schedule.dueNanos(1_999) - schedule.dueNanos(1_998)).isCloseTo(10 * MS / 3, within(MS / 10));
    }

    @Test
    void aRampMayFall() {
        Schedule schedule = new Schedule(300, 100, 0, 10);

        assertThat(schedule.count()).isEqualTo(2_000);
        assertThat(schedule.dueNanos(1_999)).isBetween(9 * SECOND, 10 * SECOND);
    }

    @Test
    void theWarmUpRisesFromNothingAndComesBefore() {
        Schedule schedule = new Schedule(100, 100, 4, 2);

        assertThat(schedule.warmupCount()).isEqualTo(200);
        assertThat(schedule.count()).isEqualTo(400);
        assertThat(schedule.dueNanos(50)).isEqualTo(2 * SECOND);
        assertThat(schedule.isMeasured(199)).isFalse();
        assertThat(schedule.isMeasured(200)).isTrue();
        assertThat(schedule.dueNanos(200)).isEqualTo(4 * SECOND);
    }

    @Property(tries = 200)
    void dueMomentsNeverGoBackAndEndInTime(
            @ForAll @IntRange(min = 1, max = 5_000) int from,
            @ForAll @IntRange(min = 1, max = 5_000) int to,
            @ForAll @IntRange(max = 5) int warmup,
            @ForAll @IntRange(min = 1, max = 5) int seconds) {
        Schedule schedule = new Schedule(from, to, warmup, seconds);
        long before = -1;
        for (long i = 0; i < schedule.count(); i++) {
            long due = schedule.dueNanos(i);
            assertThat(due).isBetween(before, schedule.endNanos());
            before = due;
        }
    }
}
