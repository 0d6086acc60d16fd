package dev.naru.gateway.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.iamport.VirtualNanos;
import dev.naru.gateway.platform.Limits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailureLimiterTest {
    private static final InetAddress ONE = AddressRange.parse("192.0.2.1").network();
    private static final InetAddress OTHER = AddressRange.parse("192.0.2.2").network();

    private final VirtualNanos nanos = new VirtualNanos();
    private final Limits limits = new Limits(new SimpleMeterRegistry());
    private final FailureLimiter limiter = new FailureLimiter(2, TrustedProxies.none(), limits, nanos);

    @Test
    void oneMoreThanTheLimitHasToWaitForTheRestOfTheMinute() {
        limiter.failed(ONE);
        nanos.advance(Duration.ofSeconds(20));

        assertThat(limiter.failed(ONE)).isZero();
        assertThat(limiter.failed(ONE)).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void whoHasWaitedMayFailAgain() {
        fail(ONE);
        nanos.advance(FailureLimiter.WINDOW);

        assertThat(limiter.failed(ONE)).isZero();
    }

    @Test
    void eachAddressHasALimitOfItsOwn() {
        fail(ONE);

        assertThat(limiter.failed(OTHER)).isZero();
    }

    @Test
    void addressesOfOneIpv6NetworkShareALimit() {
        fail(AddressRange.parse("2001:db8:0:1::1").network());

        assertThat(limiter.failed(AddressRange.parse("2001:db8:0:1:ffff::2").network()))
                .isPositive();
        assertThat(limiter.failed(AddressRange.parse("2001:db8:0:2::1").network()))
                .isZero();
    }

    @Test
    void unknownKeysAreLookedUpOnceASecondOverTheLimit() {
        fail(ONE);
        nanos.advance(FailureLimiter.QUESTION_PAUSE);

        assertThat(limiter.mayAsk(ONE)).isTrue();
        assertThat(limiter.mayAsk(ONE)).isFalse();
        assertThat(limiter.mayAsk(OTHER)).isTrue();
        nanos.advance(FailureLimiter.QUESTION_PAUSE);
        assertThat(limiter.mayAsk(ONE)).isTrue();
    }

    @Test
    void limitOfZeroIsNone() {
        FailureLimiter none = new FailureLimiter(0, TrustedProxies.none(), limits, nanos);
        none.failed(ONE);

        assertThat(none.failed(ONE)).isZero();
        assertThat(none.mayAsk(ONE)).isTrue();
    }

    /** As often as the limit says, and once more. */
    private void fail(InetAddress sender) {
        for (int i = 0; i < 3; i++) {
            limiter.failed(sender);
        }
    }
}
