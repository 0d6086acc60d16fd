package dev.naru.gateway.acceptance;

import static dev.naru.gateway.testing.Await.await;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.PostgresExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How much of edge one address may take, over both event loops of the fixture. */
@ExtendWith(PostgresExtension.class)
class EdgeLimitsTest {
    private static final String CHECK =
            "GET /naver/product-info?product%5B0%5D%5Bid%5D=1 HTTP/1.1\r\nHost: naru.test\r\n";
    private static final String LAST_CHECK = CHECK + "Connection: close\r\n\r\n";
    private static final int MOST_TRIES = 400;

    private final DatabaseAddress address;

    EdgeLimitsTest(DatabaseAddress address) {
        this.address = address;
    }

    @Test
    void oneAddressHasSoManyConnectionsUntilItClosesOne() throws IOException {
        try (GatewayFixture gateway = start(Map.of("NARU_EDGE_CONNECTIONS_PER_ADDRESS", "2"));
                Socket first = connect(gateway)) {
            try (Socket second = connect(gateway)) {
                assertServed(first);
                assertServed(second);

                // Less than the 15 s after which silence ends a connection anyway.
                assertThat(isTurnedAway(gateway, 10_000)).isTrue();
            }

            int tries = 0;
            while (isTurnedAway(gateway, 1_000) && tries++ < MOST_TRIES) {
                await(gateway.vertx().timer(50, TimeUnit.MILLISECONDS));
            }
            assertThat(tries).isLessThan(MOST_TRIES);
        }
    }

    @Test
    void connectionsOfATrustedProxyAreEverybodys() throws IOException {
        try (GatewayFixture gateway =
                        start(Map.of("NARU_EDGE_CONNECTIONS_PER_ADDRESS", "1", "NARU_TRUSTED_PROXIES", "127.0.0.1"));
                Socket first = connect(gateway);
                Socket second = connect(gateway)) {
            assertServed(first);
            assertServed(second);
        }
    }

    @Test
    void requestsOverTheRateAre429AndEndTheConnection() throws IOException {
        try (GatewayFixture gateway = start(Map.of("NARU_EDGE_REQUESTS_PER_ADDRESS", "1"))) {
            String refused = overTheRate(gateway, LAST_CHECK);

            assertThat(refused)
                    .startsWith("HTTP/1.1 429 ")
                    .containsIgnoringCase("retry-after: 1\r\n")
                    .containsIgnoringCase("connection: close\r\n");
        }
    }

    @Test
    void rateBehindATrustedProxyIsTheSenders() throws IOException {
        try (GatewayFixture gateway =
                start(Map.of("NARU_EDGE_REQUESTS_PER_ADDRESS", "1", "NARU_TRUSTED_PROXIES", "127.0.0.1"))) {
            overTheRate(gateway, from("203.0.113.1"));

            assertThat(exchange(gateway, from("203.0.113.2"))).startsWith("HTTP/1.1 200 ");
        }
    }

    private GatewayFixture start(Map<String, String> settings) {
        return GatewayFixture.start(address, settings);
    }

    private static String from(String sender) {
        return CHECK + "X-Forwarded-For: " + sender + "\r\nConnection: close\r\n\r\n";
    }

    /** One a second is little, but a slow machine may need several tries to ask for more. */
    private static String overTheRate(GatewayFixture gateway, String request) throws IOException {
        String answer = exchange(gateway, request);
        for (int tries = 0; tries < MOST_TRIES && !answer.startsWith("HTTP/1.1 429 "); tries++) {
            answer = exchange(gateway, request);
        }
        return answer;
    }

    private static String exchange(GatewayFixture gateway, String request) throws IOException {
        try (Socket socket = connect(gateway)) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static void assertServed(Socket socket) throws IOException {
        socket.getOutputStream().write((CHECK + "\r\n").getBytes(ISO_8859_1));
        assertThat(socket.getInputStream().readNBytes(12)).asString(ISO_8859_1).isEqualTo("HTTP/1.1 200");
    }

    /** Sends nothing: a socket that is closed with bytes unread is reset, and whoever reads from it is told so. */
    private static boolean isTurnedAway(GatewayFixture gateway, int patienceMs) throws IOException {
        try (Socket socket = connect(gateway)) {
            socket.setSoTimeout(patienceMs);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        }
    }

    private static Socket connect(GatewayFixture gateway) throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), gateway.gateway().edgePort());
        socket.setSoTimeout(20_000);
        return socket;
    }
}
