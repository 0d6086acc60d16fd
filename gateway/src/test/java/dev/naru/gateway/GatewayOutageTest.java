package dev.naru.gateway;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.ApiClient.Answer;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.PostgresExtension;
import dev.naru.gateway.testing.TcpProxy;
import io.vertx.core.Vertx;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PostgreSQL stands still, with every connection open: the client gives up after 10 s, and must not have to. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayOutageTest {
    private static final String PRODUCT = """
            {"name": "n", "base_price": 1000, "info_url": "https://shop.example/p",
             "image_url": "https://shop.example/p.png", "shipping": {"base_fee": 3000, "fee_pay_type": "PREPAYED"}}
            """;
    private static final String ORDER = """
            {"merchant_uid": "frozen-1", "items": [{"product_id": "p", "quantity": 1}]}
            """;

    private final DatabaseAddress address;
    private final TcpProxy wire;
    private GatewayFixture gateway;
    private ApiClient api;

    GatewayOutageTest(DatabaseAddress address, Vertx vertx) {
        this.address = address;
        this.wire = new TcpProxy(vertx, address.host(), address.port());
    }

    @BeforeAll
    void start() {
        int port = await(wire.listen());
        DatabaseAddress proxied = new DatabaseAddress(
                "127.0.0.1", port, address.database(), address.user(), address.password(), address.sslMode());
        gateway = GatewayFixture.start(proxied, Map.of("NARU_DB_DEADLINE", "PT1S", "NARU_EVENT_LOOPS", "1"));
        api = new ApiClient(gateway);
    }

    @AfterEach
    void thaw() {
        // The wire has swallowed what was said while it stood still; a server that thaws would answer it.
        wire.cut();
        wire.open();
    }

    @AfterAll
    void stop() {
        wire.cut();
        gateway.close();
        wire.close();
    }

    @ParameterizedTest
    @CsvSource({"/v1/orders", "/v1/orders/x", "/v1/products", "/v1/products/x", "/v1/events", "/v1/zones"})
    void readIsA503BeforeTheCallerGivesUp(String path) {
        wire.stall();

        Answer answer = api.get(path);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().path("retryable").asBoolean()).isTrue();
    }

    @Test
    void orderThatCouldNotBeStoredSaysThatItCanBeSentAgain() {
        wire.stall();

        Answer answer = api.post("/v1/orders", ORDER);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("detail").asText())
                .contains("stored nothing")
                .contains("merchant_uid");
    }

    @Test
    void productThatCouldNotBeStoredIsA503() {
        wire.stall();

        assertThat(put().status()).isEqualTo(503);
    }

    @Test
    void importThatCouldNotBeStoredIsA503() {
        wire.stall();

        Answer answer = api.post(
                "/v1/products/import",
                "application/x-ndjson",
                "{\"id\": \"p\", " + PRODUCT.strip().substring(1).replace("\n", ""));

        assertThat(answer.status()).isEqualTo(503);
    }

    @Test
    void everythingWorksAgainWhenTheDatabaseDoes() {
        wire.stall();
        assertThat(put().status()).isEqualTo(503);

        thaw();

        assertThat(put().status()).isIn(200, 201);
        assertThat(api.get("/v1/products/p").status()).isEqualTo(200);
    }

    private Answer put() {
        return api.send(api.request("/v1/products/p")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(PRODUCT)));
    }
}
