package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Windows that take over the shop's page and give it back at {@code m_redirect_url}. */
class PaymentRedirectTest {
    @RegisterExtension
    final Mock mock = new Mock();

    private final Buying buying = new Buying(mock);

    @Test
    void pageModeTakesOverThePageOnDesktopAndPhone() {
        assertThat(buying.opened(PaymentRequests.redirected("m1")).at("/window/mode"))
                .isEqualTo("page");
        String phone = "{\"user_code\":\"imp00000000\",\"params\":" + PaymentRequests.redirected("m2")
                + ",\"page\":{\"mobile\":true}}";

        Answer answer = mock.post("/_mock/sdk/request-pay", Mock.JSON, phone);

        assertThat(answer.at("/window/mode")).isEqualTo("page");
        assertThat(mock.v1("/payments/find/m2").at("/response/channel")).isEqualTo("mobile");
    }

    @Test
    void popupIsTheModeOnlyWhenAskedFor() {
        ObjectNode params = PaymentRequests.redirected("m1");
        params.remove("naverPopupMode");

        assertThat(buying.opened(params).at("/window/mode")).isEqualTo("page");
    }

    @Test
    void buyerReturnsWithTheIdsAndTheShopsOwnQuery() {
        Answer window = buying.opened(PaymentRequests.redirected("m1"));

        Answer paid = buying.pay(window, "{}");

        assertThat(paid.at("/data/return/url"))
                .isEqualTo("http://shop.test/paid?utm_source=mobile&imp_uid=" + window.at("/imp_uid")
                        + "&merchant_uid=m1&imp_success=true#top");
    }

    @Test
    void failureReturnsWithTheReason() {
        Answer window = buying.opened(PaymentRequests.redirected("m1"));

        Answer ended = buying.pay(window, "{\"outcome\":\"low_balance\"}");

        assertThat(ended.at("/data/return/url"))
                .contains("imp_uid=" + window.at("/imp_uid"), "imp_success=false", "error_code=NotEnoughBalance")
                .contains("error_msg=%EC%9E%94%EC%95%A1%20%EB%B6%80%EC%A1%B1#top");
    }

    @Test
    void whatNaverRefusesOnSightComesBackByRedirect() {
        Answer answer = mock.requestPay(PaymentRequests.redirected("m1").put("amount", 9));

        assertThat(answer.at("/by_redirect")).isEqualTo("true");
        assertThat(answer.at("/redirect_url")).contains("imp_uid=imp_", "error_code=MinAmountUnder");
    }

    @Test
    void redirectParametersAreASwitch() {
        buying.set("redirect_parameters", "\"error_code\"");
        Answer window = buying.opened(PaymentRequests.redirected("m1"));

        Answer paid = buying.pay(window, "{}");

        assertThat(paid.at("/data/return/url")).doesNotContain("imp_success");
    }
}
