package dev.naru.gateway.orders;

import static dev.naru.gateway.orders.OrderSamples.MERCHANT;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.orders.ApiClient.Answer;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.PostgresExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderRoutesTest {
    private static final String SEED_CART = """
            {"merchant_uid": "%s", "name": "주문명:결제테스트", "pg": "naverco",
             "items": [
               {"product_id": "singleProductId", "quantity": 2},
               {"product_id": "optionProductId", "options": [
                 {"manage_code": "R_M", "quantity": 3},
                 {"selections": [{"name": "색상", "value_id": "RED"}, {"name": "사이즈", "value_id": "180"}], "quantity": 2}]}],
             "buyer": {"name": "구매자이름", "email": "iamport@siot.do", "tel": "010-1234-5678",
                       "addr": "서울특별시 강남구 삼성동", "postcode": "123-456"}}
            """;

    private final Database database;
    private final DatabaseAddress address;
    private GatewayFixture gateway;
    private ApiClient api;

    OrderRoutesTest(Database database, DatabaseAddress address) {
        this.database = database;
        this.address = address;
    }

    @BeforeAll
    void start() {
        SeedProducts.putAll(database);
        gateway = GatewayFixture.start(address, Map.of("NARU_API_KEY", GatewayFixture.API_KEY));
        api = new ApiClient(gateway);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void placedOrderIsAnsweredWithTheManualsOwnObject() throws IOException {
        Answer answer = api.post("/v1/orders", SEED_CART.formatted("seed-1"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("state").asText()).isEqualTo("OPEN");
        assertThat(answer.json().path("ordered_amount").asLong()).isEqualTo(7_700);
        assertThat(answer.json().path("request_pay"))
                .isEqualTo(StrictJson.mapper().readTree("""
                {"pg": "naverco", "pay_method": "card", "merchant_uid": "seed-1", "name": "주문명:결제테스트",
                 "amount": 7700, "buyer_email": "iamport@siot.do", "buyer_name": "구매자이름",
                 "buyer_tel": "010-1234-5678", "buyer_addr": "서울특별시 강남구 삼성동", "buyer_postcode": "123-456",
                 "naverProducts": [
                  {"id": "singleProductId", "name": "네이버페이 상품1", "basePrice": 1000, "taxType": "TAX_FREE",
                   "quantity": 2, "infoUrl": "http://www.iamport.kr/product/detail",
                   "imageUrl": "http://www.iamport.kr/product/detail/thumbnail",
                   "shipping": {"groupId": "shipping-a", "method": "DELIVERY", "baseFee": 2500,
                                "feeRule": {"freeByThreshold": 20000}, "feePayType": "PREPAYED"}},
                  {"id": "optionProductId", "name": "네이버페이 상품2", "basePrice": 1000, "taxType": "TAX_FREE",
                   "infoUrl": "http://www.iamport.kr/product/detail",
                   "imageUrl": "http://www.iamport.kr/product/detail/thumbnail",
                   "options": [
                    {"optionQuantity": 3, "optionPrice": 100, "selectionCode": "R_M",
                     "selections": [{"code": "RED", "label": "색상", "value": "빨강"},
                                    {"code": "170", "label": "사이즈", "value": "170"}]},
                    {"optionQuantity": 2, "optionPrice": 200, "selectionCode": "R_L",
                     "selections": [{"code": "RED", "label": "색상", "value": "빨강"},
                                    {"code": "180", "label": "사이즈", "value": "180"}]}],
                   "shipping": {"groupId": "shipping-a", "method": "DELIVERY", "baseFee": 2500,
                                "feeRule": {"freeByThreshold": 20000}, "feePayType": "PREPAYED"}}]}
                """));
    }

    @Test
    void linesSayWhatEachCosts() {
        JsonNode lines =
                api.post("/v1/orders", SEED_CART.formatted("lines-1")).json().path("lines");

        assertThat(lines.findValuesAsText("amount")).containsExactly("2000", "3300", "2400");
        assertThat(lines.findValuesAsText("option_text")).containsExactly("", "색상: 빨강 / 사이즈: 170", "색상: 빨강 / 사이즈: 180");
        assertThat(lines.findValuesAsText("removed")).containsExactly("false", "false", "false");
    }

    @Test
    void jejuOrderOfTheManualMayCost21000() {
        Answer placed = api.post("/v1/orders", """
                {"merchant_uid": "jeju-1", "items": [{"product_id": "jejuProductId", "quantity": 1}]}
                """);

        JsonNode product =
                placed.json().path("request_pay").path("naverProducts").get(0);
        assertThat(placed.json().path("ordered_amount").asLong()).isEqualTo(14_000);
        assertThat(product.path("merchantProductId").asText()).isEqualTo("SKU-1");
        assertThat(product.path("ecMallProductId").asText()).isEqualTo("EP-1");
        assertThat(product.path("giftName").asText()).isEqualTo("사은품");
        assertThat(product.path("shipping")
                        .path("feeRule")
                        .path("surchargesByArea")
                        .findValuesAsText("area"))
                .containsExactly("island", "jeju");
        OrderRepository orders = new OrderRepository(database, new PollPlan(List.of(Duration.ofMinutes(1))));
        AmountRule rule = await(orders.find(MERCHANT, new MerchantUid("jeju-1")))
                .orElseThrow()
                .amountRule();
        assertThat(rule.judge(21_000, List.of())).isInstanceOf(AmountVerdict.Fits.class);
        assertThat(rule.judge(14_000, List.of())).isInstanceOf(AmountVerdict.Broken.class);
    }

    @Test
    void singleChoiceWithoutPriceHasNoCodeAndNoPrice() throws IOException {
        Answer placed = api.post("/v1/orders", """
                {"items": [{"product_id": "oneAxis",
                            "options": [{"selections": [{"name": "사이즈", "value_id": "180"}], "quantity": 1}]}]}
                """);

        assertThat(placed.json()
                        .path("request_pay")
                        .path("naverProducts")
                        .get(0)
                        .path("options"))
                .isEqualTo(StrictJson.mapper().readTree("""
                        [{"optionQuantity": 1, "selections": [{"code": "180", "label": "사이즈", "value": "180"}]}]
                        """));
    }

    @Test
    void supplementsAndWrittenTextsTravelAlong() {
        Answer placed = api.post("/v1/orders", """
                {"items": [{"product_id": "optionProductId",
                            "options": [{"manage_code": "R_L", "selections": [{"name": "각인", "text": "나루"}], "quantity": 1}],
                            "supplements": [{"id": "lace", "quantity": 2}]}]}
                """);

        JsonNode product =
                placed.json().path("request_pay").path("naverProducts").get(0);
        assertThat(placed.json().path("ordered_amount").asLong()).isEqualTo(2_200);
        assertThat(product.path("supplements").get(0).path("price").asLong()).isEqualTo(500);
        assertThat(product.path("options").get(0).path("selections").findValuesAsText("value"))
                .containsExactly("빨강", "180", "나루");
    }

    @Test
    void rowsOfOneProductBecomeOneEntry() {
        Answer placed = api.post("/v1/orders", """
                {"items": [{"product_id": "optionProductId", "options": [{"manage_code": "R_L", "quantity": 1}]},
                           {"product_id": "singleProductId", "quantity": 1},
                           {"product_id": "optionProductId", "options": [{"manage_code": "R_L", "quantity": 2}]},
                           {"product_id": "singleProductId", "quantity": 1}]}
                """);

        JsonNode products = placed.json().path("request_pay").path("naverProducts");
        assertThat(products.findValuesAsText("optionQuantity")).containsExactly("3");
        assertThat(products.findValuesAsText("quantity")).containsExactly("2");
    }

    @Test
    void missingMerchantUidIsMadeUpReadable() {
        Answer placed = api.post("/v1/orders", "{\"items\": [{\"product_id\": \"singleProductId\", \"quantity\": 1}]}");

        assertThat(placed.json().path("merchant_uid").asText()).matches("20[0-9]{6}-[0-9]{6}-[0-9a-z]{10}");
        assertThat(placed.json().path("request_pay").path("name").asText()).isEqualTo("네이버페이 상품1");
    }

    @Test
    void sameBodyAgainIsTheSameOrder() {
        Answer first = api.post("/v1/orders", SEED_CART.formatted("again-1"));
        Answer second = api.post("/v1/orders", SEED_CART.formatted("again-1").replace("\n", " "));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void otherBodyWithAUsedMerchantUidIsAConflict() {
        api.post("/v1/orders", SEED_CART.formatted("used-1"));

        Answer answer =
                api.post("/v1/orders", SEED_CART.formatted("used-1").replace("\"quantity\": 3", "\"quantity\": 1"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("code").asText()).isEqualTo("merchant_uid_used");
    }

    @Test
    void storedOrderIsShownWithItsStory() {
        api.post("/v1/orders", SEED_CART.formatted("한글 주문 1"));

        JsonNode order = api.get("/v1/orders/%ED%95%9C%EA%B8%80%20%EC%A3%BC%EB%AC%B8%201")
                .json();

        assertThat(order.path("state").asText()).isEqualTo("OPEN");
        assertThat(order.path("buyer").path("addr").asText()).isEqualTo("서울특별시 강남구 삼성동");
        assertThat(order.path("imp_uid").isNull()).isTrue();
        assertThat(order.path("timeline").findValuesAsText("type")).containsExactly("order.created");
    }

    @Test
    void unknownOrderIsNotFound() {
        assertThat(api.get("/v1/orders/nobody").status()).isEqualTo(404);
    }

    @Test
    void listIsPagedByItsCursor() {
        for (int i = 0; i < 3; i++) {
            api.post("/v1/orders", SEED_CART.formatted("page-" + i));
        }

        JsonNode first = api.get("/v1/orders?limit=2&state=OPEN").json();
        JsonNode second = api.get("/v1/orders?limit=1&state=OPEN&after="
                        + first.path("next").asText())
                .json();

        assertThat(first.path("orders").findValuesAsText("merchant_uid")).containsExactly("page-2", "page-1");
        assertThat(second.path("orders").findValuesAsText("merchant_uid")).containsExactly("page-0");
    }

    @Test
    void oneOfManyRequestsAtOncePlacesTheOrderAndAllSeeIt() {
        String body = SEED_CART.formatted("rush-1");
        List<Integer> statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> api.post("/v1/orders", body).status())
                .toList();

        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(api.get("/v1/orders/rush-1").json().path("timeline").findValuesAsText("type"))
                .containsExactly("order.created");
    }

    @Test
    void shopsOwnDataComesBackAsItWas() {
        String body = SEED_CART
                .formatted("data-1")
                .replace(
                        "\"pg\"",
                        "\"custom_data\": {\"NUL\": \"a\\u0000b\", \"n\": 1.50}, \"naver_interface\": {\"cpaInflowCode\": \"c\"}, \"pg\"");

        JsonNode first = api.post("/v1/orders", body).json().path("request_pay");
        JsonNode again = api.post("/v1/orders", body).json().path("request_pay");

        assertThat(first.path("custom_data").path("NUL").asText()).isEqualTo("a\u0000b");
        assertThat(first.path("naverInterface").path("cpaInflowCode").asText()).isEqualTo("c");
        assertThat(again).isEqualTo(first);
    }

    @Test
    void eventsCanBeAskedFor() {
        Answer answer = api.get("/v1/events?limit=10");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("events").isArray()).isTrue();
        assertThat(answer.json().path("next").asText()).matches("[0-9]+-[0-9]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=x", "after=1-", "limit=0", "limit=1000", "type=order.paid"})
    void badQueryForEventsIsRefused(String query) {
        assertThat(api.get("/v1/events?" + query).status()).isEqualTo(400);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("{\"product_id\": \"nothing\", \"quantity\": 1}", "unknown_product", "items[0].product_id"),
                refusal("{\"product_id\": \"soldOut\", \"quantity\": 1}", "sold_out", "items[0]"),
                refusal("{\"product_id\": \"noStock\", \"quantity\": 1}", "sold_out", "items[0]"),
                refusal("{\"product_id\": \"lowStock\", \"quantity\": 3}", "stock_too_low", "items[0]"),
                refusal("{\"product_id\": \"notOnSale\", \"quantity\": 1}", "not_on_sale", "items[0]"),
                refusal(
                        "{\"product_id\": \"singleProductId\", \"quantity\": 0}",
                        "quantity_out_of_range",
                        "items[0].quantity"),
                refusal(
                        "{\"product_id\": \"singleProductId\", \"quantity\": 1000}",
                        "quantity_out_of_range",
                        "items[0].quantity"),
                refusal(
                        "{\"product_id\": \"singleProductId\", \"quantity\": -1}",
                        "quantity_out_of_range",
                        "items[0].quantity"),
                refusal("{\"product_id\": \"penny\", \"quantity\": 3}", "amount_too_small", "items"),
                refusal(
                        "{\"product_id\": \"optionProductId\", \"quantity\": 1}",
                        "option_required",
                        "items[0].options"),
                refusal(
                        option("{\"manage_code\": \"R_X\", \"quantity\": 1}"),
                        "unknown_combination",
                        "items[0].options[0].manage_code"),
                refusal(option("{\"manage_code\": \"R_S\", \"quantity\": 1}"), "sold_out", "items[0].options[0]"),
                refusal(option("{\"manage_code\": \"R_M\", \"quantity\": 6}"), "stock_too_low", "items[0].options[0]"),
                refusal(option("{\"manage_code\": \"R_XL\", \"quantity\": 1}"), "not_on_sale", "items[0].options[0]"),
                refusal(
                        option(
                                "{\"selections\": [{\"name\": \"색상\", \"value_id\": \"BLUE\"}, {\"name\": \"사이즈\", \"value_id\": \"170\"}], \"quantity\": 1}"),
                        "unknown_combination",
                        "items[0].options[0].selections"),
                refusal(
                        option("{\"selections\": [{\"name\": \"색상\", \"value_id\": \"GOLD\"}], \"quantity\": 1}"),
                        "unknown_value",
                        "items[0].options[0].selections[0].value_id"),
                refusal(
                        option("{\"selections\": [{\"name\": \"재질\", \"value_id\": \"X\"}], \"quantity\": 1}"),
                        "unknown_option",
                        "items[0].options[0].selections[0].name"),
                refusal(
                        option(
                                "{\"manage_code\": \"R_L\", \"selections\": [{\"name\": \"색상\", \"value_id\": \"BLUE\"}], \"quantity\": 1}"),
                        "selection_conflict",
                        "items[0].options[0].selections[0].value_id"),
                refusal(
                        option("{\"selections\": [{\"name\": \"각인\", \"text\": \"a\"}], \"quantity\": 1}"),
                        "option_required",
                        "items[0].options[0].selections"),
                refusal(
                        "{\"product_id\": \"singleProductId\", \"options\": [{\"manage_code\": \"R_L\", \"quantity\": 1}]}",
                        "no_options",
                        "items[0].options[0]"),
                refusal(
                        "{\"product_id\": \"optionProductId\", \"options\": [{\"manage_code\": \"R_L\", \"quantity\": 1}], \"supplements\": [{\"id\": \"none\", \"quantity\": 1}]}",
                        "unknown_supplement",
                        "items[0].supplements[0].id"),
                refusal(
                        "{\"product_id\": \"optionProductId\", \"options\": [{\"manage_code\": \"R_L\", \"quantity\": 1}], \"supplements\": [{\"id\": \"lace\", \"quantity\": 4}]}",
                        "stock_too_low",
                        "items[0].supplements[0]"));
    }

    @ParameterizedTest(name = "{1} at {2}")
    @MethodSource("refusals")
    void cartNaverWouldRefuseIsRefusedWithTheReason(String item, String code, String field) {
        Answer answer = api.post("/v1/orders", "{\"items\": [" + item + "]}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asText()).isEqualTo("cart_refused");
        assertThat(answer.json().path("errors").findValuesAsText("code")).contains(code);
        assertThat(answer.faults()).contains(field);
        assertThat(answer.json().path("errors").get(0).path("message_ko").asText())
                .isNotBlank();
    }

    @Test
    void refusedCartLeavesNoOrder() {
        api.post(
                "/v1/orders",
                "{\"merchant_uid\": \"refused-1\", \"items\": [{\"product_id\": \"soldOut\", \"quantity\": 1}]}");

        assertThat(api.get("/v1/orders/refused-1").status()).isEqualTo(404);
    }

    static Stream<Arguments> badBodies() {
        String item = "{\"product_id\": \"singleProductId\", \"quantity\": 1}";
        return Stream.of(
                Arguments.of("no body", "", ""),
                Arguments.of("no object", "[]", ""),
                Arguments.of("no items", "{}", "items"),
                Arguments.of("empty items", "{\"items\": []}", "items"),
                Arguments.of("items of the wrong type", "{\"items\": \"x\"}", "items"),
                Arguments.of("item of the wrong type", "{\"items\": [7]}", "items[0]"),
                Arguments.of(
                        "quantity as text",
                        "{\"items\": [{\"product_id\": \"a\", \"quantity\": \"1\"}]}",
                        "items[0].quantity"),
                Arguments.of(
                        "half a piece",
                        "{\"items\": [{\"product_id\": \"a\", \"quantity\": 1.5}]}",
                        "items[0].quantity"),
                Arguments.of(
                        "endless quantity",
                        "{\"items\": [{\"product_id\": \"a\", \"quantity\": 1e25}]}",
                        "items[0].quantity"),
                Arguments.of("no product", "{\"items\": [{\"quantity\": 1}]}", "items[0].product_id"),
                Arguments.of("unknown field", "{\"items\": [" + item + "], \"amount\": 100}", "amount"),
                Arguments.of(
                        "unknown field deep down",
                        "{\"items\": [{\"product_id\": \"a\", \"quantity\": 1, \"price\": 1}]}",
                        "items[0].price"),
                Arguments.of("duplicate key", "{\"items\": [" + item + "], \"items\": []}", ""),
                Arguments.of("deep", "{\"items\": " + "[".repeat(5000) + "]".repeat(5000) + "}", ""),
                Arguments.of("something after", "{\"items\": [" + item + "]} {}", ""),
                Arguments.of("other provider", "{\"pg\": \"kakaopay\", \"items\": [" + item + "]}", "pg"),
                Arguments.of(
                        "long merchant_uid",
                        "{\"merchant_uid\": \"" + "x".repeat(41) + "\", \"items\": [" + item + "]}",
                        "merchant_uid"),
                Arguments.of(
                        "NUL in merchant_uid",
                        "{\"merchant_uid\": \"a\\u0000\", \"items\": [" + item + "]}",
                        "merchant_uid"),
                Arguments.of("NUL in a name", "{\"name\": \"a\\u0000\", \"items\": [" + item + "]}", "name"),
                Arguments.of(
                        "NUL in an id",
                        "{\"items\": [{\"product_id\": \"a\\u0000\", \"quantity\": 1}]}",
                        "items[0].product_id"),
                Arguments.of(
                        "long buyer",
                        "{\"buyer\": {\"name\": \"" + "x".repeat(17) + "\"}, \"items\": [" + item + "]}",
                        "buyer.name"),
                Arguments.of(
                        "quantity and options",
                        "{\"items\": [{\"product_id\": \"a\", \"quantity\": 1, \"options\": [{\"manage_code\": \"b\", \"quantity\": 1}]}]}",
                        "items[0].quantity"),
                Arguments.of(
                        "neither quantity nor options", "{\"items\": [{\"product_id\": \"a\"}]}", "items[0].quantity"),
                Arguments.of(
                        "value and text",
                        "{\"items\": [{\"product_id\": \"a\", \"options\": [{\"selections\": [{\"name\": \"b\", \"value_id\": \"c\", \"text\": \"d\"}], \"quantity\": 1}]}]}",
                        "items[0].options[0].selections[0].value_id"),
                Arguments.of(
                        "custom_data as text", "{\"custom_data\": \"x\", \"items\": [" + item + "]}", "custom_data"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badBodies")
    void malformedBodyIsRefusedWithTheField(String what, String body, String field) {
        Answer answer = api.post("/v1/orders", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).contains(field);
    }

    @Test
    void oversizedBodyIsRefused() {
        assertThat(api.post("/v1/orders", " ".repeat(300_000)).status()).isEqualTo(413);
    }

    @Test
    void brokenUtf8IsRefused() {
        byte[] latin1 = "{\"name\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        Answer answer = api.send(api.request("/v1/orders")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(latin1)));

        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
    void otherContentTypeIsRefused(String contentType) {
        assertThat(api.post("/v1/orders", contentType, "{}").status()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void otherMethodIsRefused(String method) {
        assertThat(api.send(method, "/v1/orders").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=101", "limit=x", "limit=%00", "state=LOST", "after=!!", "after=AAAA", "page=2"
            })
    void badQueryIsRefused(String query) {
        assertThat(api.get("/v1/orders?" + query).status()).isEqualTo(400);
    }

    @Test
    void withoutAKeyNothingIsShown() {
        Answer answer = api.send(HttpRequest.newBuilder(URI.create(gateway.apiUrl() + "/v1/orders")));

        assertThat(answer.status()).isEqualTo(401);
    }

    private static Arguments refusal(String item, String code, String field) {
        return Arguments.of(item, code, field);
    }

    private static String option(String option) {
        return "{\"product_id\": \"optionProductId\", \"options\": [" + option + "]}";
    }
}
