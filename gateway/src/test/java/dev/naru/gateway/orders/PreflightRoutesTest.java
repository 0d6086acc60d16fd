package dev.naru.gateway.orders;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.ApiClient.Answer;
import dev.naru.gateway.testing.PostgresExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreflightRoutesTest {
    private static final String NAVER_PRODUCTS = """
            {"naver_products": [
              {"id": "singleProductId", "name": "네이버페이 상품1", "basePrice": 1000, "taxType": "TAX_FREE", "quantity": 2,
               "infoUrl": "http://www.iamport.kr/product/detail",
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
            """;

    private final Database database;
    private final SeedShop shop;
    private final ApiClient api;

    PreflightRoutesTest(Database database, DatabaseAddress address) {
        this.database = database;
        this.shop = new SeedShop(database, address);
        this.api = shop.api;
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    @Test
    void everyLineIsJudgedAndNotOnlyTheFirst() {
        JsonNode report = check("""
                {"items": [{"product_id": "soldOut", "quantity": 1000},
                           {"product_id": "singleProductId", "quantity": 1},
                           {"product_id": "optionProductId", "options": [{"manage_code": "R_S", "quantity": 1}]}]}
                """);

        assertThat(report.path("ok").asBoolean()).isFalse();
        assertThat(report.path("lines").get(0).path("findings").findValuesAsText("code"))
                .containsExactly("sold_out", "quantity_out_of_range");
        assertThat(report.path("lines").get(1).path("findings")).isEmpty();
        assertThat(report.path("lines").get(2).path("findings").findValuesAsText("code"))
                .containsExactly("sold_out");
    }

    @Test
    void productSoldOutByStatusAndByStockIsSoldOutOnce() {
        JsonNode report = check("{\"items\": [{\"product_id\": \"soldOutToo\", \"quantity\": 1}]}");

        assertThat(report.path("lines").get(0).path("findings").findValuesAsText("code"))
                .containsExactly("sold_out");
    }

    @Test
    void cartNaverWouldTakeIsFineAndSaysWhatShippingMayCost() {
        JsonNode report = check("{\"items\": [{\"product_id\": \"jejuProductId\", \"quantity\": 1}]}");

        assertThat(report.path("ok").asBoolean()).isTrue();
        assertThat(report.path("shipping").path("mainland").path("prepaid").asLong())
                .isEqualTo(2500);
        assertThat(report.path("shipping").path("island").path("prepaid").asLong())
                .isEqualTo(4500);
        assertThat(report.path("shipping").path("jeju").path("prepaid").asLong())
                .isEqualTo(7000);
    }

    @Test
    void preflightStoresNothing() {
        check("{\"merchant_uid\": \"only-asked\", \"items\": [{\"product_id\": \"jejuProductId\", \"quantity\": 1}]}");

        assertThat(api.get("/v1/orders/only-asked").status()).isEqualTo(404);
        assertThat(await(database.query("select 1 from orders"))).isEmpty();
    }

    @Test
    void manualsOwnSampleIsFine() {
        JsonNode report = check(NAVER_PRODUCTS);

        assertThat(report.findValuesAsText("code")).isEmpty();
        assertThat(report.path("ok").asBoolean()).isTrue();
        assertThat(report.path("ordered_amount").asLong()).isEqualTo(7_700);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"basePrice\": 1000, \"taxType\": \"TAX_FREE\", \"quantity\"` | `\"basePrice\": 900, \"taxType\": \"TAX_FREE\", \"quantity\"` | 0 | differs | naver_products[0].basePrice | BLOCK",
                "`\"optionPrice\": 200` | `\"optionPrice\": 0` | 2 | differs | naver_products[1].options[1].optionPrice | BLOCK",
                "`\"selectionCode\": \"R_L\",` | `` | 2 | missing | naver_products[1].options[1].selectionCode | BLOCK",
                "`\"selectionCode\": \"R_L\"` | `\"selectionCode\": \"R_?\"` | 2 | unknown_combination | naver_products[1].options[1].selectionCode | BLOCK",
                "`\"code\": \"180\"` | `\"code\": \"170\"` | 2 | selection_conflict | naver_products[1].options[1].selections[1].code | BLOCK",
                "`\"name\": \"네이버페이 상품2\",` | `\"name\": \"옛 이름\",` | 1 | differs_unchecked | naver_products[1].name | WARN",
                "`\"id\": \"singleProductId\"` | `\"id\": \"gone\"` | 0 | unknown_product | naver_products[0].id | BLOCK",
                "`\"optionQuantity\": 3` | `\"optionQuantity\": \"3\"` | 1 | malformed | naver_products[1].options[0].optionQuantity | BLOCK",
                "`\"quantity\": 2` | `\"quantity\": 2000` | 0 | quantity_out_of_range | naver_products[0].quantity | BLOCK",
            })
    void whatDiffersFromTheCatalogueIsNamedAtItsLine(
            String right, String wrong, int line, String code, String field, String severity) {
        JsonNode report = check(NAVER_PRODUCTS.replace(right, wrong));

        JsonNode findings = report.path("lines").get(line).path("findings");
        assertThat(findings.findValuesAsText("code")).contains(code);
        assertThat(findings.findValuesAsText("field")).contains(field);
        assertThat(findings.findValuesAsText("severity")).contains(severity);
        assertThat(report.path("ok").asBoolean()).isEqualTo(severity.equals("WARN"));
    }

    @Test
    void codeOfASingleChoiceThatChangesNoPriceMustBeAbsent() {
        SeedProducts.put(
                database,
                "coded",
                SeedProducts.ONE_AXIS
                        .replace("\"id\": \"oneAxis\"", "\"id\": \"coded\"")
                        .replace(
                                "\"option_items\"",
                                "\"combinations\": [{\"manage_code\": \"L\", \"options\": [{\"name\": \"사이즈\", \"id\": \"180\"}]}], \"option_items\""));

        JsonNode report = check("""
                {"naver_products": [{"id": "coded", "name": "양말", "basePrice": 3000, "taxType": "TAX",
                  "infoUrl": "http://www.iamport.kr/p", "imageUrl": "http://www.iamport.kr/i",
                  "options": [{"optionQuantity": 1, "selectionCode": "L",
                               "selections": [{"code": "180", "label": "사이즈", "value": "180"}]}],
                  "shipping": {"method": "DELIVERY", "baseFee": 3000, "feePayType": "PREPAYED"}}]}
                """);

        assertThat(report.findValuesAsText("code")).contains("not_expected");
    }

    @Test
    void shippingThatDiffersIsOnlyAWarning() {
        JsonNode report = check(NAVER_PRODUCTS.replace("\"baseFee\": 2500", "\"baseFee\": 3000"));

        assertThat(report.path("ok").asBoolean()).isTrue();
        assertThat(report.findValuesAsText("field"))
                .contains("naver_products[0].shipping.baseFee", "naver_products[1].shipping.baseFee");
    }

    @Test
    void requiredFieldThatIsMissingBlocks() {
        JsonNode report = check("{\"naver_products\": [{\"id\": \"singleProductId\", \"quantity\": 1}]}");

        assertThat(report.path("ok").asBoolean()).isFalse();
        assertThat(report.path("lines").get(0).path("findings").findValuesAsText("field"))
                .contains("naver_products[0].name", "naver_products[0].shipping");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"naver_products\": []}` | naver_products",
                "`{\"naver_products\": {}}` | naver_products",
                "`{\"naver_products\": [{}], \"items\": []}` | items",
                "`{\"items\": []}` | items",
            })
    void bodyThatIsNeitherIsMalformed(String body, String field) {
        Answer answer = api.post("/v1/orders/preflight", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).contains(field);
    }

    @Test
    void arrayOfNonsenseIsReportedAndNeverAnError() {
        JsonNode report =
                check("{\"naver_products\": [7, null, \"x\", [], {\"id\": 5, \"options\": 3, \"supplements\": [1]}]}");

        assertThat(report.path("ok").asBoolean()).isFalse();
        assertThat(report.path("lines")).hasSizeGreaterThanOrEqualTo(5);
    }

    private JsonNode check(String body) {
        Answer answer = api.post("/v1/orders/preflight", body);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }
}
