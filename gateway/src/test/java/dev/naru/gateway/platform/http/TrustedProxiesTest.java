package dev.naru.gateway.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {
    private static final InetAddress PEER = AddressRange.parse("10.0.0.1").network();

    private final TrustedProxies proxies = TrustedProxies.parse("10.0.0.0/8, fd00::/8");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            203.0.113.7                          | 203.0.113.7
            198.51.100.1, 203.0.113.7            | 203.0.113.7
            198.51.100.1, 203.0.113.7, 10.1.2.3  | 203.0.113.7
            203.0.113.7:5123                     | 203.0.113.7
            2001:db8::1, fd00::9                 | 2001:db8:0:0:0:0:0:1
            [2001:db8::1]:443                    | 2001:db8:0:0:0:0:0:1
            10.9.9.9, 10.1.2.3                   | 10.9.9.9
            ''                                   | 10.0.0.1
            unknown                              | 10.0.0.1
            198.51.100.1, unknown, 10.1.2.3      | 10.1.2.3
            ::ffff:203.0.113.7                   | 203.0.113.7
            """)
    void senderIsTheLastAddressThatIsNoProxy(String forwardedFor, String sender) {
        assertThat(proxies.sender(PEER, List.of(forwardedFor)).getHostAddress()).isEqualTo(sender);
    }

    @Test
    void severalHeaderLinesAreOneList() {
        assertThat(proxies.sender(PEER, List.of("198.51.100.1", "203.0.113.7")).getHostAddress())
                .isEqualTo("203.0.113.7");
    }

    @Test
    void blockHoldsWhatBeginsLikeIt() {
        AddressRange range = AddressRange.parse("192.168.4.0/22");

        assertThat(range.contains(AddressRange.parse("192.168.7.255").network()))
                .isTrue();
        assertThat(range.contains(AddressRange.parse("192.168.8.0").network())).isFalse();
        assertThat(range.contains(AddressRange.parse("::").network())).isFalse();
        assertThat(range).hasToString("192.168.4.0/22");
    }
}
