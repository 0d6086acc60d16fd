package dev.naru.gateway.acceptance;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.mock.MockServer;
import dev.naru.mock.MockServerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two equal mocks: one is called directly, the other one through the gateway. Whatever is done is done to both, and
 * whatever is answered must be the same.
 */
final class Twins implements AutoCloseable {
    /** What the gateway answers for itself, by name. */
    private static final List<String> OWN = List.of("access_token", "now", "expired_at");

    private static final String WEBHOOK_URL = "http://127.0.0.1:9/nobody";

    private final GatewayFixture fixture;
    private final MockServer other;
    private final HttpClient http = HttpClient.newHttpClient();
    private String directToken = "";
    private String throughToken = "";

    record Answer(int status, JsonNode json) {}

    Twins(DatabaseAddress address) {
        Map<String, String> mock = new HashMap<>(Map.of(
                "NARU_MOCK_CLOCK_START",
                "2026-06-01T00:00:00Z",
                "NARU_MOCK_CLOCK",
                "frozen",
                "NARU_MOCK_SEED",
                "7",
                "NARU_MOCK_WEBHOOK_URL",
                WEBHOOK_URL,
                "NARU_IMP_KEY",
                GatewayFixture.IMP_KEY,
                "NARU_IMP_SECRET",
                GatewayFixture.IMP_SECRET));
        Map<String, String> through = new HashMap<>(mock);
        through.putAll(Map.of("NARU_POLL_PLAN", "P1D", "NARU_SWEEP_INTERVAL", "P1D"));
        mock.put("NARU_MOCK_PORT", "0");
        this.fixture = GatewayFixture.start(address, through);
        this.other = await(MockServer.start(fixture.vertx(), MockServerConfig.fromEnvironment(mock)));
    }

    /** Asks both for a token, as JSON or as a form. */
    Answer login(boolean isForm) {
        Answer direct = login(other.url(), GatewayFixture.IMP_KEY, GatewayFixture.IMP_SECRET, isForm);
        Answer through = login(fixture.apiUrl(), "environment", GatewayFixture.API_KEY, isForm);
        directToken = direct.json().at("/response/access_token").asText();
        throughToken = through.json().at("/response/access_token").asText();
        assertSame("POST /users/getToken", through, direct);
        return through;
    }

    private Answer login(String url, String key, String secret, boolean isForm) {
        String body = isForm
                ? "imp_key=" + key + "&imp_secret=" + secret
                : "{\"imp_key\":\"" + key + "\",\"imp_secret\":\"" + secret + "\"}";
        return send(request(url, "POST", "/users/getToken", type(isForm), body));
    }

    /** Does the same to both ledgers. */
    JsonNode control(String method, String path, String body) {
        Answer mine = send(request(fixture.mock().url(), method, path, type(false), body));
        Answer others = send(request(other.url(), method, path, type(false), body));
        assertThat(mine.status()).as(mine.json().toString()).isLessThan(300);
        assertThat(others.status()).isEqualTo(mine.status());
        return mine.json();
    }

    /** Calls both and answers what both said. */
    Answer get(String path) {
        return call("GET", path, type(false), "");
    }

    Answer json(String method, String path, String body) {
        return call(method, path, type(false), body);
    }

    Answer form(String method, String path, String body) {
        return call(method, path, type(true), body);
    }

    Answer call(String method, String path, String contentType, String body) {
        Answer direct =
                send(request(other.url(), method, path, contentType, body).header("Authorization", directToken));
        Answer through =
                send(request(fixture.apiUrl(), method, path, contentType, body).header("Authorization", throughToken));
        assertSame(method + " " + path + " " + body, through, direct);
        return through;
    }

    /** Calls the gateway, where it is to differ. */
    Answer gatewayOnly(String method, String path, String body) {
        return send(request(fixture.apiUrl(), method, path, type(false), body).header("Authorization", throughToken));
    }

    /** Calls both with these headers instead of a good token. */
    Answer strangers(String method, String path, String... headers) {
        Answer direct = send(request(other.url(), method, path, type(false), "").headers(headers));
        Answer through =
                send(request(fixture.apiUrl(), method, path, type(false), "").headers(headers));
        assertSame(method + " " + path, through, direct);
        return through;
    }

    /** Calls both with a body of which neither may be logged in. */
    Answer strangersLogin(String contentType, String body) {
        Answer direct = send(request(other.url(), "POST", "/users/getToken", contentType, body));
        Answer through = send(request(fixture.apiUrl(), "POST", "/users/getToken", contentType, body));
        assertSame("POST /users/getToken " + body, through, direct);
        return through;
    }

    GatewayFixture gateway() {
        return fixture;
    }

    private static String type(boolean isForm) {
        return isForm ? "application/x-www-form-urlencoded" : "application/json";
    }

    private static void assertSame(String call, Answer through, Answer direct) {
        assertThat(through.status()).as(call + " " + through.json()).isEqualTo(direct.status());
        assertThat(comparable(through.json())).as(call).isEqualTo(comparable(direct.json()));
    }

    private static JsonNode comparable(JsonNode json) {
        JsonNode copy = json.deepCopy();
        if (copy.path("response") instanceof ObjectNode response && response.has("access_token")) {
            OWN.forEach(name -> response.put(name, "theirs or ours"));
        }
        return copy;
    }

    private static HttpRequest.Builder request(
            String url, String method, String path, String contentType, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(40))
                .header("User-Agent", "twin/1.0")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return body.isEmpty() ? request : request.header("Content-Type", contentType);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), StrictJson.mapper().readTree(answer.body()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        await(other.close());
        fixture.close();
    }
}
