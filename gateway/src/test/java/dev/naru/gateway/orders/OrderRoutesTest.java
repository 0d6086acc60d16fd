package dev.naru.gateway.orders;

import static dev.naru.gateway.orders.OrderSamples.MERCHANT;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.ApiClient.Answer;
import dev.naru.gateway.testing.PostgresExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

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
    private final SeedShop shop;
    private final ApiClient api;

    OrderRoutesTest(Database database, DatabaseAddress address) {
        this.database = database;
        this.shop = new SeedShop(database, address);
        this.api = shop.api;
    }

    @AfterAll
    void stop() {
        shop.close();
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
}
