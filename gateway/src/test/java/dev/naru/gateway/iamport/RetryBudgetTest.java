package dev.naru.gateway.iamport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    private final RetryBudget budget = new RetryBudget();

    @Test
    void aFewCallsMayAlwaysBeRetried() {
        calls(1);

        assertThat(granted(10)).isEqualTo(3);
    }

    @Test
    void ofManyCallsAFifthMayBeRetried() {
        calls(100);

        assertThat(granted(100)).isEqualTo(20);
    }

    @Test
    void aRetryThatEndedMakesRoomForAnother() {
        calls(1);
        granted(3);

        budget.retryEnds();

        assertThat(budget.tryRetry()).isTrue();
    }

    @Test
    void callsThatEndedNoLongerCount() {
        calls(100);
        IntStream.range(0, 100).forEach(call -> budget.callEnds());

        assertThat(granted(100)).isEqualTo(3);
    }

    private void calls(int number) {
        IntStream.range(0, number).forEach(call -> budget.callStarts());
    }

    private long granted(int asked) {
        return IntStream.range(0, asked).filter(retry -> budget.tryRetry()).count();
    }
}
