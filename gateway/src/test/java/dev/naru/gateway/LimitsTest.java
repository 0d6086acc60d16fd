package dev.naru.gateway;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever is turned away by a limit is counted under its name. */
@ExtendWith(PostgresExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class LimitsTest {
    /** One more than tests that may be under way on one event loop. */
    private static final int ONE_TEST_TOO_MANY = 9;

    private final GatewayFixture gateway;
    private final WebClient web;

    LimitsTest(DatabaseAddress address) {
        this.gateway = GatewayFixture.start(address, Map.of("NARU_EVENT_LOOPS", "1", "NARU_WRONG_KEYS", "1"));
        this.web = WebClient.create(
                gateway.vertx(), new WebClientOptions(), new PoolOptions().setHttp1MaxSize(2 * ONE_TEST_TOO_MANY));
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void aBodyThatIsTooLarge() {
        isMetBy(
                "body_bytes",
                () -> api(HttpMethod.POST, "/v1/orders")
                        .putHeader("Content-Type", "application/json")
                        .sendBuffer(Buffer.buffer("{\"name\":\"" + "x".repeat(300_000) + "\"}")));
    }

    @Test
    void aRequestLineThatIsTooLong() {
        isMetBy(
                "request_line_bytes",
                () -> api(HttpMethod.GET, "/v1/orders?cursor=" + "x".repeat(9_000))
                        .send());
    }

    @Test
    void headersThatAreTooLarge() {
        isMetBy(
                "header_bytes",
                () -> api(HttpMethod.GET, "/v1/orders")
                        .putHeader("X-Large", "x".repeat(9_000))
                        .send());
    }

    @Test
    void aWrongKeyTooMany() {
        isMetBy("wrong_keys", () -> withWrongKey().compose(first -> withWrongKey()));
    }

    private Future<HttpResponse<Buffer>> withWrongKey() {
        return api(HttpMethod.GET, "/v1/products")
                .bearerTokenAuthentication("wrong")
                .send();
    }

    /** Whether the answer still arrives over a connection that is closed meanwhile is not the question here. */
    private void isMetBy(String limit, Supplier<Future<?>> request) {
        double before = met(limit);

        await(request.get().otherwiseEmpty());

        await(metAfter(limit, before + 1));
    }

    @Test
    void aTestSendTooMany() {
        double before = met("event_tests");
        Promise<Void> release = Promise.promise();
        HttpServer shop = await(gateway.vertx()
                .createHttpServer()
                .requestHandler(request -> release.future()
                        .onComplete(released -> request.response().end()))
                .listen(0, "127.0.0.1"));
        String url = "http://127.0.0.1:" + shop.actualPort() + "/events";
        HttpResponse<Buffer> made =
                await(api(HttpMethod.POST, "/v1/endpoints").sendJsonObject(new JsonObject().put("url", url)));
        assertThat(made.statusCode()).as(made.bodyAsString()).isEqualTo(201);
        String endpoint = new JsonObject(String.valueOf(made.bodyAsString())).getString("id");

        List<Future<Integer>> tests = IntStream.range(0, ONE_TEST_TOO_MANY)
                .mapToObj(i -> api(HttpMethod.POST, "/v1/endpoints/" + endpoint + "/test")
                        .send()
                        .map(HttpResponse::statusCode))
                .toList();
        await(metAfter("event_tests", before + 1));
        release.complete();

        await(Future.all(tests));
        assertThat(tests).extracting(Future::result).containsOnlyOnce(429);
        assertThat(met("event_tests")).isEqualTo(before + 1);
        await(shop.close());
    }

    private HttpRequest<Buffer> api(HttpMethod method, String path) {
        return web.requestAbs(method, gateway.apiUrl() + path)
                .bearerTokenAuthentication(GatewayFixture.API_KEY)
                .putHeader("Idempotency-Key", UUID.randomUUID().toString());
    }

    private double met(String limit) {
        return await(count(limit));
    }

    /** The line is written when the answer has left, which may be a moment after it arrived. */
    private Future<Void> metAfter(String limit, double count) {
        return count(limit)
                .compose(now -> now == count
                        ? Future.succeededFuture()
                        : gateway.vertx().timer(20).compose(later -> metAfter(limit, count)));
    }

    private Future<Double> count(String limit) {
        String name = "naru_limits_total{limit=\"" + limit + "\"} ";
        return web.getAbs(gateway.opsUrl() + "/metrics")
                .send()
                .map(metrics -> String.valueOf(metrics.bodyAsString())
                        .lines()
                        .filter(line -> line.startsWith(name))
                        .map(line -> Double.parseDouble(line.substring(name.length())))
                        .findFirst()
                        .orElseThrow());
    }
}
