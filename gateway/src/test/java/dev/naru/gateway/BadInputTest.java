package dev.naru.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.testing.GatewayExtension;
import dev.naru.gateway.testing.GatewayFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route that takes a body, against every body that is none: always a clear 4xx, never a stack trace or a 500. */
@ExtendWith(GatewayExtension.class)
class BadInputTest {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private record Route(String method, String path, Set<String> otherMethods) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private record Body(String what, String contentType, String text, Charset charset, Set<Integer> statuses) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static final List<Route> ROUTES = List.of(
            new Route("PUT", "/v1/products/P1", Set.of("GET", "DELETE")),
            new Route("PATCH", "/v1/products/P1/stock", Set.of()),
            new Route("PUT", "/v1/zones", Set.of("GET")),
            new Route("POST", "/v1/orders", Set.of("GET")),
            new Route("POST", "/v1/orders/preflight", Set.of("GET")));

    private static final List<Body> BODIES = List.of(
            json("nothing", ""),
            json("half an object", "{\"a\":"),
            json("an array", "[]"),
            json("a text", "\"hello\""),
            json("a repeated key", "{\"a\":1,\"a\":2}"),
            json("an unknown field", "{\"surely_not_a_field\":1}"),
            json("a number of 200 digits", "{\"amount\":" + "9".repeat(200) + "}"),
            json("nesting of 2 000 levels", "{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}"),
            new Body("bytes that are not UTF-8", "application/json", "{\"\u00ff\"", ISO_8859_1, Set.of(400)),
            new Body("XML", "application/xml", "<a/>", UTF_8, Set.of(415)),
            new Body("a form", "application/x-www-form-urlencoded", "a=1", UTF_8, Set.of(415)),
            new Body("three megabytes", "application/json", " ".repeat(3 << 20), UTF_8, Set.of(413)));

    private final HttpClient client = HttpClient.newHttpClient();
    private String apiUrl = "";

    @BeforeEach
    void remember(GatewayFixture gateway) {
        apiUrl = gateway.apiUrl();
    }

    static Stream<Arguments> everyRouteWithEveryBody() {
        return ROUTES.stream().flatMap(route -> BODIES.stream().map(body -> Arguments.of(route, body)));
    }

    @ParameterizedTest(name = "{0} refuses {1}")
    @MethodSource("everyRouteWithEveryBody")
    void refusesWithAProblemThatSaysWhy(Route route, Body body) throws Exception {
        HttpResponse<String> answer = send(
                route.method(), route.path(), body.contentType(), body.text().getBytes(body.charset()));

        assertThat(body.statuses()).contains(answer.statusCode());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json; charset=utf-8");
        assertThat(answer.body()).contains("\"code\":\"").doesNotContain("Exception", "dev.naru", "at io.");
    }

    static Stream<Arguments> wrongMethods() {
        List<Arguments> wrong = new ArrayList<>();
        for (Route route : ROUTES) {
            METHODS.stream()
                    .filter(method -> !method.equals(route.method()))
                    .filter(method -> !route.otherMethods().contains(method))
                    .forEach(method -> wrong.add(Arguments.of(method, route.path())));
        }
        return wrong.stream();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("wrongMethods")
    void aWrongMethodIsToldWhichAreRight(String method, String path) throws Exception {
        HttpResponse<String> answer = send(method, path, "application/json", "{}".getBytes(UTF_8));

        assertThat(answer.statusCode()).isIn(404, 405);
        if (answer.statusCode() == 405) {
            assertThat(answer.headers().firstValue("Allow")).isPresent();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"edge", "api", "ops"})
    void aPathThatCannotBeDecodedIsABadRequest(String listener, GatewayFixture gateway) throws Exception {
        int port = switch (listener) {
            case "edge" -> gateway.gateway().edgePort();
            case "api" -> gateway.gateway().apiPort();
            default -> gateway.gateway().opsPort();
        };
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET /v1/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(UTF_8));

            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400 ");
        }
    }

    private HttpResponse<String> send(String method, String path, String contentType, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(apiUrl + path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + GatewayFixture.API_KEY)
                .header("Content-Type", contentType)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Body json(String what, String text) {
        return new Body(what, "application/json", text, UTF_8, Set.of(400, 422));
    }
}
