package dev.naru.gateway.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.iamport.VirtualNanos;
import dev.naru.gateway.platform.http.AddressLimits.Share;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AddressLimitsTest {
    private static final InetAddress ONE = AddressRange.parse("192.0.2.1").network();
    private static final InetAddress OTHER = AddressRange.parse("192.0.2.2").network();
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final VirtualNanos nanos = new VirtualNanos();
    private final AddressLimits limits = new AddressLimits(0, 4, TrustedProxies.none());

    @Test
    void aSecondsWorthMayComeAtOnce() {
        assertThat(admitted(shareOf(ONE), 10)).isEqualTo(4);
    }

    @Test
    void afterThatTheyHaveToComeEvenly() {
        Share share = shareOf(ONE);
        admitted(share, 4);

        nanos.advance(INTERVAL.minusNanos(1));
        assertThat(admitted(share, 10)).isZero();
        nanos.advance(Duration.ofNanos(1));
        assertThat(admitted(share, 10)).isEqualTo(1);
        nanos.advance(INTERVAL.multipliedBy(3));
        assertThat(admitted(share, 10)).isEqualTo(3);
    }

    @Test
    void pauseSavesUpNoMoreThanASecondsWorth() {
        Share share = shareOf(ONE);
        admitted(share, 4);

        nanos.advance(Duration.ofMinutes(1));
        assertThat(admitted(share, 100)).isEqualTo(4);
    }

    @Test
    void eachAddressHasAShareOfItsOwn() {
        admitted(shareOf(ONE), 4);

        assertThat(admitted(shareOf(ONE), 1)).isZero();
        assertThat(admitted(shareOf(OTHER), 1)).isEqualTo(1);
    }

    private Share shareOf(InetAddress address) {
        return limits.shareOf(address, nanos.getAsLong());
    }

    private int admitted(Share share, int requests) {
        int admitted = 0;
        for (int i = 0; i < requests; i++) {
            admitted += share.admits(nanos.getAsLong()) ? 1 : 0;
        }
        return admitted;
    }
}
