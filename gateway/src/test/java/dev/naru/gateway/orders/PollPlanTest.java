package dev.naru.gateway.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollPlanTest {
    private static final long MINUTE = 60;

    @Test
    void aPaymentTypeOrderIsLookedAtAfterFifteenThirtyAndSixtySeconds() {
        assertThat(ages(PollPlan.usual().paymentType())).startsWith(15L, 30L, 60L, 2 * MINUTE, 3 * MINUTE);
    }

    @Test
    void anOrderTypeOrderIsNotLookedAtBeforeItsBatch() {
        assertThat(ages(PollPlan.usual().orderType())).startsWith(60L, 2 * MINUTE, 3 * MINUTE);
    }

    @Test
    void bothAreLookedAtEachMinuteForAQuarterThenEveryTenMinutesForADayThenDaily() {
        for (List<Duration> plan :
                List.of(PollPlan.usual().orderType(), PollPlan.usual().paymentType())) {
            assertThat(ages(plan)).contains(15 * MINUTE, 25 * MINUTE).doesNotContain(16 * MINUTE);
            assertThat(ages(plan.subList(0, plan.size() - 1))).last().isEqualTo((24 * 60 - 5) * MINUTE);
            assertThat(plan).last().isEqualTo(Duration.ofDays(1));
        }
    }

    @Test
    void aPauseOfNothingIsRefused() {
        assertThatThrownBy(() -> new PollPlan(List.of(Duration.ZERO))).hasMessageContaining("longer than zero");
    }

    private static List<Long> ages(List<Duration> pauses) {
        List<Long> ages = new ArrayList<>();
        long age = 0;
        for (Duration pause : pauses) {
            age += pause.toSeconds();
            ages.add(age);
        }
        return ages;
    }
}
