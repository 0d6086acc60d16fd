package dev.naru.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.GatewayExtension;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.Operator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another merchant's endpoint is like one that never was. */
@ExtendWith(GatewayExtension.class)
class EventTenancyTest {
    private static final String ENDPOINT = "{\"url\":\"http://127.0.0.1:9/\"}";

    private final ApiClient one;
    private final ApiClient other;

    EventTenancyTest(GatewayFixture gateway) {
        Operator operator = new Operator(gateway);
        this.one = operator.shop(operator.merchant("one"));
        this.other = operator.shop(operator.merchant("other"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, ''",
        "PATCH, ''",
        "DELETE, ''",
        "POST, /rotate-secret",
        "POST, /test",
        "GET, /dead-letters",
        "POST, /replay"
    })
    void endpointOfAnotherMerchantIsNotFound(String method, String action) {
        String id = one.post("/v1/endpoints", ENDPOINT).json().path("id").asText();
        String body = action.equals("/replay") ? "{\"from\":\"2026-01-01T00:00:00Z\"}" : "{}";

        assertThat(other.send(method, "/v1/endpoints/" + id + action, body).status())
                .isEqualTo(404);
        assertThat(one.get("/v1/endpoints/" + id).status()).isEqualTo(200);
    }

    @Test
    void listHoldsOnlyOnesOwn() {
        one.post("/v1/endpoints", ENDPOINT);
        JsonNode mine = other.post("/v1/endpoints", ENDPOINT).json();

        JsonNode listed = other.get("/v1/endpoints").json().path("endpoints");

        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("id")).isEqualTo(mine.path("id"));
    }
}
