package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.acceptance.TroubledIamport.Trouble;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The shop charges a billing key through the ports. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChargeTest {
    private static final String AGAIN = "/subscribe/payments/again";

    private final TroubledIamport iamport;
    private final ShopWorld shop;

    ChargeTest(Vertx vertx, DatabaseAddress address) {
        this.iamport = new TroubledIamport(vertx);
        this.shop = ShopWorld.behind(iamport, vertx, address);
    }

    @BeforeAll
    void customerHasRegistered() {
        shop.mock("POST", "/_mock/v1/billing-keys", "{\"customer_uid\":\"gildong\"}");
    }

    @AfterAll
    void close() {
        shop.close();
        iamport.close();
    }

    @Test
    void aChargePaysItsOrder() {
        HttpResponse<String> answer = charges("month-1", "gildong");

        JsonObject operation = new JsonObject(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(operation.getString("kind")).isEqualTo("charge");
        assertThat(operation.getJsonObject("result").getLong("amount")).isEqualTo(9_900);
        JsonObject order = shop.order("month-1");
        assertThat(order.getString("state")).isEqualTo("PAID");
        assertThat(order.getString("imp_uid"))
                .isEqualTo(operation.getJsonObject("result").getString("imp_uid"));
        shop.until(() -> shop.eventTypes("month-1").contains("order.paid"));
    }

    @Test
    void whatTheShopSaysOfItselfReachesIamport() {
        JsonObject body = new JsonObject(body("month-12", "gildong", 9_900))
                .put("custom_data", new JsonObject().put("plan", "slim"))
                .put("notice_url", "https://shop.example/notices");

        charge("key-month-12", body.encode());

        JsonObject call = iamport.arrived(AGAIN).stream()
                .map(arrived -> new JsonObject(arrived.body()))
                .filter(sent -> sent.getString("merchant_uid").equals("month-12"))
                .findFirst()
                .orElseThrow();
        assertThat(call.getString("custom_data")).isEqualTo("{\"plan\":\"slim\"}");
        assertThat(call.getString("notice_url")).isEqualTo("https://shop.example/notices");
    }

    @Test
    void theSameChargeAgainIsTheSameAnswer() {
        HttpResponse<String> first = charges("month-2", "gildong");
        HttpResponse<String> second = charges("month-2", "gildong");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(payments("month-2")).hasSize(1);
    }

    @Test
    void anotherKeyForTheSameNumberDoesNotChargeTwice() {
        charges("month-3", "gildong");

        HttpResponse<String> again = charge("another-key", body("month-3", "gildong", 9_900));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(payments("month-3")).hasSize(1);
    }

    @Test
    void anotherAmountForTheSameNumberIsRefused() {
        charges("month-4", "gildong");

        HttpResponse<String> refused = charge("key-month-4b", body("month-4", "gildong", 100));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(code(refused)).isEqualTo("merchant_uid_used");
    }

    @Test
    void aCardThatIsRefusedIsSaidInItsOwnWords() {
        shop.mock("POST", "/_mock/v1/billing-keys", "{\"customer_uid\":\"poor\"}");
        shop.mock("PUT", "/_mock/v1/billing-keys/poor/script", "{\"outcomes\":[\"한도 초과\"]}");

        HttpResponse<String> refused = charges("month-5", "poor");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(code(refused)).isEqualTo("declined");
        assertThat(new JsonObject(refused.body()).getJsonObject("upstream").getString("message"))
                .contains("한도 초과");
        assertThat(shop.order("month-5").getString("state")).isEqualTo("FAILED");
    }

    @Test
    void aCustomerNobodyKnowsIsRefused() {
        HttpResponse<String> refused = charges("month-6", "nobody");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(new JsonObject(refused.body()).getJsonObject("upstream").getString("message"))
                .isEqualTo("등록되지 않은 구매자입니다.");
        assertThat(payments("month-6")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "SERVER_ERROR", "HTML_PAGE"})
    void aLostAnswerIsFoundUnderItsNumber(Trouble trouble) {
        String merchantUid = "lost-" + trouble.name();
        iamport.next(AGAIN, trouble);

        JsonObject operation = new JsonObject(charges(merchantUid, "gildong").body());

        shop.until(() -> shop.api("GET", "/v1/operations/" + operation.getString("operation_id"), "")
                .getString("state")
                .equals("SUCCEEDED"));
        assertThat(payments(merchantUid)).hasSize(1);
        assertThat(shop.order(merchantUid).getString("state")).isEqualTo("PAID");
    }

    /** Somebody charged under the number past the gateway, so ours was refused, and nobody heard it. */
    @Test
    void aPaymentOfAnotherAmountIsNotTakenForALostAnswer() {
        shop.iamport("POST", AGAIN, body("stranger-1", "gildong", 100));
        iamport.next(AGAIN, Trouble.RESET);

        JsonObject operation = new JsonObject(charges("stranger-1", "gildong").body());

        String path = "/v1/operations/" + operation.getString("operation_id");
        shop.until(() -> List.of("REVIEW", "SUCCEEDED", "FAILED")
                .contains(shop.api("GET", path, "").getString("state")));
        assertThat(shop.api("GET", path, "").getString("state")).isEqualTo("REVIEW");
        shop.until(() -> shop.eventTypes("stranger-1").contains("operation.review"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"customer_uid\":\"gildong\",\"amount\":9900,\"name\":\"정기구독\"} | 400 | merchant_uid",
                "{\"merchant_uid\":\"m\",\"customer_uid\":\"gildong\",\"amount\":9900,\"name\":\"정기구독\",\"custom_data\":\"a text\"} | 400 | custom_data",
                "{\"merchant_uid\":\"m\",\"customer_uid\":\"gildong\",\"amount\":9900,\"name\":\"정기구독\",\"custom_data\":{\"a\":\"\\ud800\"}} | 400 | custom_data",
                "{\"merchant_uid\":\"m\",\"amount\":9900,\"name\":\"정기구독\"} | 400 | customer_uid",
                "{\"merchant_uid\":\"m\",\"customer_uid\":\"gildong\",\"name\":\"정기구독\"} | 400 | amount",
                "{\"merchant_uid\":\"m\",\"customer_uid\":\"gildong\",\"amount\":9,\"name\":\"정기구독\"} | 422 | amount",
                "{\"merchant_uid\":\"m\",\"customer_uid\":\"gildong\",\"amount\":9900,\"name\":\"책 외 2건\"} | 422 | name",
                "{\"merchant_uid\":\"m\",\"customer_uid\":\"gildong\",\"amount\":9900,\"name\":\"정기구독\",\"use_cfm\":\"20200101\"} | 422 | use_cfm",
            })
    void whatNaverWouldRefuseIsRefusedByItsField(String body, int status, String field) {
        HttpResponse<String> refused = charge("key-" + field + status, body);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(new JsonObject(refused.body())
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("field"))
                .isEqualTo(field);
    }

    @Test
    void withoutAKeyNothingIsCharged() {
        HttpResponse<String> refused = shop.answer("POST", "/v1/charges", body("month-7", "gildong", 9_900));

        assertThat(code(refused)).isEqualTo("idempotency_key_required");
        assertThat(payments("month-7")).isEmpty();
    }

    @Test
    void aKeyOfAnotherRequestLeavesNothing() {
        charges("month-8", "gildong");

        HttpResponse<String> refused = charge("key-month-8", body("month-9", "gildong", 9_900));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(code(refused)).isEqualTo("idempotency_key_reused");
        assertThat(shop.apiStatus("GET", "/v1/orders/month-9", "")).isEqualTo(404);
        assertThat(charges("month-9", "gildong").statusCode()).isEqualTo(200);
    }

    @Test
    void aKeyIsNotForAnotherBuyerOfTheSameCharge() {
        charges("month-11", "gildong");
        JsonObject another = new JsonObject(body("month-11", "gildong", 9_900));
        another.getJsonObject("buyer").put("name", "다른 구매자");

        HttpResponse<String> refused = charge("key-month-11", another.encode());

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(code(refused)).isEqualTo("idempotency_key_reused");
    }

    @Test
    void aKeyOfARequestWithoutAnOperationLeavesNothing() {
        String endpoint = "{\"url\":\"http://127.0.0.1:9/events\",\"enabled\":false}";
        shop.later("POST", "/v1/endpoints", endpoint, "key-endpoint").join();

        HttpResponse<String> refused = charge("key-endpoint", body("month-10", "gildong", 9_900));

        assertThat(code(refused)).isEqualTo("idempotency_key_reused");
        assertThat(shop.apiStatus("GET", "/v1/orders/month-10", "")).isEqualTo(404);
    }

    @Test
    void ofTwoChargesWithOneKeyAtOnceOneIsMade() {
        List<String> numbers = List.of("race-1", "race-2");

        List<Integer> answers = numbers.stream()
                .map(number -> shop.later("POST", "/v1/charges", body(number, "gildong", 9_900), "key-race"))
                .toList()
                .stream()
                .map(answer -> answer.join().statusCode())
                .toList();

        assertThat(answers).containsExactlyInAnyOrder(200, 422);
        assertThat(numbers.stream().map(number -> shop.apiStatus("GET", "/v1/orders/" + number, "")))
                .containsExactlyInAnyOrder(200, 404);
    }

    private HttpResponse<String> charges(String merchantUid, String customerUid) {
        return charge("key-" + merchantUid, body(merchantUid, customerUid, 9_900));
    }

    private HttpResponse<String> charge(String key, String body) {
        return shop.later("POST", "/v1/charges", body, key).join();
    }

    private static String body(String merchantUid, String customerUid, long amount) {
        return new JsonObject()
                .put("merchant_uid", merchantUid)
                .put("customer_uid", customerUid)
                .put("amount", amount)
                .put("name", "정기구독")
                .put("buyer", new JsonObject().put("name", "구매자").put("tel", "010-1234-5678"))
                .encode();
    }

    private static String code(HttpResponse<String> answer) {
        return new JsonObject(answer.body()).getString("code");
    }

    /** Every payment that Iamport has under the number. */
    private List<String> payments(String merchantUid) {
        JsonArray all =
                shop.mock("GET", "/_mock/v1/orders?where=" + merchantUid, "").getJsonArray("data");
        return all.stream()
                .map(JsonObject.class::cast)
                .filter(one -> merchantUid.equals(one.getString("merchant_uid")))
                .map(one -> one.getString("imp_uid"))
                .toList();
    }
}
