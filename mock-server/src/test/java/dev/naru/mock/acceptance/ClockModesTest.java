package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Modes in which time moves by itself, over the real event loop. */
class ClockModesTest {
    @RegisterExtension
    final Mock auto = new Mock(Map.of("NARU_MOCK_CLOCK", "auto"));

    @RegisterExtension
    final Mock scaled = new Mock(Map.of("NARU_MOCK_CLOCK", "scaled:10000"));

    @RegisterExtension
    final Mock system = new Mock(
            Map.of("NARU_MOCK_CLOCK", "system", "NARU_MOCK_CLOCK_START", "", "NARU_MOCK_BATCH_INTERVAL", "PT0.05S"));

    @Test
    void autoClockJumpsToTheBatchWhenIdle() {
        Mock.Opened order = approve(auto);

        awaitPaid(auto, order);

        assertThat(auto.control("GET", "clock", null).at("/data/now"))
                .isEqualTo(Mock.START.plusSeconds(60).toString());
        assertThat(auto.shop().webhooks()).hasSize(1);
    }

    @Test
    void scaledClockReachesTheBatchSoon() {
        awaitPaid(scaled, approve(scaled));

        Instant now = Instant.parse(scaled.control("GET", "clock", null).at("/data/now"));
        assertThat(now).isAfterOrEqualTo(Mock.START.plusSeconds(60));
    }

    @Test
    void systemClockRunsTheBatchByItself() {
        awaitPaid(system, approve(system));
    }

    private static Mock.Opened approve(Mock mock) {
        Mock.Opened order = mock.open(Carts.jeju("m1"));
        Answer approved = mock.control("POST", "orders/m1/approve", "{\"skip_check\":true}");
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        return order;
    }

    private static void awaitPaid(Mock mock, Mock.Opened order) {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!mock.payment(order).at("/response/status").equals("paid")
                || mock.shop().webhooks().isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not paid: " + mock.payment(order).body());
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
