package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Payment-type Naver Pay from {@code IMP.request_pay} to the result in the page, the record and the webhook. */
class PaymentWindowTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @Test
    void approvedPaymentIsPaidAtOnceAndTellsPageAndShop() {
        Answer window = opened(PaymentRequests.single("m1"));

        Answer paid = pay(window, "{}");

        assertThat(paid.at("/data/state")).isEqualTo("paid");
        assertThat(paid.at("/data/rsp/success")).isEqualTo("true");
        assertThat(paid.number("/data/rsp/paid_amount")).isEqualTo(1004);
        Answer record = record(window);
        assertThat(record.at("/response/status")).isEqualTo("paid");
        assertThat(record.at("/response/pg_provider")).isEqualTo("naverpay");
        assertThat(record.at("/response/pay_method")).isEqualTo("card");
        mock.advance("PT0S");
        assertThat(mock.shop().webhooks()).hasSize(1);
        assertThat(mock.shop().webhooks().get(0).body()).contains("\"paid\"", window.at("/imp_uid"));
    }

    private Answer opened(ObjectNode params) {
        Answer answer = mock.requestPay(params);
        assertThat(answer.at("/ok")).as(answer.body()).isEqualTo("true");
        return answer;
    }

    private Answer pay(Answer window, String json) {
        return mock.post("/_mock/window-pay/" + window.at("/window/key") + "/pay", Mock.JSON, json);
    }

    private Answer record(Answer window) {
        return mock.v1("/payments/" + window.at("/imp_uid") + "?include_sandbox=true");
    }
}
