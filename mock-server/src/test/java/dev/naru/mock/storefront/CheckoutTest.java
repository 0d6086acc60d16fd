package dev.naru.mock.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckoutTest {
    private static final String CART = "{\"items\":[{\"product_id\":\"singleProductId\",\"quantity\":2}]}";

    private ShopUnderTest test;

    @BeforeEach
    void start() throws Exception {
        test = new ShopUnderTest();
    }

    @AfterEach
    void stop() throws Exception {
        test.close();
    }

    @Test
    void theGatewaysAnswerReachesTheBrowserByteForByte() throws Exception {
        HttpResponse<String> answer = test.checkout(CART);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body())
                .matches("\\{ \"merchant_uid\" :  \"shop-20260101-[0-9A-Z]{16}\", \"request_pay\": \\{} }");
    }

    @Test
    void theOrderNamesTheMemberAndTheInflowAndNoPrice() throws Exception {
        test.checkout(
                "{\"items\":[{\"product_id\":\"singleProductId\",\"quantity\":2}],\"naver_interface\":{\"saClickId\":\"ad\"}}");

        JsonObject order = test.gateway.placed().get(0);
        assertThat(order.getString("pg")).isEqualTo("naverco");
        assertThat(order.getJsonObject("buyer").getString("addr")).isEqualTo("서울특별시 강남구 삼성동");
        assertThat(order.getJsonObject("naver_interface")).isEqualTo(new JsonObject().put("saClickId", "ad"));
        assertThat(order.fieldNames())
                .containsExactlyInAnyOrder("items", "naver_interface", "merchant_uid", "pg", "buyer");
    }

    @Test
    void everyCheckoutIsAnOrderOfItsOwn() throws Exception {
        test.checkout(CART);
        test.checkout(CART);

        assertThat(test.gateway.placed().get(0).getString("merchant_uid"))
                .isNotEqualTo(test.gateway.placed().get(1).getString("merchant_uid"));
    }

    @Test
    void aRefusalOfTheGatewayReachesTheBrowserUntouched() throws Exception {
        String problem = "{\"code\":\"OUT_OF_STOCK\",  \"detail\":\"items[0].quantity: 재고가 부족합니다\"}";
        test.gateway.answersAlways(422, "application/problem+json; charset=utf-8", problem);

        HttpResponse<String> answer = test.checkout(CART);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo(problem);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json; charset=utf-8");
    }

    @Test
    void aGatewayThatDoesNotAnswerIsAClearRefusal() throws Exception {
        test.gateway.close();

        HttpResponse<String> answer = test.checkout(CART);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo("gateway_unreachable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp"})
    void onlyJsonIsRead(String contentType) throws Exception {
        assertThat(test.post("/api/checkout", CART, "content-type", contentType).statusCode())
                .isEqualTo(415);
        assertThat(test.gateway.placed()).isEmpty();
    }

    @Test
    void aMalformedCartNeverReachesTheGateway() throws Exception {
        HttpResponse<String> answer = test.checkout("{\"items\":[{\"product_id\":\"a\",\"base_price\":1}]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("detail")).contains("items[0].base_price");
        assertThat(test.gateway.placed()).isEmpty();
    }

    @Test
    void anEmptyBodyIsRefused() throws Exception {
        assertThat(test.checkout("").statusCode()).isEqualTo(400);
    }

    @Test
    void anOversizedCartIsRefused() throws Exception {
        assertThat(test.checkout(" ".repeat(33 * 1024)).statusCode()).isEqualTo(413);
    }
}
