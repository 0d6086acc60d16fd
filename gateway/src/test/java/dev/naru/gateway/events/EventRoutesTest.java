package dev.naru.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.ApiClient.Answer;
import dev.naru.gateway.testing.GatewayExtension;
import dev.naru.gateway.testing.GatewayFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(GatewayExtension.class)
class EventRoutesTest {
    private final ApiClient api;

    EventRoutesTest(GatewayFixture gateway) {
        this.api = new ApiClient(gateway);
    }

    @Test
    void eventsCanBeAskedFor() {
        Answer answer = api.get("/v1/events?limit=10");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("events").isArray()).isTrue();
        assertThat(answer.json().path("next").asText()).matches("[0-9]+-[0-9]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=x", "after=1-", "limit=0", "limit=1000", "type=order.paid"})
    void badQueryIsRefused(String query) {
        assertThat(api.get("/v1/events?" + query).status()).isEqualTo(400);
    }
}
