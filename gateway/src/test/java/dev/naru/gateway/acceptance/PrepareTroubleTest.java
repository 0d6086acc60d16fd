package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.acceptance.TroubledIamport.Trouble;
import dev.naru.gateway.orders.PaymentTypeSamples;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Iamport takes the amount of an order, and its answer is lost. */
@Tag("waits")
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrepareTroubleTest {
    private static final String PREPARE = "/payments/prepare";

    private final TroubledIamport iamport;
    private final ShopWorld shop;

    PrepareTroubleTest(Vertx vertx, DatabaseAddress address) {
        this.iamport = new TroubledIamport(vertx);
        this.shop = ShopWorld.withNothing(
                vertx, address, Map.of("NARU_IAMPORT_URL", iamport.url(), "NARU_PREPARE_DEADLINE", "PT2S"));
        iamport.passesOnTo(shop.mockUrl());
    }

    @AfterAll
    void close() {
        shop.close();
        iamport.close();
    }

    @ParameterizedTest
    @EnumSource
    void theSameBodyAgainGoesOnFromThere(Trouble trouble) {
        String merchantUid = "trouble-" + trouble.name();
        String body = PaymentTypeSamples.body(merchantUid).encode();
        iamport.next(PREPARE, trouble);

        HttpResponse<String> first = shop.answer("POST", "/v1/orders", body);
        HttpResponse<String> second = shop.answer("POST", "/v1/orders", body);
        HttpResponse<String> third = shop.answer("POST", "/v1/orders", body);

        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValue("Retry-After")).isPresent();
        JsonObject problem = new JsonObject(first.body());
        assertThat(problem.getString("code")).isEqualTo("iamport_unavailable");
        assertThat(problem.getBoolean("retryable")).isTrue();
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(third.body()).isEqualTo(second.body());
        JsonObject requestPay = new JsonObject(second.body()).getJsonObject("request_pay");
        assertThat(shop.tries(requestPay.copy().put("amount", 10)).getBoolean("ok"))
                .isFalse();
        assertThat(shop.tries(requestPay).getBoolean("ok")).isTrue();
    }

    @Test
    void whatIamportSaidIsToldWordForWord() {
        iamport.next(PREPARE, Trouble.SERVER_ERROR);

        HttpResponse<String> answer = shop.answer(
                "POST", "/v1/orders", PaymentTypeSamples.body("words-1").encode());

        assertThat(new JsonObject(answer.body()).getJsonObject("upstream"))
                .isEqualTo(new JsonObject().put("status", 500).put("code", -1).put("message", "일시적인 오류입니다."));
    }

    @ParameterizedTest
    @EnumSource
    void aLookThatIsLostIsAskedForAgain(Trouble trouble) {
        // One trouble is overcome by repeating the read; so many are an outage.
        String merchantUid = "look-" + trouble.name();
        shop.tries(shop.api(
                        "POST",
                        "/v1/orders",
                        PaymentTypeSamples.body(merchantUid).encode())
                .getJsonObject("request_pay"));
        shop.mock("POST", "/_mock/v1/orders/" + merchantUid + "/approve", "{}");
        iamport.next("/payments/findAll/" + merchantUid, trouble);

        HttpResponse<String> answer = shop.answer("POST", "/v1/orders/" + merchantUid + "/confirm?wait=20", "{}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getString("state")).isEqualTo("PAID");
    }
}
