package dev.naru.gateway.acceptance;

import static dev.naru.gateway.testing.Await.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.merchants.Merchant;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.ApiClient.Answer;
import dev.naru.gateway.testing.GatewayFixture;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A shop that has, for every operation of the API document, what the operation's examples are about. */
final class ExampleShop implements AutoCloseable {
    private static final String PRODUCT = """
            {"name":"나루 양말","base_price":3000,"info_url":"https://shop.example/socks",
             "image_url":"https://shop.example/socks.jpg","stock_quantity":50,"shipping":{"base_fee":3000}}
            """;
    private static final String CART = """
            {"merchant_uid":"%s","items":[{"product_id":"socks","quantity":1}]}
            """;
    private static final String BOOK = """
            {"merchant_uid":"%s","pg":"naverpay","amount":1004,"return_url":"https://shop.example/done",
             "naver_products":[{"categoryType":"BOOK","categoryId":"GENERAL","uid":"1","name":"한국사","count":1}]}
            """;
    private static final String PLAN = """
            {"customer_uid":"gildong","schedules":[
              {"merchant_uid":"%s","schedule_at":"2099-02-01T00:00:00Z","amount":9900,"name":"정기구독"}]}
            """;
    private static final String REQUEST_PAY = """
            {"user_code":"imp00000000","params":%s,
             "page":{"mobile":false,"url":"http://shop.example/","user_agent":"t"}}
            """;

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** Reports are made in the morning, and no example waits for that. */
    private static final String REPORT = """
            insert into daily_report (merchant_id, day, iamport_paid, iamport_paid_won, iamport_back, iamport_back_won,
                gateway_paid, gateway_paid_won, gateway_back, gateway_back_won, elsewhere, elsewhere_won, differences)
            values ($1, '2026-01-31', 1, 9000, 0, 0, 0, 0, 0, 0, 0, 0, 1)
            """;

    private static final String DIFFERENCE = """
            insert into daily_report_difference (merchant_id, day, imp_uid, merchant_uid, kind, iamport)
            values ($1, '2026-01-31', 'imp_1', 'order-17', 'missing', '{"status":"paid","amount":9000,"cancel_amount":0}')
            """;

    private final Vertx vertx;
    private final Database database;
    private final HttpServer receiver;
    private final GatewayFixture fixture;
    private final ApiClient api;
    private final ApiClient mock;

    /** How to come by what the path of an operation names. */
    private final Map<String, Supplier<Map<String, String>>> paths;

    ExampleShop(Vertx vertx, Database database, DatabaseAddress address) {
        this.vertx = vertx;
        this.database = database;
        this.receiver = vertx.createHttpServer()
                .requestHandler(request -> request.response().end());
        await(receiver.listen(0, "127.0.0.1"));
        this.fixture = GatewayFixture.start(
                address,
                Map.of("NARU_POLL_PLAN", "P1D", "NARU_SWEEP_INTERVAL", "P1D", "NARU_EVENT_PRIVATE_TARGETS", "true"));
        this.api = new ApiClient(fixture);
        this.mock = new ApiClient(fixture.mock().url(), "nobody");
        this.paths = Map.ofEntries(
                Map.entry("putProduct", () -> Map.of("id", "new-socks")),
                Map.entry("getProduct", () -> Map.of("id", "socks")),
                Map.entry("changeStock", () -> product("counted")),
                Map.entry("deleteProduct", () -> product("gone")),
                Map.entry("getOrder", this::open),
                Map.entry("confirmOrder", this::open),
                Map.entry("cancelOrder", this::paid),
                Map.entry("getSchedule", this::planned),
                Map.entry("unschedule", this::planned),
                Map.entry("unscheduleSeveral", this::planned),
                Map.entry("getDailyReport", this::report),
                Map.entry("getOperation", this::operation),
                Map.entry("getEvent", this::event),
                Map.entry("replayEvent", this::event),
                Map.entry("replayRange", this::endpoint),
                Map.entry("listDeadLetters", this::endpoint),
                Map.entry("getEndpoint", this::endpoint),
                Map.entry("changeEndpoint", this::endpoint),
                Map.entry("deleteEndpoint", this::endpoint),
                Map.entry("rotateSecret", this::endpoint),
                Map.entry("testEndpoint", this::endpoint));
        product("socks");
        ok(mock.post("/_mock/v1/billing-keys", "{\"customer_uid\":\"gildong\"}"));
    }

    ApiClient api() {
        return api;
    }

    boolean knows(String operationId) {
        return paths.containsKey(operationId);
    }

    /** What the path of the operation names, by parameter; made for whoever asks. */
    Map<String, String> ids(String operationId) {
        Supplier<Map<String, String>> made = paths.get(operationId);
        return made == null ? Map.of() : made.get();
    }

    private Map<String, String> product(String id) {
        ok(api.send("PUT", "/v1/products/" + id, PRODUCT));
        return Map.of("id", id);
    }

    private Map<String, String> open() {
        String merchantUid = "open-" + UUID.randomUUID().toString().substring(0, 8);
        ok(api.post("/v1/orders", CART.formatted(merchantUid)));
        return Map.of("merchant_uid", merchantUid);
    }

    private Map<String, String> paid() {
        String merchantUid = "paid-" + UUID.randomUUID().toString().substring(0, 8);
        JsonNode placed = ok(api.post("/v1/orders", BOOK.formatted(merchantUid)));
        ok(mock.post("/_mock/sdk/request-pay", REQUEST_PAY.formatted(placed.get("request_pay"))));
        ok(mock.post("/_mock/v1/orders/" + merchantUid + "/approve", "{}"));
        JsonNode order = ok(api.post("/v1/orders/" + merchantUid + "/confirm", "{}"));
        if (!order.path("state").asText().equals("PAID")) {
            throw new AssertionError("nobody paid: " + order);
        }
        return Map.of("merchant_uid", merchantUid);
    }

    private Map<String, String> planned() {
        String merchantUid = "plan-" + UUID.randomUUID().toString().substring(0, 8);
        ok(api.post("/v1/schedules", PLAN.formatted(merchantUid)));
        return Map.of("merchant_uid", merchantUid);
    }

    private Map<String, String> report() {
        await(database.query(REPORT, Merchant.DEFAULT_ID));
        await(database.query(DIFFERENCE, Merchant.DEFAULT_ID));
        return Map.of();
    }

    private Map<String, String> operation() {
        String body = "{\"reason\":\"변심\",\"requester\":\"customer\"}";
        String path = "/v1/orders/" + paid().get("merchant_uid") + "/cancel";
        return Map.of(
                "operation_id", ok(api.post(path, body)).path("operation_id").asText());
    }

    private Map<String, String> event() {
        String merchantUid = paid().get("merchant_uid");
        long end = System.nanoTime() + DEADLINE.toNanos();
        // An event is listed once no transaction that began before it is under way.
        while (System.nanoTime() < end) {
            for (JsonNode event : ok(api.get("/v1/events?limit=100")).path("events")) {
                if (event.at("/data/merchant_uid").asText().equals(merchantUid)) {
                    return Map.of("id", event.path("id").asText());
                }
            }
            await(vertx.timer(50, TimeUnit.MILLISECONDS));
        }
        throw new AssertionError("no event of " + merchantUid + " within " + DEADLINE);
    }

    private Map<String, String> endpoint() {
        String url = "http://127.0.0.1:" + receiver.actualPort() + "/events";
        JsonNode made = ok(api.post("/v1/endpoints", "{\"url\":\"" + url + "\"}"));
        return Map.of("id", made.path("id").asText());
    }

    private static JsonNode ok(Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError("not prepared: " + answer);
        }
        return answer.json();
    }

    @Override
    public void close() {
        fixture.close();
        await(receiver.close());
    }
}
