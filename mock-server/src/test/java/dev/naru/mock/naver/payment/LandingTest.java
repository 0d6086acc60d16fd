package dev.naru.mock.naver.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a buyer lands after a window that took over the page. */
class LandingTest {
    private static final String RESULT = "imp_uid=imp_1&merchant_uid=m%201&imp_success=true";

    @ParameterizedTest
    @CsvSource({
        "http://shop.test/paid, http://shop.test/paid?",
        "http://shop.test/paid?, http://shop.test/paid?",
        "http://shop.test/paid?a=1, http://shop.test/paid?a=1&",
        "http://shop.test/paid?a=1&, http://shop.test/paid?a=1&",
        "http://shop.test, http://shop.test?"
    })
    void existingQueryIsKept(String redirectUrl, String before) {
        assertThat(Landing.url(redirectUrl, paid(), "both")).isEqualTo(before + RESULT);
    }

    @Test
    void fragmentStaysAtTheEnd() {
        assertThat(Landing.url("http://shop.test/#/done?x", paid(), "both"))
                .isEqualTo("http://shop.test/?" + RESULT + "#/done?x");
    }

    @ParameterizedTest
    @CsvSource({
        "both, '&imp_success=false&error_code=E&error_msg=%EC%9E%94%EC%95%A1%20%EB%B6%80%EC%A1%B1'",
        "imp_success, '&imp_success=false'",
        "error_code, '&error_code=E&error_msg=%EC%9E%94%EC%95%A1%20%EB%B6%80%EC%A1%B1'"
    })
    void failureSaysSoInTheParametersChosen(String parameters, String end) {
        ObjectNode rsp = paid().put("success", false).put("error_code", "E").put("error_msg", "잔액 부족");

        assertThat(Landing.url("http://shop.test/", rsp, parameters))
                .isEqualTo("http://shop.test/?imp_uid=imp_1&merchant_uid=m%201" + end);
    }

    @Test
    void absentPaymentIsLeftOut() {
        ObjectNode rsp = paid().putNull("imp_uid");

        assertThat(Landing.url("http://shop.test/", rsp, "error_code"))
                .isEqualTo("http://shop.test/?merchant_uid=m%201");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "/paid",
                "shop.test/paid",
                "data:text/html,x",
                "http:paid",
                "ht tp://x",
                ""
            })
    void onlyWholeWebAddressesAreReadable(String address) {
        assertThat(Landing.readable(address)).isEmpty();
    }

    private static ObjectNode paid() {
        return StrictJson.object().put("success", true).put("imp_uid", "imp_1").put("merchant_uid", "m 1");
    }
}
