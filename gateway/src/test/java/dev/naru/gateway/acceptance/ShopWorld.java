package dev.naru.gateway.acceptance;

import static dev.naru.gateway.testing.Await.await;

import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.GatewayFixture;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A shop beside the real gateway and the real mock: places orders, plays the buyer, receives events. */
final class ShopWorld implements AutoCloseable {
    private static final String NEVER = "P1D";
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final String PRODUCT = """
            {"id":"singleProductId","name":"네이버페이 상품1","base_price":14000,"tax_type":"TAX_FREE",
             "info_url":"http://www.iamport.kr/product/detail","image_url":"http://www.iamport.kr/product/detail/thumbnail",
             "status":"ON_SALE","stock_quantity":100,
             "shipping":{"group_id":"shipping-a","method":"DELIVERY","base_fee":2500,"fee_pay_type":"PREPAYED",
               "fee_rule":{"surcharges_by_area":[{"area":"island","surcharge":2000},{"area":"jeju","surcharge":4500}]}}}
            """;

    private static final String ORDER = """
            {"merchant_uid":"%s","pg":"naverco","items":[{"product_id":"singleProductId","quantity":1}],
             "buyer":{"name":"구매자이름","email":"iamport@siot.do","tel":"010-1234-5678","addr":"서울특별시 강남구 삼성동",
               "postcode":"06236"}}
            """;

    private static final String JEJU = """
            {"buyer":{"name":"받는이","tel":"010-9876-5432"},
             "address":{"postcode":"63309","base":"제주특별자치도 제주시 첨단로 123","detail":""}}
            """;

    private final Vertx vertx;
    private final HttpServer receiver;
    private final GatewayFixture fixture;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<JsonObject> events = new CopyOnWriteArrayList<>();

    private ShopWorld(Vertx vertx, DatabaseAddress address, Map<String, String> settings) {
        this.vertx = vertx;
        this.receiver = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    events.add(body.toJsonObject());
                    request.response().end();
                }));
        await(receiver.listen(0, "127.0.0.1"));
        Map<String, String> all = new HashMap<>(Map.of(
                "NARU_EVENT_URL",
                "http://127.0.0.1:" + receiver.actualPort() + "/events",
                "NARU_EVENT_SECRET",
                "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                // A mock with the same seed hands out the same imp_uids, and those are bound to the test before.
                "NARU_MOCK_SEED",
                Integer.toString(receiver.actualPort())));
        all.putAll(settings);
        this.fixture = GatewayFixture.start(address, all);
        api("PUT", "/v1/products/singleProductId", PRODUCT);
    }

    /** Only notifications make the gateway look. */
    static ShopWorld withNotifications(Vertx vertx, DatabaseAddress address) {
        return new ShopWorld(vertx, address, Map.of("NARU_POLL_PLAN", NEVER, "NARU_SWEEP_INTERVAL", NEVER));
    }

    /** Every notification is lost; only the poll plan makes the gateway look. */
    static ShopWorld withPolls(Vertx vertx, DatabaseAddress address) {
        return new ShopWorld(vertx, address, Map.of("NARU_POLL_PLAN", "PT0.2S", "NARU_SWEEP_INTERVAL", NEVER))
                .losingNotifications();
    }

    /** Every notification is lost; only sweeps make the gateway look. */
    static ShopWorld withSweeps(Vertx vertx, DatabaseAddress address) {
        return new ShopWorld(vertx, address, Map.of("NARU_POLL_PLAN", NEVER, "NARU_SWEEP_INTERVAL", "PT0.2S"))
                .losingNotifications();
    }

    /** Every notification is lost, and nothing else makes the gateway look either. */
    static ShopWorld withNothing(Vertx vertx, DatabaseAddress address, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("NARU_POLL_PLAN", NEVER, "NARU_SWEEP_INTERVAL", NEVER));
        all.putAll(settings);
        return new ShopWorld(vertx, address, all).losingNotifications();
    }

    /** The same, and what the gateway asks of the mock goes through {@code iamport}. */
    static ShopWorld behind(TroubledIamport iamport, Vertx vertx, DatabaseAddress address) {
        ShopWorld shop = withNothing(vertx, address, Map.of("NARU_IAMPORT_URL", iamport.url()));
        iamport.passesOnTo(shop.mockUrl());
        return shop;
    }

    private ShopWorld losingNotifications() {
        mock("PUT", "/_mock/v1/webhooks/policy", "{\"mode\":\"drop\"}");
        return this;
    }

    ShopWorld notifyingWithCopies(int copies) {
        mock("PUT", "/_mock/v1/webhooks/policy", "{\"mode\":\"deliver\",\"copies\":" + copies + "}");
        return this;
    }

    ShopWorld notifyingByForm() {
        mock("PUT", "/_mock/v1/webhooks/policy", "{\"mode\":\"deliver\",\"content_type\":\"form\"}");
        return this;
    }

    /** Places the seeds' cart and opens the window; the mock has the payment as {@code ready} then. */
    void opensTheWindow(String merchantUid) {
        JsonObject opened =
                tries(api("POST", "/v1/orders", ORDER.formatted(merchantUid)).getJsonObject("request_pay"));
        if (!opened.getBoolean("ok")) {
            throw new AssertionError("the window does not open: " + opened.encode());
        }
    }

    /** Calls {@code IMP.request_pay} with this object and answers what came of it. */
    JsonObject tries(JsonObject requestPay) {
        JsonObject call = new JsonObject()
                .put("user_code", "imp00000000")
                .put("params", requestPay)
                .put(
                        "page",
                        new JsonObject()
                                .put("mobile", false)
                                .put("url", "http://shop.example/")
                                .put("user_agent", "t"));
        return mock("POST", "/_mock/sdk/request-pay", call.encode());
    }

    void paysWithAJejuAddress(String merchantUid) {
        JsonObject checkout = mock("POST", "/_mock/v1/orders/" + merchantUid + "/approve", JEJU);
        if (!"paid".equals(checkout.getJsonObject("data").getString("state"))) {
            throw new AssertionError("Naver refuses: " + checkout.encodePrettily());
        }
    }

    /** Iamport's one-minute batch runs, and its notifications go out. */
    void aMinutePasses() {
        mock("POST", "/_mock/v1/clock/advance", "{\"by\":\"PT61S\"}");
    }

    JsonObject order(String merchantUid) {
        return api("GET", "/v1/orders/" + merchantUid, "");
    }

    List<String> eventTypes(String merchantUid) {
        return events.stream()
                .filter(event -> merchantUid.equals(event.getJsonObject("data").getString("merchant_uid")))
                .map(event -> event.getString("type"))
                .toList();
    }

    /** Waits for a condition, asking again every 50 ms. */
    void until(BooleanSupplier condition) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("it did not happen within " + DEADLINE);
            }
            await(vertx.timer(50, TimeUnit.MILLISECONDS));
        }
    }

    HttpResponse<String> notifies(String body) {
        return send("POST", fixture.edgeUrl() + "/webhooks/iamport", body, "");
    }

    /** What the api listener answers, whatever it is. */
    HttpResponse<String> answer(String method, String path, String body) {
        return send(method, fixture.apiUrl() + path, body, "Bearer " + GatewayFixture.API_KEY);
    }

    /** The same for whoever shows that key. */
    HttpResponse<String> as(String key, String method, String path, String body) {
        return send(method, fixture.apiUrl() + path, body, "Bearer " + key);
    }

    String metrics() {
        return send("GET", fixture.opsUrl() + "/metrics", "", "").body();
    }

    /** The same for a request with an effect. */
    CompletableFuture<HttpResponse<String>> later(String method, String path, String body, String idempotencyKey) {
        return http.sendAsync(
                request(
                        method,
                        fixture.apiUrl() + path,
                        body,
                        "Bearer " + GatewayFixture.API_KEY,
                        "Idempotency-Key",
                        idempotencyKey),
                BodyHandlers.ofString());
    }

    /** The same, while the test goes on. */
    CompletableFuture<HttpResponse<String>> answerLater(String method, String path, String body) {
        return http.sendAsync(
                request(method, fixture.apiUrl() + path, body, "Bearer " + GatewayFixture.API_KEY),
                BodyHandlers.ofString());
    }

    /** What the Iamport-compatible front answers to a client with a token of its own. */
    HttpResponse<String> front(String method, String path, String body) {
        return frontLater(method, path, body).join();
    }

    /** The same, while the test goes on. */
    CompletableFuture<HttpResponse<String>> frontLater(String method, String path, String body) {
        return http.sendAsync(request(method, fixture.apiUrl() + path, body, frontToken()), BodyHandlers.ofString());
    }

    String apiUrl() {
        return fixture.apiUrl();
    }

    String frontToken() {
        JsonObject keys = new JsonObject().put("imp_key", "environment").put("imp_secret", GatewayFixture.API_KEY);
        return api("POST", "/users/getToken", keys.encode())
                .getJsonObject("response")
                .getString("access_token");
    }

    List<JsonObject> events(String merchantUid) {
        return events.stream()
                .filter(event -> merchantUid.equals(event.getJsonObject("data").getString("merchant_uid")))
                .toList();
    }

    /** Every event that arrived, in that order. */
    List<JsonObject> allEvents() {
        return List.copyOf(events);
    }

    /** What the mock answers to a call with the gateway's own credentials. */
    JsonObject iamport(String method, String path, String body) {
        JsonObject credentials =
                new JsonObject().put("imp_key", GatewayFixture.IMP_KEY).put("imp_secret", GatewayFixture.IMP_SECRET);
        String token = mock("POST", "/users/getToken", credentials.encode())
                .getJsonObject("response")
                .getString("access_token");
        return ok(send(method, mockUrl() + path, body, token));
    }

    String mockUrl() {
        return fixture.mock().url();
    }

    JsonObject mock(String method, String path, String body) {
        return ok(send(method, fixture.mock().url() + path, body, ""));
    }

    JsonObject api(String method, String path, String body) {
        return ok(send(method, fixture.apiUrl() + path, body, "Bearer " + GatewayFixture.API_KEY));
    }

    int apiStatus(String method, String path, String body) {
        return send(method, fixture.apiUrl() + path, body, "Bearer " + GatewayFixture.API_KEY)
                .statusCode();
    }

    private static JsonObject ok(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body().isEmpty() ? new JsonObject() : new JsonObject(answer.body());
    }

    private static HttpRequest request(
            String method, String url, String body, String authorization, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(DEADLINE.plus(DEADLINE))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private HttpResponse<String> send(String method, String url, String body, String authorization) {
        try {
            return http.send(request(method, url, body, authorization), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(url, failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(url, failure);
        }
    }

    @Override
    public void close() {
        fixture.close();
        await(receiver.close());
    }
}
