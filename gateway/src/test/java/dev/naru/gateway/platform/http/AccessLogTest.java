package dev.naru.gateway.platform.http;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.naru.gateway.testing.GatewayExtension;
import dev.naru.gateway.testing.GatewayFixture;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

@ExtendWith(GatewayExtension.class)
class AccessLogTest {
    private final GatewayFixture gateway;
    private final WebClient web;
    private final Logger access = (Logger) LoggerFactory.getLogger("access");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    AccessLogTest(GatewayFixture gateway) {
        this.gateway = gateway;
        this.web = WebClient.create(gateway.vertx());
    }

    @BeforeEach
    void listen() {
        lines.start();
        access.setLevel(Level.INFO);
        access.setAdditive(false);
        access.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        access.detachAppender(lines);
        access.setLevel(null);
        access.setAdditive(true);
    }

    @Test
    void lineSaysWhatWasAskedAndHowItWent() {
        String id = send(HttpMethod.GET, gateway.apiUrl() + "/v1/products/p-1", GatewayFixture.API_KEY);

        JsonObject line = lineOf(id);

        assertThat(line.fieldNames())
                .containsExactly(
                        "ts", "listener", "method", "route", "status", "ms", "bytes", "request_id", "trace_id");
        assertThat(Instant.parse(line.getString("ts"))).isNotNull();
        assertThat(line.getString("listener")).isEqualTo("api");
        assertThat(line.getString("method")).isEqualTo("GET");
        assertThat(line.getString("route")).isEqualTo("/v1/products/:id");
        assertThat(line.getInteger("status")).isEqualTo(404);
        assertThat(line.getDouble("ms")).isNotNegative();
        assertThat(line.getLong("bytes")).isPositive();
        assertThat(line.getString("trace_id")).matches("[0-9a-f]{32}");
    }

    @Test
    void lineNamesTheTraceOfTheCaller() throws Exception {
        for (String url : List.of(
                gateway.apiUrl() + "/v1/products/p-1",
                gateway.edgeUrl() + "/naver/product-info?product%5B0%5D%5Bid%5D=p-1")) {
            String id = UUID.randomUUID().toString();
            // Not by the gateway's own Vertx, which would write a trace of its own beside it.
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .header("X-Request-Id", id)
                    .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                    .build();
            HttpClient.newHttpClient().send(request, BodyHandlers.discarding());

            assertThat(lineOf(id).getString("trace_id")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        }
    }

    @Test
    void productCheckHasALineWithItsId() {
        String id = send(HttpMethod.GET, gateway.edgeUrl() + "/naver/product-info?product[0][id]=p-1", "any-key");

        assertThat(lineOf(id).getString("route")).isEqualTo("/naver/product-info");
    }

    @Test
    void nothingTheCallerSentIsInTheLine() {
        String id = send(
                HttpMethod.valueOf("PROPFIND"),
                gateway.edgeUrl() + "/webhooks/iamport/s3cret-token?tel=010-1234-5678&zipcode=63309",
                "s3cret-key");

        assertThat(lineOf(id).encode())
                .doesNotContain("s3cret")
                .doesNotContain("010-1234")
                .doesNotContain("63309")
                .doesNotContain("PROPFIND");
    }

    @Test
    void refusedKeyHasALineToo() {
        String id = send(HttpMethod.POST, gateway.apiUrl() + "/v1/orders", "wrong-key");

        assertThat(lineOf(id).getInteger("status")).isEqualTo(401);
    }

    @Test
    void requestThatNoRouteSawHasALine() throws IOException {
        raw(gateway.gateway().apiPort(), "GET /v1/orders HTTP/1.1\r\n\r\n");

        assertThat(await(lineOfRoute("refused")).getInteger("status")).isEqualTo(400);
    }

    @Test
    void pathThatCannotBeDecodedHasALine() throws IOException {
        raw(gateway.gateway().apiPort(), "GET /v1/%zz HTTP/1.1\r\nHost: naru.test\r\nConnection: close\r\n\r\n");

        assertThat(await(lineOfRoute("unmatched")).getInteger("status")).isEqualTo(400);
    }

    private Future<JsonObject> lineOfRoute(String route) {
        return line(line -> line.contains("\"route\":\"" + route + "\""));
    }

    private static void raw(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
        }
    }

    private String send(HttpMethod method, String url, String key) {
        String id = UUID.randomUUID().toString();
        HttpResponse<Buffer> answer = await(web.requestAbs(method, url)
                .putHeader("X-Request-Id", id)
                .bearerTokenAuthentication(key)
                .send());
        assertThat(answer.getHeader("X-Request-Id")).isEqualTo(id);
        return id;
    }

    private JsonObject lineOf(String id) {
        return await(line(line -> line.contains(id)));
    }

    /** The line is written when the answer has left, which may be a moment after it arrived. */
    private Future<JsonObject> line(Predicate<String> wanted) {
        Optional<String> found = List.copyOf(lines.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(wanted)
                .findFirst();
        return found.map(line -> Future.succeededFuture(new JsonObject(line)))
                .orElseGet(() -> gateway.vertx().timer(10).compose(later -> line(wanted)));
    }
}
