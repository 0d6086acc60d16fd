package dev.naru.mock.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void everySecondHasItsOwnCountsAndAnEmptyOneIsThere() {
        Timeline timeline = new Timeline();
        timeline.sent(0);
        timeline.sent(SECOND / 2);
        timeline.right(SECOND / 2, SECOND / 10);
        timeline.wrong(2 * SECOND + 1);

        assertThat(timeline.seconds())
                .extracting(
                        Timeline.Second::second,
                        Timeline.Second::sent,
                        Timeline.Second::right,
                        Timeline.Second::wrong,
                        second -> Math.round(second.maxMs()))
                .containsExactly(tuple(0, 2L, 1L, 0L, 100L), tuple(1, 0L, 0L, 0L, 0L), tuple(2, 0L, 0L, 1L, 0L));
    }
}
