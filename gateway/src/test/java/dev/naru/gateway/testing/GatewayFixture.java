package dev.naru.gateway.testing;

import dev.naru.gateway.Gateway;
import dev.naru.gateway.GatewayConfig;
import dev.naru.gateway.platform.config.Settings;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.platform.db.Migrations;
import dev.naru.gateway.platform.telemetry.Telemetry;
import dev.naru.mock.MockServer;
import dev.naru.mock.MockServerConfig;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The real gateway and a real mock server, wired to each other, on free loopback ports in this JVM. */
public final class GatewayFixture implements AutoCloseable {
    public static final String API_KEY = "naru_test_key";
    public static final String ADMIN_TOKEN = "admin-token-of-the-tests";
    public static final String IMP_KEY = "imp_key_test";
    public static final String IMP_SECRET = "imp_secret_test";

    private static final int MAX_TRIES = 3;

    private final Vertx vertx;
    private final Gateway gateway;
    private final MockServer mock;

    private GatewayFixture(Vertx vertx, Gateway gateway, MockServer mock) {
        this.vertx = vertx;
        this.gateway = gateway;
        this.mock = mock;
    }

    /**
     * Starts both with the mock's clock frozen.
     *
     * @param settings of gateway and mock ({@code NARU_*}), over the fixture's own
     */
    public static GatewayFixture start(DatabaseAddress address, Map<String, String> settings) {
        RuntimeException portTaken = null;
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            try {
                return startOnce(address, settings);
            } catch (RuntimeException failure) {
                // The edge port has to be known before it is opened, and somebody else may have been faster.
                portTaken = failure;
            }
        }
        throw new IllegalStateException("the gateway does not start", portTaken);
    }

    private static GatewayFixture startOnce(DatabaseAddress address, Map<String, String> settings) {
        Telemetry telemetry = new Telemetry(null);
        Vertx vertx = telemetry.vertx();
        try {
            int edgePort = freePort();
            MockServer mock = Await.await(
                    MockServer.start(vertx, MockServerConfig.fromEnvironment(mockSettings(edgePort, settings))));
            GatewayConfig config = GatewayConfig.of(Settings.of(gatewaySettings(edgePort, mock.url(), settings)));
            int schema = Migrations.migrate(address);
            Gateway gateway = new Gateway(
                    vertx, config, address, schema, TestKeys.withApiKey(API_KEY), Clock.systemUTC(), telemetry);
            Await.await(gateway.start());
            return new GatewayFixture(vertx, gateway, mock);
        } catch (RuntimeException failure) {
            Await.await(vertx.close());
            throw failure;
        }
    }

    private static Map<String, String> mockSettings(int edgePort, Map<String, String> settings) {
        String edge = "http://127.0.0.1:" + edgePort;
        Map<String, String> all = new HashMap<>(Map.of(
                "NARU_MOCK_PORT",
                "0",
                "NARU_MOCK_SEED",
                "42",
                "NARU_MOCK_CLOCK",
                "frozen",
                "NARU_IMP_KEY",
                IMP_KEY,
                "NARU_IMP_SECRET",
                IMP_SECRET,
                "NARU_MOCK_WEBHOOK_URL",
                edge + "/webhooks/iamport",
                "NARU_MOCK_PRODUCT_INFO_URL",
                edge + "/naver/product-info",
                "NARU_MOCK_ADDITIONAL_FEE_URL",
                edge + "/naver/additional-fees"));
        all.putAll(settings);
        return all;
    }

    private static Map<String, String> gatewaySettings(int edgePort, String mockUrl, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "NARU_EDGE_PORT", Integer.toString(edgePort),
                "NARU_API_PORT", "0",
                "NARU_OPS_PORT", "0",
                "NARU_EVENT_LOOPS", "2",
                "NARU_DRAIN_TIMEOUT", "PT2S",
                "NARU_DB_DEADLINE", "PT20S",
                "NARU_IAMPORT_URL", mockUrl,
                "NARU_IMP_KEY", IMP_KEY,
                "NARU_IMP_SECRET", IMP_SECRET,
                "NARU_INCLUDE_SANDBOX", "true"));
        all.put("NARU_ADMIN_TOKEN", ADMIN_TOKEN);
        // Tests try many wrong keys, all from one address, and want to see the 401.
        all.put("NARU_WRONG_KEYS", "0");
        all.put("NARU_PUBLIC_EDGE_URL", "http://127.0.0.1:" + edgePort);
        all.putAll(settings);
        return all;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException("no free port", failure);
        }
    }

    public Vertx vertx() {
        return vertx;
    }

    public Gateway gateway() {
        return gateway;
    }

    public MockServer mock() {
        return mock;
    }

    public String edgeUrl() {
        return "http://127.0.0.1:" + gateway.edgePort();
    }

    public String apiUrl() {
        return "http://127.0.0.1:" + gateway.apiPort();
    }

    public String opsUrl() {
        return "http://127.0.0.1:" + gateway.opsPort();
    }

    @Override
    public void close() {
        Await.await(gateway.drain());
        Await.await(mock.close());
        Await.await(vertx.close());
    }
}
