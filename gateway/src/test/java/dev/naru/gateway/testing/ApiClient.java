package dev.naru.gateway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * A shop's server, calling the api listener with another HTTP implementation than the gateway's. Whatever it is answered
 * is held against the API document.
 */
public final class ApiClient {
    private static final ApiContract CONTRACT = new ApiContract();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String baseUrl;
    private final String token;

    /** The default merchant's shop. */
    public ApiClient(GatewayFixture gateway) {
        this(gateway.apiUrl(), GatewayFixture.API_KEY);
    }

    /** Whoever shows that token. */
    public ApiClient(String baseUrl, String token) {
        this.baseUrl = baseUrl;
        this.token = token;
    }

    public record Answer(int status, String contentType, JsonNode json) {
        /** The fields the errors name. */
        public List<String> faults() {
            return json.findValuesAsText("field");
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String json) {
        return post(path, "application/json", json);
    }

    public Answer post(String path, String contentType, String body) {
        return send(keyed(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    public Answer send(String method, String path, String json) {
        return send(
                keyed(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)));
    }

    public Answer send(String method, String path) {
        return send(keyed(path).method(method, BodyPublishers.noBody()));
    }

    /** A request that may have an effect, and then one of its own. */
    public HttpRequest.Builder keyed(String path) {
        return request(path).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + token);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            String contentType = response.headers().firstValue("Content-Type").orElse("");
            JsonNode json = response.body().isEmpty()
                    ? StrictJson.mapper().nullNode()
                    : StrictJson.mapper().readTree(response.body());
            String path = response.request().uri().getRawPath();
            CONTRACT.check(response.request().method(), path, response.statusCode(), contentType, json);
            return new Answer(response.statusCode(), contentType, json);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
