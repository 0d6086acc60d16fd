package dev.naru.gateway.events;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.merchants.Merchant;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.PostgresExtension;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresExtension.class)
class ReplayRoutesTest {
    private static final String EVENT = "evt_11111111-1111-4111-8111-111111111111";

    private final Database database;
    private final GatewayFixture gateway;
    private final ApiClient api;
    private final Shop shop = new Shop();

    ReplayRoutesTest(Database database, DatabaseAddress address) {
        this.database = database;
        this.gateway = GatewayFixture.start(address, Map.of());
        this.api = new ApiClient(gateway);
    }

    /** An event from before there was any endpoint. */
    @BeforeEach
    void append() {
        await(database.query("delete from event_endpoint"));
        await(database.query("delete from event"));
        await(database.query("""
                insert into orders (merchant_id, merchant_uid, pg, name, ordered_amount, amount_rule, lines, buyer,
                    request_pay, request_sha256, expires_at)
                values ($1, 'o-1', 'naverco', 'n', 1000, '{}', '[]', '{}', '{}', repeat('0', 64), now() + interval '1 day')
                on conflict do nothing
                """, Merchant.DEFAULT_ID));
        await(database.query("""
                insert into event (merchant_id, event_id, subject, seq, type, dedupe_key, data, occurred_at)
                values ($1, $2, 'o-1', 1, 'order.paid', 'paid:o-1', '{"merchant_uid":"o-1","seq":1}',
                    '2026-03-01T12:00:00Z')
                """, Merchant.DEFAULT_ID, UUID.fromString(EVENT.substring(4))));
    }

    @AfterEach
    void close() {
        gateway.close();
        shop.close();
    }

    @Test
    void missedEventIsReplayedByTimeAndItsStoryTold() {
        String endpoint = create();
        JsonNode queued = api.post(
                        "/v1/endpoints/" + endpoint + "/replay",
                        "{\"from\":\"2026-03-01T21:00:00+09:00\",\"until\":\"2026-03-02T00:00:00Z\",\"which\":\"MISSED\"}")
                .json();
        assertThat(queued.path("queued").asInt()).isEqualTo(1);
        assertThat(queued.path("next").isNull()).isTrue();

        JsonNode delivery = awaitDelivered();

        assertThat(delivery.path("endpoint_id").asText()).isEqualTo(endpoint);
        assertThat(delivery.path("attempts").asInt()).isEqualTo(1);
        assertThat(delivery.path("last_attempts").get(0).path("status").asInt()).isEqualTo(204);
        assertThat(shop.received()).extracting(Shop.Received::id).containsExactly(EVENT);
    }

    @Test
    void oneEventIsReplayed() {
        create();

        assertThat(api.send("POST", "/v1/events/" + EVENT + "/replay")
                        .json()
                        .path("queued")
                        .asInt())
                .isEqualTo(1);
        awaitDelivered();
    }

    @Test
    void deadLettersOfAnEndpointAreListed() {
        String endpoint = create();

        JsonNode page =
                api.get("/v1/endpoints/" + endpoint + "/dead-letters?limit=5").json();

        assertThat(page.path("dead_letters").isArray()).isTrue();
        assertThat(page.path("next").isNull()).isTrue();
    }

    @Test
    void nothingIsReplayedToAnEndpointThatIsNotEnabled() {
        String endpoint = create();
        await(database.query("update event_endpoint set state = 'PAUSED'"));

        assertThat(api.post("/v1/events/" + EVENT + "/replay", "{\"endpoint_id\":\"" + endpoint + "\"}")
                        .status())
                .isEqualTo(409);
        assertThat(api.post("/v1/endpoints/" + endpoint + "/replay", "{\"from\":\"2026-03-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | from",
                "{'from':'yesterday'} | from",
                "{'from':'1969-01-01T00:00:00Z'} | from",
                "{'from':'2026-03-01T00:00:00Z','until':'2026-02-01T00:00:00Z'} | until",
                "{'from':'2026-03-01T00:00:00Z','which':'SOME'} | which",
                "{'from':'2026-03-01T00:00:00Z','after':'1-x'} | after",
                "{'from':'2026-03-01T00:00:00Z','limit':1} | limit"
            })
    void faultyReplayIsRefusedByField(String body, String field) {
        var refused = api.post("/v1/endpoints/" + create() + "/replay", body.replace('\'', '"'));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.faults()).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "evt_x", "evt_22222222-1111-4111-8111-111111111111"})
    void unknownEventIsNotFound(String id) {
        assertThat(api.get("/v1/events/" + id).status()).isEqualTo(404);
        assertThat(api.send("POST", "/v1/events/" + id + "/replay").status()).isEqualTo(404);
    }

    private String create() {
        return api.post("/v1/endpoints", "{\"url\":\"" + shop.url() + "\"}")
                .json()
                .path("id")
                .asText();
    }

    private JsonNode awaitDelivered() {
        long end = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() < end) {
            JsonNode delivery =
                    api.get("/v1/events/" + EVENT).json().path("deliveries").path(0);
            if (delivery.path("state").asText().equals("DELIVERED")) {
                return delivery;
            }
            await(gateway.vertx().timer(50, TimeUnit.MILLISECONDS));
        }
        throw new AssertionError("the event did not arrive");
    }
}
