package dev.naru.gateway.iamport;

import static dev.naru.gateway.iamport.Breaker.Outcome.ANSWERED;
import static dev.naru.gateway.iamport.Breaker.Outcome.OUTAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private final VirtualNanos nanos = new VirtualNanos();
    private final Breaker breaker = new Breaker(nanos);

    @Test
    void nineteenFailuresAreTooFewToJudge() {
        calls(19, Breaker.Outcome.OUTAGE);

        assertThat(breaker.tryEnter()).isTrue();
    }

    @Test
    void halfOfTwentyCallsFailingOpensIt() {
        calls(10, ANSWERED);
        calls(10, OUTAGE);

        assertThat(breaker.tryEnter()).isFalse();
    }

    @Test
    void failuresOlderThanTenSecondsAreForgotten() {
        calls(19, OUTAGE);
        nanos.advance(Duration.ofSeconds(11));
        calls(1, OUTAGE);

        assertThat(breaker.tryEnter()).isTrue();
    }

    @Test
    void afterASecondItLetsThreeProbesThrough() {
        calls(20, OUTAGE);
        nanos.advance(Duration.ofSeconds(1));

        assertThat(breaker.tryEnter()).isTrue();
        assertThat(breaker.tryEnter()).isTrue();
        assertThat(breaker.tryEnter()).isTrue();
        assertThat(breaker.tryEnter()).isFalse();
    }

    @Test
    void threeGoodProbesCloseIt() {
        calls(20, OUTAGE);
        nanos.advance(Duration.ofSeconds(1));
        calls(3, ANSWERED);

        calls(19, OUTAGE);

        assertThat(breaker.tryEnter()).isTrue();
    }

    @Test
    void aFailedProbeOpensItForTwiceAsLong() {
        calls(20, OUTAGE);
        nanos.advance(Duration.ofSeconds(1));
        calls(1, OUTAGE);
        nanos.advance(Duration.ofMillis(1_999));
        assertThat(breaker.tryEnter()).isFalse();

        nanos.advance(Duration.ofMillis(1));

        assertThat(breaker.tryEnter()).isTrue();
    }

    @Test
    void itNeverStaysShutForMoreThanAMinute() {
        calls(20, OUTAGE);
        for (int i = 0; i < 12; i++) {
            nanos.advance(Duration.ofSeconds(60));
            calls(1, OUTAGE);
        }
        nanos.advance(Duration.ofSeconds(60));

        assertThat(breaker.tryEnter()).isTrue();
    }

    private void calls(int times, Breaker.Outcome outcome) {
        for (int i = 0; i < times; i++) {
            assertThat(breaker.tryEnter()).isTrue();
            breaker.leave(outcome);
        }
    }
}
