package dev.naru.gateway.acceptance;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.orders.PaymentTypeSamples;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.Collector;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.OtlpSpan;
import dev.naru.gateway.testing.PostgresExtension;
import dev.naru.mock.MockServer;
import dev.naru.mock.MockServerConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a collector gets of a gateway in a JVM of its own: spans, all of them, and nothing that callers wrote. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpansTest {
    private static final long SERVER = 2;
    private static final long CLIENT = 3;
    private static final String CALLER_STEP = "00f067aa0ba902b7";
    private static final UUID SHOP = new UUID(0, 1);
    private static final String EVENT = """
            insert into event (merchant_id, event_id, subject, seq, type, dedupe_key, data, trace_id)
            values ($1, $2, $2::text, 1, 'order.paid', $2::text, '{}', $3)
            """;
    private static final String DELIVERY = """
            insert into event_delivery (merchant_id, event_id, endpoint_id, subject, seq)
            select $1, $2, endpoint_id, $2::text, 1 from event_endpoint where merchant_id = $1
            """;

    private final Vertx vertx;
    private final Database database;
    private final DatabaseAddress address;
    private final WebClient web;
    private final Collector collector;
    private final MockServer mock;
    private final HttpServer receiver;
    private final List<String> eventParents = new CopyOnWriteArrayList<>();
    private final GatewayJvm gateway;

    SpansTest(Vertx vertx, Database database, DatabaseAddress address) {
        this.vertx = vertx;
        this.database = database;
        this.address = address;
        this.web = WebClient.create(vertx);
        this.collector = new Collector(vertx);
        this.receiver = await(vertx.createHttpServer()
                .requestHandler(request -> {
                    eventParents.add(request.getHeader("traceparent"));
                    request.response().setStatusCode(410).end();
                })
                .listen(0, "127.0.0.1"));
        this.mock = await(MockServer.start(
                vertx,
                MockServerConfig.fromEnvironment(Map.of(
                        "NARU_MOCK_PORT",
                        "0",
                        "NARU_IMP_KEY",
                        GatewayFixture.IMP_KEY,
                        "NARU_IMP_SECRET",
                        GatewayFixture.IMP_SECRET))));
        this.gateway = start(Map.of());
    }

    private GatewayJvm start(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "NARU_EDGE_PORT",
                "0",
                "NARU_API_PORT",
                "0",
                "NARU_OPS_PORT",
                "0",
                "NARU_EVENT_LOOPS",
                "1",
                "NARU_API_KEY",
                GatewayFixture.API_KEY,
                "NARU_SEALING_KEY",
                "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "NARU_IAMPORT_URL",
                mock.url(),
                "NARU_IMP_KEY",
                GatewayFixture.IMP_KEY,
                "NARU_IMP_SECRET",
                GatewayFixture.IMP_SECRET,
                "NARU_OTEL_ENDPOINT",
                collector.url()));
        settings.put(
                "NARU_DB_URL",
                "postgresql://" + address.user() + ":" + address.password().reveal() + "@" + address.host() + ":"
                        + address.port() + "/" + address.database());
        settings.put("NARU_POLL_PLAN", "P1D");
        settings.put("NARU_SWEEP_INTERVAL", "P1D");
        settings.put("NARU_DB_DEADLINE", "PT20S");
        settings.put("NARU_PUBLIC_EDGE_URL", "http://127.0.0.1:1");
        settings.put("NARU_EVENT_URL", "http://127.0.0.1:" + receiver.actualPort() + "/events");
        settings.put("NARU_EVENT_SECRET", "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        settings.putAll(more);
        GatewayJvm started = GatewayJvm.start(settings);
        started.awaitReady();
        return started;
    }

    @BeforeEach
    void take() {
        collector.answers(200);
    }

    @AfterAll
    void stop() {
        gateway.close();
        await(mock.close());
        await(receiver.close());
    }

    @Test
    void aRequestAndWhatItAsksOfIamportAreStepsOfTheCallersTrace() {
        String trace = newTrace();

        HttpResponse<Buffer> answer = await(api(HttpMethod.POST, "/v1/orders", trace, "01")
                .putHeader("Content-Type", "application/json")
                .sendJsonObject(PaymentTypeSamples.body("traced-order")));

        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(201);
        OtlpSpan served = await(collector.span(span -> of(span, trace, SERVER)));
        assertThat(served.service()).isEqualTo("naru-gateway");
        assertThat(served.name()).isEqualTo("POST /v1/orders");
        assertThat(served.parentId()).isEqualTo(CALLER_STEP);
        assertThat(served.attributes())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "naru.listener", "api",
                        "http.request.method", "POST",
                        "http.route", "/v1/orders",
                        "http.response.status_code", "201"));
        OtlpSpan asked = await(
                collector.span(span -> of(span, trace, CLIENT) && span.name().equals("POST /payments/prepare")));
        assertThat(asked.parentId()).isEqualTo(served.id());
        assertThat(asked.attributes())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "http.request.method", "POST",
                        "http.response.status_code", "200",
                        "server.address", "127.0.0.1",
                        "server.port", Integer.toString(mock.port())));
    }

    @Test
    void everyListenerRecordsItsRequestsByTheirRoutes() {
        Map<String, String> names = Map.of(
                gateway.edgeUrl() + "/naver/product-info?product%5B0%5D%5Bid%5D=p-1", "GET /naver/product-info",
                gateway.apiUrl() + "/v1/orders/nobody-knows-it", "GET /v1/orders/:merchant_uid",
                gateway.opsUrl() + "/livez", "GET /livez");

        names.forEach((url, name) -> {
            String trace = newTrace();
            await(web.getAbs(url)
                    .bearerTokenAuthentication(GatewayFixture.API_KEY)
                    .putHeader("traceparent", parent(trace, "01"))
                    .send());

            assertThat(await(collector.span(span -> of(span, trace, SERVER))).name())
                    .isEqualTo(name);
        });
    }

    @Test
    void aDeliveryIsAStepOfTheTraceThatLedToItsEvent() {
        String trace = newTrace();
        UUID event = UUID.randomUUID();
        await(database.query(EVENT, SHOP, event, trace));
        await(database.query(DELIVERY, SHOP, event));

        OtlpSpan sent = await(collector.span(span -> of(span, trace, CLIENT)));

        assertThat(sent.name()).isEqualTo("POST event");
        assertThat(sent.parentId()).isEmpty();
        assertThat(sent.status()).isEqualTo(2);
        assertThat(sent.attributes()).containsEntry("error.type", "410");
        assertThat(eventParents).contains("00-" + trace + "-" + sent.id() + "-01");
    }

    @Test
    void whatTheCallerDoesNotWantRecordedIsNot() {
        String unwanted = newTrace();
        String wanted = newTrace();

        await(api(HttpMethod.GET, "/v1/orders/nobody", unwanted, "00").send());
        await(api(HttpMethod.GET, "/v1/orders/nobody", wanted, "01").send());

        await(collector.span(span -> of(span, wanted, SERVER)));
        assertThat(collector.spans()).noneMatch(span -> span.traceId().equals(unwanted));
    }

    @Test
    void nothingThatCallersWroteIsInASpan() {
        String first = newTrace();
        String second = newTrace();
        await(api(HttpMethod.POST, "/v1/orders?tel=010-1234-5678", first, "01")
                .putHeader("tracestate", "vendor=t0k3n")
                .putHeader("Content-Type", "application/json")
                .sendJsonObject(PaymentTypeSamples.body("s3cret-order")));
        await(web.requestAbs(
                        HttpMethod.valueOf("PROPFIND"),
                        gateway.edgeUrl() + "/s3cret-path/010-1234-5678?zipcode=zip63309")
                .putHeader("traceparent", parent(second, "01"))
                .putHeader("X-Request-Id", "s3cret-id")
                .send());
        await(collector.span(span -> of(span, first, SERVER)));
        OtlpSpan stray = await(collector.span(span -> of(span, second, SERVER)));

        assertThat(stray.name()).isEqualTo("OTHER unmatched");
        assertThat(collector.bodies())
                .isNotEmpty()
                .allSatisfy(body -> assertThat(body)
                        .doesNotContain(
                                "s3cret",
                                "t0k3n",
                                "010-1234-5678",
                                "zip63309",
                                "PROPFIND",
                                GatewayFixture.API_KEY,
                                GatewayFixture.IMP_KEY,
                                GatewayFixture.IMP_SECRET));
    }

    @Test
    void aCollectorThatTakesNothingDisturbsNobody() {
        collector.answers(400);
        for (int i = 0; i < 20; i++) {
            assertThat(await(api(HttpMethod.GET, "/v1/orders/nobody", newTrace(), "01")
                                    .send())
                            .statusCode())
                    .isEqualTo(404);
        }
        await(lost());

        collector.answers(200);
        String trace = newTrace();
        await(api(HttpMethod.GET, "/v1/orders/nobody", trace, "01").send());

        assertThat(await(collector.span(span -> of(span, trace, SERVER))).status())
                .isZero();
        await(said("the collector takes no spans"));
    }

    private Future<Void> said(String words) {
        return gateway.says(words) ? Future.succeededFuture() : vertx.timer(20).compose(later -> said(words));
    }

    private Future<Void> lost() {
        return web.getAbs(gateway.opsUrl() + "/metrics")
                .send()
                .compose(metrics -> String.valueOf(metrics.bodyAsString())
                                .lines()
                                .anyMatch(line ->
                                        line.matches("naru_spans_total\\{outcome=\"failed\"\\} (?!0\\.0$)[0-9.E]+"))
                        ? Future.succeededFuture()
                        : vertx.timer(50).compose(later -> lost()));
    }

    @Test
    void aStopSendsWhatIsLeftOfWhatCallersWantRecorded() throws Exception {
        GatewayJvm second = start(Map.of("NARU_OTEL_RATIO", "0"));
        String first = newTrace();
        String trace = newTrace();
        // So that the end need not be quick on a busy machine: the way to the collector is known by then.
        await(web.getAbs(second.opsUrl() + "/livez")
                .putHeader("traceparent", parent(first, "01"))
                .send());
        await(collector.span(span -> of(span, first, SERVER)));

        await(web.getAbs(second.opsUrl() + "/readyz").send());
        await(web.getAbs(second.opsUrl() + "/livez")
                .putHeader("traceparent", parent(trace, "01"))
                .send());
        int code = second.terminate();

        assertThat(code).isZero();
        assertThat(collector.spans()).noneMatch(span -> span.name().equals("GET /readyz"));
        assertThat(collector.spans())
                .filteredOn(span -> of(span, trace, SERVER))
                .hasSize(1);
    }

    private HttpRequest<Buffer> api(HttpMethod method, String path, String trace, String flags) {
        return web.requestAbs(method, gateway.apiUrl() + path)
                .bearerTokenAuthentication(GatewayFixture.API_KEY)
                .putHeader("traceparent", parent(trace, flags));
    }

    private static String parent(String trace, String flags) {
        return "00-" + trace + "-" + CALLER_STEP + "-" + flags;
    }

    private static boolean of(OtlpSpan span, String trace, long kind) {
        return span.traceId().equals(trace) && span.kind() == kind;
    }

    private static String newTrace() {
        // Never all zeros, whatever chance brings.
        return "1%015x%016x"
                .formatted(
                        ThreadLocalRandom.current().nextLong() >>> 4,
                        ThreadLocalRandom.current().nextLong());
    }
}
