package dev.naru.gateway;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** A trace from whoever calls in to whoever is called: Iamport, and a merchant's endpoint. */
@ExtendWith(PostgresExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class TracingTest {
    private static final UUID SHOP = new UUID(0, 1);
    private static final String TOKEN = """
            {"code":0,"message":null,"response":{"access_token":"token","now":1700000000,"expired_at":1700001800}}
            """;
    private static final String NOTHING = "{\"code\":-1,\"message\":\"none\",\"response\":null}";
    private static final String ORDER = """
            insert into orders (merchant_id, merchant_uid, pg, name, ordered_amount, amount_rule, lines, buyer,
                request_pay, request_sha256, expires_at)
            values ($1, $2, 'naverpay', '양말', 14000, '{"type":"EXACT","amount":14000}', '[]', '{}', '{}',
                repeat('0', 64), now() + interval '1 day')
            """;
    private static final String EVENT = """
            insert into event (merchant_id, event_id, subject, seq, type, dedupe_key, data, trace_id)
            values ($1, $2, $2::text, 1, 'order.paid', $2::text, '{}', $3)
            """;
    private static final String DELIVERY = """
            insert into event_delivery (merchant_id, event_id, endpoint_id, subject, seq)
            select $1, $2, endpoint_id, $2::text, 1 from event_endpoint where merchant_id = $1
            """;

    private record Seen(String path, String webhookId, String parent, String state) {}

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private final WebClient web = WebClient.create(vertx);
    private final Database database;
    private final HttpServer others;
    private final GatewayFixture gateway;

    TracingTest(Database database, DatabaseAddress address) {
        this.database = database;
        this.others =
                await(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
        String url = "http://127.0.0.1:" + others.actualPort();
        this.gateway = GatewayFixture.start(
                address,
                Map.of(
                        "NARU_IAMPORT_URL",
                        url,
                        "NARU_EVENT_URL",
                        url + "/events",
                        "NARU_EVENT_SECRET",
                        "whsec_bmFydS1sb2NhbC1ldmVudC1zZWNyZXQtMDAwMDAwMDE="));
    }

    @AfterAll
    void stop() {
        gateway.close();
        await(vertx.close());
    }

    private void answer(HttpServerRequest request) {
        String path = String.valueOf(request.path());
        seen.add(new Seen(
                path, header(request, "webhook-id"), header(request, "traceparent"), header(request, "tracestate")));
        if (path.equals("/events")) {
            request.response().setStatusCode(204).end();
        } else {
            request.response()
                    .setStatusCode(path.equals("/users/getToken") ? 200 : 404)
                    .putHeader("Content-Type", "application/json")
                    .end(path.equals("/users/getToken") ? TOKEN : NOTHING);
        }
    }

    private static String header(HttpServerRequest request, String name) {
        return String.join("|", request.headers().getAll(name));
    }

    @Test
    void whatARequestAsksOfIamportBelongsToItsTrace() {
        await(database.query(ORDER, SHOP, "traced-confirm"));
        String trace = newTrace();

        await(web.postAbs(gateway.apiUrl() + "/v1/orders/traced-confirm/confirm")
                .bearerTokenAuthentication(GatewayFixture.API_KEY)
                .putHeader("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .putHeader("tracestate", "vendor=7")
                .send());

        Seen look = await(arrived("/payments/findAll/traced-confirm", ""));
        assertThat(look.parent()).matches("00-" + trace + "-[0-9a-f]{16}-01").doesNotContain("00f067aa0ba902b7");
        assertThat(look.state()).isEqualTo("vendor=7");
    }

    @Test
    void aProblemNamesTheTrace() {
        String trace = newTrace();

        HttpResponse<Buffer> answer = await(web.getAbs(gateway.apiUrl() + "/v1/orders/nobody-knows-it")
                .bearerTokenAuthentication(GatewayFixture.API_KEY)
                .putHeader("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .send());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.bodyAsString()).contains("\"trace_id\":\"" + trace + "\"");
    }

    @Test
    void aNotificationsTraceGoesOnInTheLookThatFollowsIt() {
        await(database.query(ORDER, SHOP, "traced-webhook"));
        String trace = newTrace();

        await(web.postAbs(gateway.edgeUrl() + "/webhooks/iamport")
                .putHeader("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .putHeader("Content-Type", "application/json")
                .sendBuffer(Buffer.buffer(
                        "{\"imp_uid\":\"imp_traced\",\"merchant_uid\":\"traced-webhook\",\"status\":\"paid\"}")));

        assertThat(await(arrived("/payments/imp_traced", "")).parent()).startsWith("00-" + trace + "-");
    }

    @Test
    void whoeverWaitsForWhatOthersBeganGoesOnInHisOwnTrace() {
        List<String> merchantUids =
                IntStream.range(0, 8).mapToObj(n -> "traced-herd-" + n).toList();
        Map<String, String> traces = merchantUids.stream().collect(Collectors.toMap(uid -> uid, uid -> newTrace()));
        merchantUids.forEach(merchantUid -> await(database.query(ORDER, SHOP, merchantUid)));

        await(Future.all(merchantUids.stream()
                .map(merchantUid -> web.postAbs(gateway.apiUrl() + "/v1/orders/" + merchantUid + "/confirm?wait=2")
                        .bearerTokenAuthentication(GatewayFixture.API_KEY)
                        .putHeader("traceparent", "00-" + traces.get(merchantUid) + "-00f067aa0ba902b7-01")
                        .send())
                .toList()));

        assertThat(merchantUids)
                .allSatisfy(merchantUid -> assertThat(seen)
                        .filteredOn(one -> one.path().equals("/payments/findAll/" + merchantUid))
                        .isNotEmpty()
                        .allMatch(one -> one.parent().contains(String.valueOf(traces.get(merchantUid)))));
    }

    @Test
    void anEventCarriesTheTraceOfItsCause() {
        UUID event = UUID.randomUUID();
        String trace = newTrace();
        queue(event, trace);

        assertThat(await(arrived("/events", "evt_" + event)).parent()).matches("00-" + trace + "-[0-9a-f]{16}-01");
    }

    @Test
    void anEventWhoseCauseIsNotKnownHasATraceOfItsOwn() {
        UUID event = UUID.randomUUID();
        queue(event, null);

        assertThat(await(arrived("/events", "evt_" + event)).parent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    private void queue(UUID event, @Nullable String trace) {
        await(database.query(EVENT, SHOP, event, trace));
        await(database.query(DELIVERY, SHOP, event));
    }

    private Future<Seen> arrived(String path, String webhookId) {
        Optional<Seen> found = seen.stream()
                .filter(one -> one.path().equals(path) && one.webhookId().equals(webhookId))
                .findFirst();
        return found.map(Future::succeededFuture)
                .orElseGet(() -> vertx.timer(20).compose(later -> arrived(path, webhookId)));
    }

    private static String newTrace() {
        // Never all zeros, whatever chance brings.
        return "1%015x%016x"
                .formatted(
                        ThreadLocalRandom.current().nextLong() >>> 4,
                        ThreadLocalRandom.current().nextLong());
    }
}
