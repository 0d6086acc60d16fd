package dev.naru.mock.acceptance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.MockServer;
import dev.naru.mock.MockServerConfig;
import dev.naru.mock.ServedPaths;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A mock of its own for each test: frozen at the start of 2026, seed 42, a shop beside it; spoken to by real HTTP. */
final class Mock implements BeforeEachCallback, AfterEachCallback {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final String JSON = "application/json";
    static final String FORM = "application/x-www-form-urlencoded";

    private final Map<String, String> settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private Vertx vertx;
    private MockServer server;
    private Shop shop;

    Mock() {
        this(Map.of());
    }

    Mock(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        vertx = Vertx.vertx();
        shop = Shop.open(vertx);
        Map<String, String> environment = new HashMap<>(Map.of(
                "NARU_MOCK_PORT",
                "0",
                "NARU_MOCK_SEED",
                "42",
                "NARU_MOCK_CLOCK",
                "frozen",
                "NARU_MOCK_CLOCK_START",
                START.toString(),
                "NARU_MOCK_PRODUCT_INFO_URL",
                shop.url() + "/product-info",
                "NARU_MOCK_ADDITIONAL_FEE_URL",
                shop.url() + "/additional-fees",
                "NARU_MOCK_WEBHOOK_URL",
                shop.url() + "/webhook"));
        environment.putAll(settings);
        server = await(MockServer.start(vertx, MockServerConfig.fromEnvironment(environment)));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        await(vertx.close());
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError("not completed", failed);
        }
    }

    Shop shop() {
        return shop;
    }

    String url() {
        return server.url();
    }

    /** Every path that the server has a route for. */
    List<String> paths() {
        return ServedPaths.of(server);
    }

    Answer get(String path, String... headers) {
        return send("GET", path, null, null, headers);
    }

    Answer post(String path, String contentType, String body, String... headers) {
        return send("POST", path, contentType, body, headers);
    }

    Answer control(String method, String path, String json) {
        return send(method, "/_mock/v1/" + path, json == null ? null : JSON, json);
    }

    Answer send(String method, String path, String contentType, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
            conforms(method, path, answer);
            return answer;
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(method + " " + path, failed);
        }
    }

    /** Where a copy of the public V1 document is at hand, every answer of every test is held against it. */
    private static void conforms(String method, String path, Answer answer) {
        if (path.startsWith("/_mock")) {
            return;
        }
        V1Document.found().ifPresent(document -> {
            List<String> problems = document.problems(method, path, answer);
            if (!problems.isEmpty()) {
                throw new AssertionError(
                        method + " " + path + " departs from V1: " + problems + " in " + answer.body());
            }
        });
    }

    /** A token of the default space. */
    String token() {
        return token("imp_key_local", "imp_secret_local");
    }

    String token(String key, String secret) {
        return post("/users/getToken", FORM, "imp_key=" + key + "&imp_secret=" + secret)
                .at("/response/access_token");
    }

    /** A V1 GET with a fresh token. */
    Answer v1(String path) {
        return get(path, "Authorization", token());
    }

    /** A V1 form POST with a fresh token. */
    Answer v1(String path, String form) {
        return post(path, FORM, form, "Authorization", token());
    }

    Answer advance(String by) {
        return control("POST", "clock/advance", "{\"by\":\"" + by + "\"}");
    }

    /** Opens a checkout as the SDK does. */
    Answer requestPay(ObjectNode params) {
        ObjectNode body = new ObjectMapper().createObjectNode().put("user_code", "imp00000000");
        body.set("params", params);
        body.putObject("page")
                .put("mobile", false)
                .put("url", "http://shop.test/")
                .put("user_agent", "Test/1.0");
        return post("/_mock/sdk/request-pay", JSON, body.toString());
    }

    /** Opens a checkout that must open, and answers it. */
    Opened open(ObjectNode params) {
        Answer answer = requestPay(params);
        if (!answer.json().path("ok").booleanValue()) {
            throw new AssertionError(answer.body());
        }
        String[] path = URI.create(answer.at("/window/url")).getPath().split("/", -1);
        return new Opened(answer.at("/imp_uid"), answer.at("/merchant_uid"), path[path.length - 2]);
    }

    Answer deliver(Opened order, String postcode, String base, String detail) {
        String body = """
                {"buyer":{"name":"고길동","tel":"010-9999-0000","email":"go@example.com"},
                 "address":{"postcode":"%s","base":"%s","detail":"%s"}}""".formatted(postcode, base, detail);
        return send("PUT", "/_mock/window/" + order.key() + "/delivery", JSON, body);
    }

    Answer pay(Opened order) {
        return send("POST", "/_mock/window/" + order.key() + "/pay", null, null);
    }

    Answer payment(Opened order) {
        return v1("/payments/" + order.impUid() + "?include_sandbox=true");
    }

    /** An order whose window is open. */
    record Opened(String impUid, String merchantUid, String key) {}
}
