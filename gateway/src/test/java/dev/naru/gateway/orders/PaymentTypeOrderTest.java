package dev.naru.gateway.orders;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.iamport.FakeIamport;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.ApiClient.Answer;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaymentTypeOrderTest {
    private static final String PREPARE = "/payments/prepare";

    private final Database database;
    private final FakeIamport iamport;
    private final GatewayFixture gateway;
    private final ApiClient api;

    PaymentTypeOrderTest(Vertx vertx, Database database, DatabaseAddress address) {
        SeedProducts.putAll(database);
        this.database = database;
        this.iamport = FakeIamport.start(vertx);
        this.gateway = GatewayFixture.start(
                address,
                Map.of("NARU_IAMPORT_URL", iamport.url().toString(), "NARU_PUBLIC_EDGE_URL", "https://pay.example/"));
        this.api = new ApiClient(gateway);
    }

    @AfterAll
    void stop() {
        gateway.close();
        iamport.close();
    }

    @Test
    void theAnswerIsTheExactObjectForTheWindow() {
        Answer answer = places(PaymentTypeSamples.body("exact-1")
                .put("pg", "naverpay.partner_1")
                .put("channel_key", "channel-key-1")
                .put("tax_free", 4)
                .put("use_cfm", "29991231")
                .put("culture_benefit", true)
                .put("purchaser_birthday", "20151201")
                .put("notice_url", "https://shop.example/notice")
                .put("custom_data", new JsonObject().put("a", 1)));

        assertThat(answer.status()).isEqualTo(201);
        JsonObject requestPay = requestPay(answer);
        assertThat(requestPay.remove("confirm_url").toString())
                .matches("https://pay\\.example/m/00000000-0000-0000-0000-000000000001/confirm/iamport/[\\w-]{22}");
        assertThat(requestPay).isEqualTo(new JsonObject("""
                                {"pg":"naverpay.partner_1","channelKey":"channel-key-1","merchant_uid":"exact-1",
                                 "name":"한국사","amount":1004,"tax_free":4,"buyer_email":"test@portone.io",
                                 "buyer_name":"구매자이름","buyer_tel":"010-1234-5678","buyer_addr":"서울특별시 강남구 삼성동",
                                 "buyer_postcode":"123-456","naverUseCfm":"29991231","naverPopupMode":true,
                                 "m_redirect_url":"https://shop.example/done?a=1","naverPurchaserBirthday":"20151201",
                                 "naverCultureBenefit":true,
                                 "naverProducts":[
                                   {"categoryType":"BOOK","categoryId":"GENERAL","uid":"107922211","name":"한국사",
                                    "payReferrer":"NAVER_BOOK","sellerId":"sellerA","count":10},
                                   {"categoryType":"MUSIC","categoryId":"CD","uid":"299911002","name":"러블리즈","count":1}],
                                 "notice_url":"https://shop.example/notice","custom_data":{"a":1}}
                                """));
    }

    @Test
    void aRegistrationSaysWhoseKeyOfWhatAndIsNotPrepared() {
        JsonObject body = PaymentTypeSamples.registration("key-1", "gildong").put("action", "CHANGE");
        int before = iamport.requests("POST " + PREPARE).size();

        Answer answer = api.post("/v1/orders", body.encode());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("ordered_amount").longValue()).isZero();
        assertThat(requestPay(answer))
                .isEqualTo(new JsonObject()
                        .put("pg", "naverpay")
                        .put("merchant_uid", "key-1")
                        .put("name", "Slim 요금제(1개월 단위)")
                        .put("amount", 1004)
                        .put("buyer_tel", "010-1234-5678")
                        .put("naverPopupMode", true)
                        .put("customer_uid", "gildong")
                        .put("naverProductCode", "slim-plan")
                        .put("naverProductCount", 5)
                        .put("naverActionType", "CHANGE"));
        assertThat(iamport.requests("POST " + PREPARE)).hasSize(before);
    }

    @Test
    void theSameBodyAgainIsTheSameOrderAndAsksIamportOnce() {
        JsonObject body = PaymentTypeSamples.body("again-1");
        Answer first = places(body);
        int before = iamport.requests("POST " + PREPARE).size();

        Answer second = api.post("/v1/orders", body.encode());

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(iamport.requests("POST " + PREPARE)).hasSize(before);
    }

    @Test
    void anOrderIamportWasNotToldOfIsToldOnTheNextRequest() {
        JsonObject body = PaymentTypeSamples.body("crash-1");
        Answer first = places(body);
        await(database.query("update payment_request set prepared_at = null where merchant_uid = 'crash-1'"));
        int before = iamport.requests("POST " + PREPARE).size();

        Answer second = places(body);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(iamport.requests("POST " + PREPARE)).hasSize(before + 1);
    }

    @Test
    void anOrderNumberIsNeverUsedTwice() {
        places(PaymentTypeSamples.body("used-1"));

        Answer answer = api.post(
                "/v1/orders",
                PaymentTypeSamples.body("used-1").put("amount", 2008).encode());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("code").asText()).isEqualTo("merchant_uid_used");
    }

    @Test
    void anOrderNumberOfAnOrderTypeOrderIsTakenToo() {
        api.post(
                "/v1/orders",
                "{\"merchant_uid\":\"used-2\",\"items\":[{\"product_id\":\"singleProductId\",\"quantity\":1}]}");

        assertThat(api.post("/v1/orders", PaymentTypeSamples.body("used-2").encode())
                        .status())
                .isEqualTo(409);
    }

    @Test
    void whatIamportRefusesIsToldInItsOwnWords() {
        iamport.next(
                PREPARE,
                200,
                "application/json",
                FakeIamport.refusal(1, "결제정보 사전등록에 실패하였습니다(이미 등록된 merchant_uid입니다)."));
        iamport.next(PREPARE, 400, "application/json", FakeIamport.refusal(-1, "이미 결제된 주문입니다."));

        Answer answer =
                api.post("/v1/orders", PaymentTypeSamples.body("refused-1").encode());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("code").asText()).isEqualTo("iamport_declined");
        assertThat(answer.json().path("upstream").toString())
                .isEqualTo("{\"status\":400,\"code\":-1,\"message\":\"이미 결제된 주문입니다.\"}");
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                rule("amount_too_small", "amount", body -> body.put("amount", 9)),
                rule("name_counts", "name", body -> body.put("name", "한국사 외 2개")),
                rule(
                        "name_counts",
                        "naver_products[1].name",
                        body -> product(body).put("name", "러블리즈 외 1건")),
                rule("use_cfm_past", "use_cfm", body -> body.put("use_cfm", "20251231")),
                rule(
                        "count_differs",
                        "product_count",
                        body -> body.put("customer_uid", "gildong")
                                .put("product_code", "a")
                                .put("product_count", 10)),
                rule("unknown_product", "naver_products[0].uid", body -> body.put("check_stock", true)));
    }

    private static Arguments rule(String code, String field, Consumer<JsonObject> change) {
        return Arguments.of(code, field, change);
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("rules")
    void whatNaverWouldRefuseIsRefusedHere(String code, String field, Consumer<JsonObject> change) {
        JsonObject body = PaymentTypeSamples.body("rule-1");
        change.accept(body);

        Answer answer = api.post("/v1/orders", body.encode());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.faults()).contains(field);
        assertThat(answer.json().path("errors").findValuesAsText("code")).contains(code);
        assertThat(answer.json().path("errors").get(0).path("message_ko").asText())
                .isNotBlank();
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                shape("naver_products", body -> body.remove("naver_products")),
                shape("naver_products", body -> body.put("naver_products", new JsonArray())),
                shape("naver_products[1].categoryType", body -> product(body).remove("categoryType")),
                shape("naver_products[1].categoryId", body -> product(body).remove("categoryId")),
                shape("naver_products[1].uid", body -> product(body).remove("uid")),
                shape("naver_products[1].name", body -> product(body).remove("name")),
                shape("naver_products[1].count", body -> product(body).remove("count")),
                shape("naver_products[1].count", body -> product(body).put("count", 0)),
                shape("naver_products[1].sellerId", body -> product(body).put("sellerId", "판매자")),
                shape("naver_products[1].endDate", body -> product(body).put("endDate", "20260230")),
                shape("amount", body -> body.put("amount", 1004.5)),
                shape("amount", body -> body.put("amount", "1004")),
                shape("tax_free", body -> body.put("tax_free", 1005)),
                shape("use_cfm", body -> body.put("use_cfm", "2026-12-31")),
                shape("return_url", body -> body.put("popup", false).remove("return_url")),
                shape("return_url", body -> body.put("return_url", "/done")),
                shape("notice_url", body -> body.put("notice_url", new JsonArray())),
                shape("pg", body -> body.put("pg", "naverpay.")),
                shape("product_code", body -> body.put("product_code", "a")),
                shape("product_code", body -> body.put("customer_uid", "gildong")),
                shape("confirm", body -> body.put("customer_uid", "gildong").put("confirm", true)),
                shape(
                        "buyer.tel",
                        body -> body.put("customer_uid", "gildong")
                                .getJsonObject("buyer")
                                .remove("tel")),
                shape("items", body -> body.put("items", new JsonArray())));
    }

    private static Arguments shape(String field, Consumer<JsonObject> change) {
        return Arguments.of(field, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void aMalformedFieldIsNamed(String field, Consumer<JsonObject> change) {
        JsonObject body = PaymentTypeSamples.body("shape-1");
        change.accept(body);

        Answer answer = api.post("/v1/orders", body.encode());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).contains(field);
    }

    @Test
    void aRefusedBodyStoresNothing() {
        api.post(
                "/v1/orders", PaymentTypeSamples.body("none-1").put("amount", 9).encode());

        assertThat(api.get("/v1/orders/none-1").status()).isEqualTo(404);
    }

    @Test
    void withoutAWishToBeAskedThereIsNoConfirmUrl() {
        assertThat(requestPay(places(PaymentTypeSamples.body("silent-1").put("confirm", false)))
                        .containsKey("confirm_url"))
                .isFalse();
    }

    private Answer places(JsonObject body) {
        iamport.next(PREPARE, 200, "application/json", FakeIamport.ok(new JsonObject()));
        return api.post("/v1/orders", body.encode());
    }

    private static JsonObject product(JsonObject body) {
        return body.getJsonArray("naver_products").getJsonObject(1);
    }

    private static JsonObject requestPay(Answer answer) {
        return new JsonObject(answer.json().path("request_pay").toString());
    }
}
