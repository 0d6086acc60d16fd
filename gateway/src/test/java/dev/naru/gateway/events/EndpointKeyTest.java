package dev.naru.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.GatewayExtension;
import dev.naru.gateway.testing.GatewayFixture;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A request about endpoints that is repeated with its key has its effect once and the same bytes again. */
@ExtendWith(GatewayExtension.class)
class EndpointKeyTest {
    private static final String PATH = "/v1/endpoints";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ApiClient api;
    private final Shop shop = new Shop();
    private final String key = UUID.randomUUID().toString();

    EndpointKeyTest(GatewayFixture gateway) {
        this.api = new ApiClient(gateway);
    }

    @AfterEach
    void removeAll() {
        api.get(PATH).json().path("endpoints").forEach(endpoint -> api.send("DELETE", path(endpoint)));
        shop.close();
    }

    @Test
    void sameRequestShowsTheSameSecretAndMakesOneEndpoint() throws Exception {
        HttpResponse<String> first = post(PATH, key, body());
        HttpResponse<String> second = post(PATH, key, body());

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body()).contains("whsec_");
        for (String header : new String[] {"ETag", "Location", "Content-Type"}) {
            assertThat(second.headers().firstValue(header))
                    .isPresent()
                    .isEqualTo(first.headers().firstValue(header));
        }
        assertThat(api.get(PATH).json().path("endpoints")).hasSize(1);
    }

    @Test
    void anotherEndpointWithTheKeyIsRefused() throws Exception {
        post(PATH, key, body());

        HttpResponse<String> refused = post(PATH, key, "{\"url\":\"" + shop.url() + "\",\"enabled\":false}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("idempotency_key_reused");
    }

    @Test
    void keyBelongsToOnePath() throws Exception {
        JsonNode made = StrictJson.mapper().readTree(post(PATH, key, body()).body());

        assertThat(post(path(made) + "/rotate-secret", key, "").statusCode()).isEqualTo(422);
    }

    @Test
    void secretIsRotatedOnce() throws Exception {
        JsonNode made = StrictJson.mapper()
                .readTree(post(PATH, UUID.randomUUID().toString(), body()).body());
        String path = path(made) + "/rotate-secret";

        String first = post(path, key, "").body();
        String second = post(path, key, "").body();
        String other = post(path, UUID.randomUUID().toString(), "").body();

        assertThat(second).isEqualTo(first);
        assertThat(other).contains("whsec_").isNotEqualTo(first);
    }

    @Test
    void testIsSentOnce() throws Exception {
        JsonNode made = StrictJson.mapper()
                .readTree(post(PATH, UUID.randomUUID().toString(), body()).body());

        String first = post(path(made) + "/test", key, "").body();
        String second = post(path(made) + "/test", key, "").body();

        assertThat(second).isEqualTo(first).contains("\"delivered\":true");
        assertThat(shop.received()).hasSize(1);
    }

    @Test
    void whatWasRefusedMayBeAskedBetterWithTheSameKey() throws Exception {
        assertThat(post(PATH, key, "{\"url\":\"ftp://shop.example/\"}").statusCode())
                .isEqualTo(400);

        assertThat(post(PATH, key, body()).statusCode()).isEqualTo(201);
    }

    private String body() {
        return "{\"url\":\"" + shop.url() + "\"}";
    }

    private static String path(JsonNode endpoint) {
        return PATH + "/" + endpoint.path("id").asText();
    }

    private HttpResponse<String> post(String path, String idempotencyKey, String body)
            throws IOException, InterruptedException {
        var request = api.request(path).header("Idempotency-Key", idempotencyKey);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return http.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }
}
