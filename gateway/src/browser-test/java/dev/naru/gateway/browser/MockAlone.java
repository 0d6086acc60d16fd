package dev.naru.gateway.browser;

import static dev.naru.gateway.testing.Await.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.mock.MockServer;
import dev.naru.mock.MockServerConfig;
import io.vertx.core.Vertx;
import java.util.Map;

/** The mock server by itself. Every test opens a merchant of its own, so that none sees another's orders. */
final class MockAlone implements AutoCloseable {
    private final Vertx vertx;
    private final MockServer server;
    private final Http control;
    private int merchants;

    private MockAlone(Vertx vertx, MockServer server) {
        this.vertx = vertx;
        this.server = server;
        this.control = new Http(server.url(), "");
    }

    static MockAlone start() {
        Vertx vertx = Vertx.vertx();
        MockServer server = await(MockServer.start(
                vertx,
                MockServerConfig.fromEnvironment(
                        Map.of("NARU_MOCK_PORT", "0", "NARU_MOCK_SEED", "42", "NARU_MOCK_CLOCK", "frozen"))));
        return new MockAlone(vertx, server);
    }

    /** Opens a merchant whose clock stands still. */
    MockMerchant merchant() {
        String name = "console" + ++merchants;
        control.send("POST", "/_mock/v1/merchants", """
                {"imp_key":"key_%1$s","imp_secret":"secret_%1$s","user_code":"%1$s","shop_name":"상점 %1$s",
                 "clock":{"mode":"frozen","now":"2026-03-02T00:00:00Z"},
                 "channels":[{"pg_provider":"naverco","pg_id":"np_%1$s"},{"pg_provider":"naverpay","pg_id":"pay_%1$s"}]}"""
                .formatted(name));
        return new MockMerchant(server.url(), name);
    }

    JsonNode settings(String impKey) {
        return control.get("/_mock/v1/merchants/" + impKey).get("data");
    }

    @Override
    public void close() {
        await(server.close());
        await(vertx.close());
    }
}
