package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks before the window opens. */
class RequestPayTest {
    @RegisterExtension
    final Mock mock = new Mock();

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("no products", params -> params.remove("naverProducts"), "naverProducts"),
                fault("products that are none", params -> params.put("naverProducts", 3), "naverProducts"),
                fault("unknown pg", params -> params.put("pg", "kakaopay"), "kakaopay"),
                fault("long order number", params -> params.put("merchant_uid", "x".repeat(41)), "merchant_uid"),
                fault("order number with a NUL", params -> params.put("merchant_uid", "a\0b"), "merchant_uid"),
                fault("order number of two lines", params -> params.put("merchant_uid", "a\nb"), "merchant_uid"),
                fault("amount that is no won", params -> params.put("amount", 10.5), "amount"),
                fault("no amount", params -> params.remove("amount"), "amount"),
                fault("amount of huge exponent", params -> params.put("amount", "1e999999"), "amount"),
                fault("buyer that is an object", params -> params.putObject("buyer_name"), "buyer_name"));
    }

    private static Arguments fault(String name, Consumer<ObjectNode> change, String named) {
        return Arguments.of(name, change, named);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void faultyRequestOpensNoWindowAndRecordsNothing(String name, Consumer<ObjectNode> change, String named) {
        ObjectNode params = Carts.jeju("m1");
        change.accept(params);

        Answer answer = mock.requestPay(params);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("ok").booleanValue()).isFalse();
        assertThat(answer.json().at("/rsp/success").booleanValue()).isFalse();
        assertThat(answer.at("/rsp/error_msg")).contains(named);
        assertThat(mock.v1("/payments/status/all").number("/response/total")).isZero();
    }

    @Test
    void paidOrderNumberIsRefusedWithIamportsWords() {
        mock.open(Carts.jeju("m1"));
        mock.control("POST", "orders/m1/approve", "{\"skip_check\":true}");
        mock.advance("PT60S");

        Answer again = mock.requestPay(Carts.jeju("m1"));

        assertThat(again.at("/rsp/error_msg")).isEqualTo("이미 결제가 이루어진 거래건입니다.");
        assertThat(again.at("/rsp/merchant_uid")).isEqualTo("m1");
    }

    @Test
    void unpaidOrderNumberMayBeTriedAgain() {
        mock.open(Carts.jeju("m1"));

        mock.open(Carts.jeju("m1"));

        assertThat(mock.v1("/payments/findAll/m1").number("/response/total")).isEqualTo(2);
    }

    @Test
    void unknownUserCodeIsRefused() {
        Answer answer = mock.post(
                "/_mock/sdk/request-pay",
                Mock.JSON,
                "{\"user_code\":\"imp99999999\",\"params\":{\"merchant_uid\":\"x\"}}");

        assertThat(answer.at("/rsp/error_code")).isEqualTo("UNKNOWN_USER_CODE");
    }

    @Test
    void mobilePageGetsTheMobileAddress() {
        String body = "{\"user_code\":\"imp00000000\",\"params\":" + Carts.jeju("m1") + ",\"page\":{\"mobile\":true}}";

        Answer answer = mock.post("/_mock/sdk/request-pay", Mock.JSON, body);

        assertThat(answer.at("/window/url")).startsWith(mock.url() + "/o/customer/buy/");
    }

    @Test
    void anyOriginMayCallTheSdkRoutes() {
        Answer preflight = mock.send(
                "OPTIONS",
                "/_mock/sdk/request-pay",
                null,
                null,
                "Origin",
                "http://shop.test",
                "Access-Control-Request-Method",
                "POST");

        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .contains("*");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .contains("Content-Type");
    }

    @Test
    void wishlistKeepsWhatThePageGave() {
        Answer zzim = mock.post(
                "/_mock/sdk/zzim",
                Mock.JSON,
                "{\"user_code\":\"imp00000000\",\"params\":{\"naverProducts\":[{\"id\":\"p1\",\"name\":\"신발\","
                        + "\"desc\":\"좋은 신발\",\"uprice\":10000,\"url\":\"http://s/1\",\"image\":\"http://s/1.png\"}]}}");
        String url = zzim.at("/window/url");

        Answer kept = mock.get("/_mock/window/wishlist?ids=" + url.substring(url.indexOf("ITEM_ID=") + 8));

        assertThat(url).contains("/customer/wishlistPopup.nhn?SHOP_ID=");
        assertThat(kept.at("/data/0/name")).isEqualTo("신발");
    }

    @Test
    void wishWithoutPriceIsRefusedByName() {
        Answer zzim = mock.post(
                "/_mock/sdk/zzim",
                Mock.JSON,
                "{\"user_code\":\"imp00000000\",\"params\":{\"naverProducts\":[{\"id\":\"p1\",\"name\":\"신발\","
                        + "\"url\":\"http://s/1\",\"image\":\"http://s/1.png\"}]}}");

        assertThat(zzim.at("/rsp/error_msg")).contains("naverProducts[0].uprice");
    }
}
