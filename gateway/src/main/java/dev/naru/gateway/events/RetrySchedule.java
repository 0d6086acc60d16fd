package dev.naru.gateway.events;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When an event that did not arrive is sent again: the example schedule of Standard Webhooks, a little over three days,
 * each pause up to a tenth longer so that a recovering shop is not hit by everything at once.
 */
final class RetrySchedule {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** The first try and one per pause. */
    static final int MAX_ATTEMPTS = PAUSES.size() + 1;

    private static final Duration MAX_RETRY_AFTER = Duration.ofHours(24);
    private static final int JITTER_PARTS = 10;

    private final RandomGenerator random;

    RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The pause before the next attempt, or empty when there is none left.
     *
     * @param attempt number of the attempt that failed, from 1
     * @param retryAfter what the shop asked for, 0 when it did not; more than a day counts as a day
     */
    Optional<Duration> afterFailure(int attempt, Duration retryAfter) {
        if (attempt >= MAX_ATTEMPTS) {
            return Optional.empty();
        }
        Duration planned = PAUSES.get(attempt - 1);
        long jitterMs = random.nextLong(planned.toMillis() / JITTER_PARTS);
        Duration pause = planned.plusMillis(jitterMs);
        Duration asked = retryAfter.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : retryAfter;
        return Optional.of(asked.compareTo(pause) > 0 ? asked : pause);
    }
}
