package dev.naru.gateway.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.ApiClient.Answer;
import dev.naru.gateway.testing.PostgresExtension;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderRefusalTest {
    private final SeedShop shop;
    private final ApiClient api;

    OrderRefusalTest(Database database, DatabaseAddress address) {
        this.shop = new SeedShop(database, address);
        this.api = shop.api;
    }

    @AfterAll
    void stop() {
        shop.close();
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{'selections':[{'name':'b','text':'LONG'}],'quantity':1} # selections[0].text",
                "{'selections':[{'name':'b','value_id':7}],'quantity':1} # selections[0].value_id",
                "{'selections':7,'quantity':1} # selections",
                "{'manage_code':7,'quantity':1} # manage_code",
            })
    void oneFaultOfAnOptionIsOneSentence(String option, String field) {
        String body = "{'items':[{'product_id':'a','options':[" + option.replace("LONG", "x".repeat(300)) + "]}]}";

        assertThat(api.post("/v1/orders", body.replace('\'', '"')).faults())
                .containsExactly("items[0].options[0]." + field);
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
        Answer answer = api.send(HttpRequest.newBuilder(URI.create(shop.gateway.apiUrl() + "/v1/orders")));

        assertThat(answer.status()).isEqualTo(401);
    }

    private static Arguments refusal(String item, String code, String field) {
        return Arguments.of(item, code, field);
    }

    private static String option(String option) {
        return "{\"product_id\": \"optionProductId\", \"options\": [" + option + "]}";
    }
}
