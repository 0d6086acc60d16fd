package dev.naru.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
    private static final RandomGenerator NO_JITTER = () -> 0;

    @Test
    void pausesFollowTheExampleOfStandardWebhooks() {
        RetrySchedule schedule = new RetrySchedule(NO_JITTER);

        List<String> pauses = IntStream.rangeClosed(1, 9)
                .mapToObj(attempt -> schedule.afterFailure(attempt, Duration.ZERO)
                        .orElseThrow()
                        .toString())
                .toList();

        assertThat(pauses).containsExactly("PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H");
    }

    @ParameterizedTest
    @CsvSource({"10", "11", "1000"})
    void tenthFailureIsTheLast(int attempt) {
        assertThat(new RetrySchedule(NO_JITTER).afterFailure(attempt, Duration.ofSeconds(5)))
                .isEmpty();
    }

    @Test
    void jitterAddsLessThanATenth() {
        RetrySchedule schedule = new RetrySchedule(new Random(7));

        List<Duration> pauses = IntStream.range(0, 200)
                .mapToObj(i -> schedule.afterFailure(2, Duration.ZERO).orElseThrow())
                .toList();

        assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofMinutes(5)) >= 0);
        assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(330)) < 0);
        assertThat(pauses.stream().distinct().count()).isGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource({"PT1S, PT5S", "PT90S, PT90S", "PT24H, PT24H", "PT9999H, PT24H"})
    void shopMayAskForMoreTimeButNotForever(Duration asked, Duration pause) {
        assertThat(new RetrySchedule(NO_JITTER).afterFailure(1, asked)).contains(pause);
    }
}
