package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.orders.PaymentTypeSamples;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Payment-type Naver Pay without a browser: order, window, approval, return, verification, event. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaymentTypePurchaseTest {
    private static final String BOOK_IN_STOCK = """
            {"id":"107922211","name":"한국사","base_price":100,"tax_type":"TAX_FREE",
             "info_url":"http://shop.example/1","image_url":"http://shop.example/1.png",
             "status":"%s","stock_quantity":%d,
             "shipping":{"method":"DELIVERY","base_fee":0,"fee_pay_type":"PREPAYED"}}
            """;

    /** Only what a test asks for makes the gateway look. */
    private final ShopWorld shop;

    PaymentTypePurchaseTest(Vertx vertx, DatabaseAddress address) {
        this.shop = ShopWorld.withNothing(vertx, address, Map.of("NARU_DB_POOL_SIZE", "3"));
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void aPurchaseIsApprovedVerifiedAndTold() {
        opens(PaymentTypeSamples.body("buy-1"));
        pays("buy-1");

        HttpResponse<String> answer = confirms("buy-1", "{\"imp_uid\":\"" + impUid("buy-1") + "\"}", 0);

        JsonObject order = new JsonObject(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).contains("\"" + order.getLong("version") + "\"");
        assertThat(order.getString("state")).isEqualTo("PAID");
        assertThat(order.getLong("paid_amount")).isEqualTo(1004);
        assertThat(order.getJsonArray("overwritten")).isEmpty();
        assertThat(answered("buy-1", "naverpay.confirm")).containsExactly("confirm_url answered 200");
        shop.until(() -> shop.eventTypes("buy-1").contains("order.paid"));
        assertThat(faults("buy-1")).isEmpty();
    }

    @Test
    void confirmingTwiceIsOneEvent() {
        opens(PaymentTypeSamples.body("twice-1"));
        pays("twice-1");

        JsonObject first = new JsonObject(confirms("twice-1", "{}", 0).body());
        JsonObject second = new JsonObject(confirms("twice-1", "", 0).body());

        assertThat(second.getLong("version")).isEqualTo(first.getLong("version"));
        shop.until(() -> !shop.eventTypes("twice-1").isEmpty());
        assertThat(second.getLong("event_seq")).isEqualTo(1);
    }

    @Test
    void aReturnThatWaitsSeesThePayment() {
        opens(PaymentTypeSamples.body("wait-1"));
        CompletableFuture<HttpResponse<String>> waiting =
                shop.answerLater("POST", "/v1/orders/wait-1/confirm?wait=25", "{}");
        shop.until(() -> shop.order("wait-1").getString("state").equals("READY"));
        assertThat(waiting).isNotDone();

        pays("wait-1");

        assertThat(state(waiting)).isEqualTo("PAID");
    }

    @Test
    void aReaderThatWaitsSeesThePayment() {
        opens(PaymentTypeSamples.body("read-1"));
        CompletableFuture<HttpResponse<String>> waiting = shop.answerLater("GET", "/v1/orders/read-1?wait=25", "");
        pays("read-1");
        assertThat(waiting).isNotDone();

        confirms("read-1", "{}", 0);

        assertThat(state(waiting)).isEqualTo("PAID");
    }

    @Test
    void waitingEndsWithWhatIsKnown() {
        opens(PaymentTypeSamples.body("idle-1"));

        assertThat(new JsonObject(confirms("idle-1", "{}", 1).body()).getString("state"))
                .isEqualTo("READY");
    }

    @Test
    void waitingHoldsNoConnection() {
        opens(PaymentTypeSamples.body("crowd-1"));
        List<CompletableFuture<HttpResponse<String>>> crowd = IntStream.range(0, 40)
                .mapToObj(i -> shop.answerLater("GET", "/v1/orders/crowd-1?wait=25", ""))
                .toList();
        pays("crowd-1");

        assertThat(confirms("crowd-1", "{}", 0).statusCode()).isEqualTo(200);

        assertThat(crowd).allSatisfy(one -> assertThat(state(one)).isEqualTo("PAID"));
    }

    @Test
    void aPaymentOfAnotherOrderDoesNotConfirm() {
        opens(PaymentTypeSamples.body("mine-1"));
        opens(PaymentTypeSamples.body("other-1"));
        pays("other-1");

        HttpResponse<String> answer = confirms("mine-1", "{\"imp_uid\":\"" + impUid("other-1") + "\"}", 0);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo("imp_uid_mismatch");
        assertThat(shop.order("mine-1").getString("state")).isEqualTo("OPEN");
    }

    @Test
    void aPaymentIamportDoesNotKnowDoesNotConfirm() {
        opens(PaymentTypeSamples.body("rumour-1"));

        assertThat(confirms("rumour-1", "{\"imp_uid\":\"imp_000000000000\"}", 5).statusCode())
                .isEqualTo(422);
    }

    @Test
    void anUnknownOrderDoesNotConfirm() {
        assertThat(confirms("nobody-1", "{}", 5).statusCode()).isEqualTo(404);
    }

    @Test
    void aLongerWaitThanTheLongestIsRefused() {
        HttpResponse<String> answer = confirms("nobody-2", "{}", 26);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"wait\"");
    }

    @Test
    void aTamperedAmountOpensNoWindow() {
        JsonObject requestPay = places(PaymentTypeSamples.body("cheap-1"));

        assertThat(shop.tries(requestPay.put("amount", 10)).getBoolean("ok")).isFalse();
    }

    @Test
    void aPaymentTurnedIntoARegistrationIsAMismatch() {
        JsonObject requestPay = places(PaymentTypeSamples.body("turned-1"));
        shop.tries(requestPay.put("customer_uid", "thief-1"));
        pays("turned-1");

        assertThat(new JsonObject(confirms("turned-1", "{}", 0).body()).getString("state"))
                .isEqualTo("MISMATCH");
    }

    @Test
    void aBillingKeyIsRegisteredWithoutMoney() {
        opens(PaymentTypeSamples.registration("plan-1", "gildong_0001_1234"));
        pays("plan-1");

        JsonObject order = new JsonObject(confirms("plan-1", "{}", 0).body());

        assertThat(order.getString("state")).isEqualTo("PAID");
        assertThat(order.getLong("paid_amount")).isZero();
    }

    @Test
    void whatIsSoldOutMeanwhileIsNotPaid() {
        shop.api("PUT", "/v1/products/107922211", BOOK_IN_STOCK.formatted("ON_SALE", 10));
        JsonObject body = PaymentTypeSamples.body("stock-1").put("check_stock", true);
        body.getJsonArray("naver_products").remove(1);
        opens(body);
        shop.api("PATCH", "/v1/products/107922211/stock", "{\"stock_quantity\":9}");

        pays("stock-1");

        JsonObject order = new JsonObject(confirms("stock-1", "{}", 0).body());
        assertThat(order.getString("state")).isEqualTo("FAILED");
        shop.until(() -> shop.eventTypes("stock-1").contains("order.failed"));
        assertThat(failReason("stock-1")).isEqualTo("고객사 요청에 의해 결제를 중단합니다. (상세사유 : 한국사의 재고는 9개인데 10개를 주문했습니다.)");
    }

    @Test
    void theReasonOfAFailureIsToldAsItIs() {
        opens(PaymentTypeSamples.body("poor-1"));
        shop.mock("POST", "/_mock/v1/orders/poor-1/approve", "{\"outcome\":\"low_balance\"}");

        assertThat(new JsonObject(confirms("poor-1", "{}", 10).body()).getString("state"))
                .isEqualTo("FAILED");

        shop.until(() -> shop.eventTypes("poor-1").contains("order.failed"));
        assertThat(failReason("poor-1")).isEqualTo("잔액 부족");
    }

    private JsonObject places(JsonObject body) {
        return shop.api("POST", "/v1/orders", body.encode()).getJsonObject("request_pay");
    }

    private void opens(JsonObject body) {
        JsonObject opened = shop.tries(places(body));
        assertThat(opened.getBoolean("ok")).as(opened.encode()).isTrue();
    }

    private void pays(String merchantUid) {
        shop.mock("POST", "/_mock/v1/orders/" + merchantUid + "/approve", "{}");
    }

    private HttpResponse<String> confirms(String merchantUid, String body, int waitS) {
        return shop.answer("POST", "/v1/orders/" + merchantUid + "/confirm?wait=" + waitS, body);
    }

    private String impUid(String merchantUid) {
        return shop.mock("GET", "/_mock/v1/orders/" + merchantUid, "")
                .getJsonObject("data")
                .getJsonObject("payment")
                .getString("imp_uid");
    }

    private String failReason(String merchantUid) {
        return shop.events(merchantUid).get(0).getJsonObject("data").getString("fail_reason");
    }

    private List<String> answered(String merchantUid, String type) {
        return objects(shop.mock("GET", "/_mock/v1/journal?merchant_uid=" + merchantUid, ""))
                .filter(entry -> type.equals(entry.getString("type")))
                .map(entry -> entry.getString("summary"))
                .toList();
    }

    private List<String> faults(String merchantUid) {
        return objects(shop.mock("GET", "/_mock/v1/inspection", ""))
                .filter(fault -> merchantUid.equals(fault.getString("merchant_uid")))
                .map(fault -> fault.getString("code"))
                .toList();
    }

    private static Stream<JsonObject> objects(JsonObject answer) {
        JsonArray data = answer.getJsonArray("data");
        return data.stream().map(JsonObject.class::cast);
    }

    private static String state(CompletableFuture<HttpResponse<String>> answer) {
        return new JsonObject(answer.orTimeout(30, TimeUnit.SECONDS).join().body()).getString("state");
    }
}
