package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.DatabaseAddress;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A shop that has sold two things by order-type Naver Pay, and now ships them, takes them back, exchanges them. */
final class ClaimShop implements AutoCloseable {
    private static final String SECOND = """
            {"id":"secondProductId","name":"네이버페이 상품2","base_price":3000,
             "info_url":"http://www.iamport.kr/product/detail","image_url":"http://www.iamport.kr/product/detail/thumbnail",
             "status":"ON_SALE","stock_quantity":100,
             "shipping":{"group_id":"shipping-a","method":"DELIVERY","base_fee":2500,"fee_pay_type":"PREPAYED",
               "fee_rule":{"surcharges_by_area":[{"area":"island","surcharge":2000},{"area":"jeju","surcharge":4500}]}}}
            """;

    private static final String ORDER = """
            {"merchant_uid":"%s","pg":"naverco",
             "items":[{"product_id":"singleProductId","quantity":1},{"product_id":"secondProductId","quantity":1}],
             "buyer":{"name":"구매자이름","email":"iamport@siot.do","tel":"010-1234-5678","addr":"서울특별시 강남구 삼성동",
               "postcode":"06236"}}
            """;

    static final String BY_HAND = """
            "delivery_method":"NOTHING","dispatched_at":"2026-01-01T09:00:00+09:00"\
            """;

    final TroubledIamport iamport;
    final ShopWorld world;

    ClaimShop(Vertx vertx, DatabaseAddress address) {
        this(vertx, address, Map.of());
    }

    ClaimShop(Vertx vertx, DatabaseAddress address, Map<String, String> settings) {
        this.iamport = new TroubledIamport(vertx);
        Map<String, String> all = new HashMap<>(settings);
        all.put("NARU_IAMPORT_URL", iamport.url());
        this.world = ShopWorld.withNothing(vertx, address, all);
        iamport.passesOnTo(world.mockUrl());
        world.api("PUT", "/v1/products/secondProductId", SECOND);
    }

    /** Sells both things under this number, and answers their product orders. */
    List<String> sells(String merchantUid) {
        JsonObject requestPay =
                world.api("POST", "/v1/orders", ORDER.formatted(merchantUid)).getJsonObject("request_pay");
        assertThat(world.tries(requestPay).getBoolean("ok")).isTrue();
        world.paysWithAJejuAddress(merchantUid);
        world.aMinutePasses();
        world.answer("POST", "/v1/orders/" + merchantUid + "/confirm?wait=20", "{}");
        assertThat(world.order(merchantUid).getString("state")).isEqualTo("PAID");
        return productOrders(merchantUid)
                .map(one -> one.getString("product_order_id"))
                .toList();
    }

    /** A notification about the payment comes in, so the gateway looks at it. */
    void isNotified(String merchantUid) {
        String impUid = mockPayment(merchantUid).getString("imp_uid");
        world.notifies("{\"imp_uid\":\"" + impUid + "\",\"merchant_uid\":\"" + merchantUid + "\",\"status\":\"paid\"}");
    }

    Stream<JsonObject> productOrders(String merchantUid) {
        JsonObject page = world.api("GET", "/v1/orders/" + merchantUid + "/product-orders", "");
        return objects(page.getJsonArray("product_orders"));
    }

    /** Status and claim of each, such as {@code PAYED} and {@code CANCELED CANCEL/CANCEL_DONE}. */
    List<String> standings(String merchantUid) {
        return productOrders(merchantUid).map(ClaimShop::standing).toList();
    }

    private static String standing(JsonObject productOrder) {
        String claim = productOrder.getString("claim_type");
        String status = productOrder.getString("product_order_status");
        return claim == null ? status : status + " " + claim + "/" + productOrder.getString("claim_status");
    }

    /** Asks for a step with these product orders. */
    HttpResponse<String> claims(String merchantUid, String action, List<String> ids, String fields) {
        return claimsLater(merchantUid, action, ids, fields, UUID.randomUUID().toString())
                .join();
    }

    CompletableFuture<HttpResponse<String>> claimsLater(
            String merchantUid, String action, List<String> ids, String fields, String key) {
        return world.later("POST", "/v1/orders/" + merchantUid + "/claims/" + action, body(ids, fields), key);
    }

    static String body(List<String> ids, String fields) {
        String list = new JsonArray(ids).encode();
        return fields.isEmpty()
                ? "{\"product_order_ids\":" + list + "}"
                : "{\"product_order_ids\":" + list + "," + fields + "}";
    }

    /** Takes the step, and sees that it is taken. */
    void does(String merchantUid, String action, List<String> ids, String fields) {
        HttpResponse<String> answer = claims(merchantUid, action, ids, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(results(answer))
                .containsExactlyElementsOf(ids.stream().map(id -> id + " DONE").toList());
    }

    /** Each product order of an answer with what came of it. */
    static List<String> results(HttpResponse<String> answer) {
        return items(answer)
                .map(item -> item.getString("product_order_id") + " " + item.getString("result"))
                .toList();
    }

    static Stream<JsonObject> items(HttpResponse<String> answer) {
        return objects(new JsonObject(answer.body()).getJsonObject("result").getJsonArray("items"));
    }

    /** What buyer, courier and Naver do. */
    void plays(String merchantUid, String productOrderId, String action) {
        world.mock(
                "POST", "/_mock/v1/orders/" + merchantUid + "/product-orders/" + productOrderId + "/" + action, "{}");
    }

    /** The claims told so far, such as {@code DELIVERING} or {@code PAYED CANCEL/CANCEL_REQUEST}, oldest first. */
    List<String> told(String merchantUid) {
        return world.events(merchantUid).stream()
                .filter(event -> event.getString("type").equals("product_order.claim"))
                .map(event -> standing(event.getJsonObject("data")))
                .toList();
    }

    /** Waits until just these claims have been told. */
    void isTold(String merchantUid, String... claims) {
        world.until(() -> told(merchantUid).size() >= claims.length);
        assertThat(told(merchantUid)).containsExactly(claims);
    }

    /** The numbers of the events so far, as they came in. */
    List<Integer> numbers(String merchantUid) {
        return world.events(merchantUid).stream()
                .map(event -> event.getJsonObject("data").getInteger("seq"))
                .toList();
    }

    /** What Naver did with a product order, as the mock has written it down. */
    List<String> steps(String productOrderId) {
        JsonArray entries = world.mock("GET", "/_mock/v1/journal?type=naver.claim&limit=500", "")
                .getJsonArray("data");
        return objects(entries)
                .map(entry -> entry.getJsonObject("detail"))
                .filter(detail -> productOrderId.equals(detail.getString("product_order_id")))
                .map(detail -> detail.getString("step"))
                .toList();
    }

    JsonObject mockPayment(String merchantUid) {
        return world.mock("GET", "/_mock/v1/orders/" + merchantUid, "")
                .getJsonObject("data")
                .getJsonObject("payment");
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return IntStream.range(0, array.size()).mapToObj(array::getJsonObject);
    }

    @Override
    public void close() {
        world.close();
        iamport.close();
    }
}
