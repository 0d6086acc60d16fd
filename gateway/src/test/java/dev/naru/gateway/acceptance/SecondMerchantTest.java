package dev.naru.gateway.acceptance;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.ApiClient.Answer;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.Operator;
import dev.naru.gateway.testing.PostgresExtension;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A merchant that was made while the gateway runs: its buyers pay, and its payments are verified with its own keys. */
@ExtendWith(PostgresExtension.class)
class SecondMerchantTest {
    private static final long DEADLINE_NS = 20_000_000_000L;

    private static final String PRODUCT = """
            {"id":"singleProductId","name":"네이버페이 상품1","base_price":14000,"tax_type":"TAX_FREE",
             "info_url":"http://www.iamport.kr/product/detail","image_url":"http://www.iamport.kr/product/detail/thumbnail",
             "status":"ON_SALE","stock_quantity":100,
             "shipping":{"group_id":"shipping-a","method":"DELIVERY","base_fee":2500,"fee_pay_type":"PREPAYED"}}
            """;
    private static final String ORDER = """
            {"merchant_uid":"%s","pg":"naverco","items":[{"product_id":"singleProductId","quantity":1}],
             "buyer":{"name":"구매자이름","email":"iamport@siot.do","tel":"010-1234-5678","addr":"서울특별시 강남구 삼성동",
               "postcode":"06236"}}
            """;
    private static final String SPACE = """
            {"imp_key":"second_key","imp_secret":"second_secret","user_code":"imp_second","clock":{"mode":"frozen"},
             "webhook":{"url":"%1$s%2$s"},"product_info_url":"%1$s%3$s"}
            """;

    private final DatabaseAddress address;

    SecondMerchantTest(DatabaseAddress address) {
        this.address = address;
    }

    @Test
    void itsPaymentIsVerifiedWithItsOwnCredentials() {
        try (GatewayFixture gateway = GatewayFixture.start(address, Map.of())) {
            World world = new World(gateway, new Operator(gateway).merchant("second", "second_key", "second_secret"));
            world.buys("second-1");

            world.until(() -> world.state("second-1").equals("PAID"));
            assertThat(new ApiClient(gateway).get("/v1/orders/second-1").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void itsPaymentIsVerifiedOnceItsSecretIsRight() {
        Map<String, String> otherSeed = Map.of("NARU_MOCK_SEED", "4711", "NARU_SWEEP_INTERVAL", "PT0.2S");
        try (GatewayFixture gateway = GatewayFixture.start(address, otherSeed)) {
            World world = new World(gateway, new Operator(gateway).merchant("wrong", "second_key", "wrong_secret"));
            world.buys("second-2");
            world.until(() -> world.shop.get("/v1/orders/second-2").status() == 200);
            assertThat(world.state("second-2")).isNotEqualTo("PAID");

            world.changes("{\"imp_key\":\"second_key\",\"imp_secret\":\"second_secret\"}");

            world.until(() -> world.state("second-2").equals("PAID"));
        }
    }

    /** The second merchant's shop and its space on the mock. */
    private static final class World {
        final GatewayFixture gateway;
        final Operator operator;
        final JsonNode merchant;
        final ApiClient shop;
        final ApiClient mock;

        World(GatewayFixture gateway, JsonNode merchant) {
            this.gateway = gateway;
            this.operator = new Operator(gateway);
            this.merchant = merchant;
            this.shop = operator.shop(merchant);
            this.mock = new ApiClient(gateway.mock().url(), "");
            ok(mock.post(
                    "/_mock/v1/merchants",
                    SPACE.formatted(
                            gateway.edgeUrl(),
                            merchant.at("/edge_paths/webhook").asText(),
                            merchant.at("/edge_paths/product_info").asText())));
            ok(shop.send("PUT", "/v1/products/singleProductId", PRODUCT));
        }

        void buys(String merchantUid) {
            JsonNode placed = ok(shop.post("/v1/orders", ORDER.formatted(merchantUid)));
            ok(mock.post(
                    "/_mock/sdk/request-pay",
                    "{\"user_code\":\"imp_second\",\"params\":" + placed.get("request_pay")
                            + ",\"page\":{\"mobile\":false,\"url\":\"http://shop.example/\",\"user_agent\":\"t\"}}"));
            ok(mock.post("/_mock/v1/orders/" + merchantUid + "/approve?space=second_key", "{}"));
            ok(mock.post("/_mock/v1/clock/advance?space=second_key", "{\"by\":\"PT61S\"}"));
        }

        void changes(String body) {
            ok(operator.admin().send("PATCH", Operator.pathOf(merchant), body));
        }

        String state(String merchantUid) {
            return ok(shop.get("/v1/orders/" + merchantUid)).get("state").asText();
        }

        void until(BooleanSupplier condition) {
            long end = System.nanoTime() + DEADLINE_NS;
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() - end > 0) {
                    throw new AssertionError("it did not happen in time");
                }
                await(gateway.vertx().timer(50, TimeUnit.MILLISECONDS));
            }
        }

        private static JsonNode ok(Answer answer) {
            assertThat(answer.status()).as(answer.json().toString()).isLessThan(300);
            return answer.json();
        }
    }
}
