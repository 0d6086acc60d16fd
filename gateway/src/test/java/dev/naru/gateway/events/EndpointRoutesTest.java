package dev.naru.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.value.Secret;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.ApiClient.Answer;
import dev.naru.gateway.testing.GatewayExtension;
import dev.naru.gateway.testing.GatewayFixture;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(GatewayExtension.class)
class EndpointRoutesTest {
    private static final String PATH = "/v1/endpoints";

    private final ApiClient api;
    private final Shop shop = new Shop();

    EndpointRoutesTest(GatewayFixture gateway) {
        this.api = new ApiClient(gateway);
    }

    @AfterEach
    void removeAll() {
        api.get(PATH).json().path("endpoints").forEach(endpoint -> api.send("DELETE", path(endpoint)));
        shop.close();
    }

    @Test
    void secretIsShownWhenTheEndpointIsMadeAndNeverAgain() {
        Answer made = create("\"types\":[\"order.paid\"]");

        assertThat(made.status()).isEqualTo(201);
        assertThat(SigningSecret.parse(secret(made))).hasSize(1);
        assertThat(made.json().path("types").get(0).asText()).isEqualTo("order.paid");
        assertThat(made.json().path("state").asText()).isEqualTo("ACTIVE");
        assertThat(api.get(path(made.json())).json().has("secret")).isFalse();
        assertThat(api.get(PATH).json().toString())
                .contains(made.json().path("id").asText())
                .doesNotContain("whsec_");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | url",
                "{'url':'ftp://shop.example/'} | url",
                "{'url':'http://user@shop.example/'} | url",
                "{'url':'http://0x7f.1/'} | url",
                "{'url':'http://169.254.169.254/latest'} | url",
                "{'url':'http://[::ffff:169.254.169.254]/latest'} | url",
                "{'url':'http://127.0.0.1/','types':['order.eaten']} | types[0]",
                "{'url':'http://127.0.0.1/','format':'IAMPORT_V1','types':['operation.review']} | types",
                "{'url':'http://127.0.0.1/','types':[]} | types",
                "{'url':'http://127.0.0.1/','types':'order.paid'} | types",
                "{'url':'http://127.0.0.1/','format':'XML'} | format",
                "{'url':'http://127.0.0.1/','encoding':'FORM'} | encoding",
                "{'url':'http://127.0.0.1/','enabled':1} | enabled",
                "{'url':'http://127.0.0.1/','secret':'mine'} | secret"
            })
    void faultyEndpointIsRefusedByField(String body, String field) {
        Answer refused = api.post(PATH, body.replace('\'', '"'));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.faults()).containsExactly(field);
    }

    @Test
    void changeKeepsWhatItLeavesOut() {
        JsonNode made = create("\"types\":[\"order.paid\"],\"format\":\"IAMPORT_V1\",\"encoding\":\"FORM\"")
                .json();

        JsonNode changed = patch(made, "{\"enabled\":false}", null).json();

        assertThat(changed.path("enabled").asBoolean()).isFalse();
        assertThat(changed.path("state").asText()).isEqualTo("PAUSED");
        assertThat(changed.path("encoding").asText()).isEqualTo("FORM");
        assertThat(changed.path("types")).hasSize(1);
        assertThat(changed.path("url").asText()).isEqualTo(shop.url().toString());
    }

    @Test
    void nullTakesTheTypesAway() {
        JsonNode made = create("\"types\":[\"order.paid\"]").json();

        assertThat(patch(made, "{\"types\":null}", null).json().path("types").isNull())
                .isTrue();
    }

    @Test
    void changeOfWhatSomebodyElseChangedIsRefused() {
        JsonNode made = create("\"enabled\":true").json();
        assertThat(patch(made, "{\"enabled\":false}", "\"1\"").status()).isEqualTo(200);

        assertThat(patch(made, "{\"enabled\":true}", "\"1\"").status()).isEqualTo(412);
        assertThat(api.send(api.request(path(made)).header("If-Match", "\"1\"").DELETE())
                        .status())
                .isEqualTo(412);
        assertThat(api.get(path(made)).json().path("enabled").asBoolean()).isFalse();
    }

    @Test
    void deletedEndpointIsGone() {
        JsonNode made = create("\"enabled\":true").json();

        assertThat(api.send("DELETE", path(made)).status()).isEqualTo(204);
        assertThat(api.get(path(made)).status()).isEqualTo(404);
        assertThat(api.send("DELETE", path(made)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "ep_x",
                "ep_1-1-1-1-1",
                "evt_00000000-0000-0000-0000-000000000001",
                "ep_00000000-0000-0000-0000-000000000001"
            })
    void unknownEndpointIsNotFound(String id) {
        assertThat(api.get(PATH + "/" + id).status()).isEqualTo(404);
        assertThat(api.send("POST", PATH + "/" + id + "/test").status()).isEqualTo(404);
        assertThat(api.send("POST", PATH + "/" + id + "/rotate-secret").status())
                .isEqualTo(404);
    }

    @Test
    void endpointsAreLimited() {
        for (int i = 0; i < EndpointRepository.MAX_PER_MERCHANT; i++) {
            assertThat(create("\"enabled\":true").status()).isEqualTo(201);
        }

        Answer refused = create("\"enabled\":true");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asText()).isEqualTo("too_many_endpoints");
    }

    @Test
    void testEventIsSignedAndItsAnswerTold() {
        Answer made = create("\"enabled\":false");

        JsonNode report = api.send("POST", path(made.json()) + "/test").json();

        assertThat(report.path("delivered").asBoolean()).isTrue();
        assertThat(report.path("status").asInt()).isEqualTo(204);
        assertThat(report.path("latency_ms").isIntegralNumber()).isTrue();
        Shop.Received event = shop.received().get(0);
        assertThat(event.body()).startsWith("{\"type\":\"endpoint.test\"");
        assertThat(event.signature()).isEqualTo(signed(event, secret(made)));
    }

    @Test
    void testOfABrokenEndpointTellsWhy() {
        JsonNode made = create("\"enabled\":true").json();
        shop.answers(500);
        JsonNode refused = api.send("POST", path(made) + "/test").json();
        shop.close();
        JsonNode down = api.send("POST", path(made) + "/test").json();

        assertThat(refused.path("delivered").asBoolean()).isFalse();
        assertThat(refused.path("status").asInt()).isEqualTo(500);
        assertThat(down.path("status").isNull()).isTrue();
        assertThat(down.path("error").asText()).isEqualTo("the connection failed");
    }

    @Test
    void testOfARelayLooksLikeANotification() {
        JsonNode made =
                create("\"format\":\"IAMPORT_V1\",\"encoding\":\"FORM\"").json();

        api.send("POST", path(made) + "/test");

        assertThat(shop.received().get(0).body())
                .isEqualTo("imp_uid=imp_000000000000&merchant_uid=naru-test&status=paid");
    }

    @Test
    void whileTheSecretIsRotatedOldAndNewSign() {
        Answer made = create("\"enabled\":true");

        Answer rotated = api.send("POST", path(made.json()) + "/rotate-secret");
        api.send("POST", path(made.json()) + "/test");

        assertThat(secret(rotated)).isNotEqualTo(secret(made));
        assertThat(rotated.json().path("old_secret_until").isTextual()).isTrue();
        Shop.Received event = shop.received().get(0);
        assertThat(List.of(event.signature().split(" ")))
                .containsExactly(signed(event, secret(rotated)), signed(event, secret(made)));
    }

    @Test
    void leakedSecretStopsSigningAtOnce() {
        Answer made = create("\"enabled\":true");

        Answer rotated = api.post(path(made.json()) + "/rotate-secret", "{\"overlap_s\":0}");
        api.send("POST", path(made.json()) + "/test");

        Shop.Received event = shop.received().get(0);
        assertThat(event.signature()).isEqualTo(signed(event, secret(rotated)));
        assertThat(rotated.json().path("old_secret_until").isNull()).isTrue();
    }

    private Answer create(String more) {
        return api.post(PATH, "{\"url\":\"" + shop.url() + "\"," + more + "}");
    }

    private Answer patch(JsonNode endpoint, String body, @Nullable String ifMatch) {
        HttpRequest.Builder request = api.request(path(endpoint))
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body));
        return api.send(ifMatch == null ? request : request.header("If-Match", ifMatch));
    }

    private static String path(JsonNode endpoint) {
        return PATH + "/" + endpoint.path("id").asText();
    }

    private static Secret secret(Answer answer) {
        return new Secret(answer.json().path("secret").asText());
    }

    private static String signed(Shop.Received event, Secret secret) {
        return EventSignature.sign(
                SigningSecret.parse(secret),
                event.id(),
                Long.parseLong(event.timestamp()),
                event.body().getBytes(StandardCharsets.UTF_8));
    }
}
