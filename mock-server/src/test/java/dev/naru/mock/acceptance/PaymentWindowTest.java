package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Payment-type Naver Pay from {@code IMP.request_pay} to the result in the page, the record and the webhook. */
class PaymentWindowTest {
    @RegisterExtension
    final Mock mock = new Mock();

    private final Buying buying = new Buying(mock);

    @Test
    void approvedPaymentIsPaidAtOnceAndTellsPageAndShop() {
        Answer window = buying.opened(PaymentRequests.single("m1"));

        Answer paid = buying.pay(window, "{}");

        assertThat(paid.at("/data/state")).isEqualTo("paid");
        assertThat(paid.at("/data/rsp/success")).isEqualTo("true");
        assertThat(paid.number("/data/rsp/paid_amount")).isEqualTo(1004);
        Answer record = buying.record(window);
        assertThat(record.at("/response/status")).isEqualTo("paid");
        assertThat(record.at("/response/pg_provider")).isEqualTo("naverpay");
        assertThat(record.number("/response/paid_at")).isEqualTo(Mock.START.getEpochSecond());
        assertThat(record.at("/response/pg_tid")).isEqualTo(paid.at("/data/rsp/pg_tid"));
        mock.advance("PT0S");
        assertThat(mock.shop().webhooks()).hasSize(1);
        assertThat(mock.shop().webhooks().get(0).body()).contains("\"paid\"", window.at("/imp_uid"));
    }

    @ParameterizedTest
    @CsvSource({"card, card", "point, point", "trans, trans"})
    void recordSaysWhatTheBuyerPaidWith(String method, String payMethod) {
        Answer window = buying.opened(PaymentRequests.single("m1"));

        Answer paid = buying.pay(window, "{\"method\":\"" + method + "\"}");

        assertThat(paid.at("/data/rsp/pay_method")).isEqualTo(payMethod);
        assertThat(buying.record(window).at("/response/pay_method")).isEqualTo(payMethod);
    }

    @ParameterizedTest
    @CsvSource({
        "low_balance, 잔액 부족",
        "limit_exceeded, 한도 초과",
        "card_suspended, 카드 사용 정지",
        "password_exceeded, 비밀번호 오류 횟수 초과",
        "unauthorised, API 호출 권한이 없습니다"
    })
    void refusedPaymentFailsWithTheProvidersWordsUntouched(String outcome, String text) {
        Answer window = buying.opened(PaymentRequests.single("m1"));

        Answer ended = buying.pay(window, "{\"outcome\":\"" + outcome + "\"}");

        assertThat(ended.at("/data/rsp/success")).isEqualTo("false");
        assertThat(ended.at("/data/rsp/error_msg")).isEqualTo(text);
        assertThat(ended.at("/data/rsp/imp_uid")).isEqualTo(window.at("/imp_uid"));
        Answer record = buying.record(window);
        assertThat(record.at("/response/status")).isEqualTo("failed");
        assertThat(record.at("/response/fail_reason")).isEqualTo(text);
        mock.advance("PT0S");
        assertThat(mock.shop().webhooks())
                .as("no webhook for a failure in the window")
                .isEmpty();
    }

    @Test
    void escrowThePageAskedForIsOnTheRecord() {
        Answer with = buying.opened(PaymentRequests.single("m1").put("escrow", true));
        Answer without = buying.opened(PaymentRequests.single("m2"));

        assertThat(buying.record(with).at("/response/escrow")).isEqualTo("true");
        assertThat(buying.record(without).at("/response/escrow")).isEqualTo("false");
    }

    @Test
    void cancelledWindowFailsWithNaversWords() {
        Answer window = buying.opened(PaymentRequests.single("m1"));

        Answer ended = mock.post("/_mock/window-pay/" + window.at("/window/key") + "/cancel", null, "");

        assertThat(ended.at("/data/rsp/error_msg")).isEqualTo("결제를 취소하셨습니다. 주문 내용 확인 후 다시 결제해주세요.");
        assertThat(buying.record(window).at("/response/status")).isEqualTo("failed");
    }

    @Test
    void closedPopupIsABuyerWhoGaveUp() {
        Answer window = buying.opened(PaymentRequests.single("m1"));

        Answer closed = mock.post("/_mock/sdk/windows/" + window.at("/window/key") + "/closed", Mock.JSON, "{}");

        assertThat(closed.at("/data/rsp/error_code")).isEqualTo("UserCancel");
    }

    @Test
    void closedPopupOfAPaidPaymentAnswersThatItIsPaid() {
        Answer window = buying.opened(PaymentRequests.single("m1"));
        buying.pay(window, "{}");

        Answer closed = mock.post("/_mock/sdk/windows/" + window.at("/window/key") + "/closed", Mock.JSON, "{}");

        assertThat(closed.at("/data/rsp/success")).isEqualTo("true");
    }

    @Test
    void givenUpWindowStaysReadyWhereTheSwitchSaysSo() {
        buying.set("closed_window", "\"ready\"");
        Answer window = buying.opened(PaymentRequests.single("m1"));

        Answer ended = mock.post("/_mock/window-pay/" + window.at("/window/key") + "/cancel", null, "");

        assertThat(ended.at("/data/rsp/success")).isEqualTo("false");
        assertThat(buying.record(window).at("/response/status")).isEqualTo("ready");
    }

    @Test
    void secondPressOnAPaidPaymentChangesNothing() {
        Answer window = buying.opened(PaymentRequests.single("m1"));
        Answer first = buying.pay(window, "{}");

        Answer second = buying.pay(window, "{\"outcome\":\"low_balance\"}");

        assertThat(second.data()).isEqualTo(first.data());
    }

    @Test
    void ofTwoOpenWindowsOfOneOrderOnlyTheFirstIsPaid() {
        Answer first = buying.opened(PaymentRequests.single("m1"));
        Answer second = buying.opened(PaymentRequests.single("m1"));
        buying.pay(first, "{}");

        Answer ended = buying.pay(second, "{}");

        assertThat(ended.at("/data/rsp/error_msg")).isEqualTo("이미 결제가 이루어진 거래건입니다.");
        assertThat(buying.record(second).at("/response/status")).isEqualTo("failed");
    }

    @Test
    void customDataComesBackAsTheObjectItWas() {
        ObjectNode params = PaymentRequests.single("m1");
        params.putObject("custom_data").put("cart", 7);
        Answer window = buying.opened(params);

        Answer paid = buying.pay(window, "{}");

        assertThat(paid.number("/data/rsp/custom_data/cart")).isEqualTo(7);
        assertThat(buying.record(window).at("/response/custom_data")).isEqualTo("{\"cart\":7}");
    }

    @Test
    void registrationIssuesAKeyChargesNothingAndTellsTheShop() {
        Answer window = buying.opened(PaymentRequests.registration("gildong", "r1"));

        Answer done = buying.pay(window, "{}");

        assertThat(done.at("/data/kind")).isEqualTo("billing_key");
        assertThat(done.at("/data/rsp/success")).isEqualTo("true");
        assertThat(done.number("/data/rsp/paid_amount")).isZero();
        Answer record = buying.record(window);
        assertThat(record.at("/response/customer_uid")).isEqualTo("gildong");
        assertThat(record.at("/response/customer_uid_usage")).isEqualTo("issue");
        assertThat(record.at("/response/status")).isEqualTo("paid");
        assertThat(mock.v1("/subscribe/customers/gildong").at("/response/customer_name"))
                .isEqualTo("구매자이름");
        mock.advance("PT0S");
        assertThat(mock.shop().webhooks()).hasSize(1);
    }

    @Test
    void sameProductIsNotRegisteredTwiceUnlessItsMeansChange() {
        buying.pay(buying.opened(PaymentRequests.registration("gildong", "r1")), "{}");

        Answer again = mock.requestPay(PaymentRequests.registration("gildong", "r2"));
        Answer change =
                mock.requestPay(PaymentRequests.registration("gildong", "r3").put("naverActionType", "CHANGE"));

        assertThat(again.at("/rsp/error_code")).isEqualTo("AlreadyRegistered");
        assertThat(change.at("/ok")).isEqualTo("true");
    }

    @Test
    void buyerIsPlayedWithoutABrowser() {
        Answer window = buying.opened(PaymentRequests.single("m1"));

        Answer approved = mock.control("POST", "orders/m1/approve", "{\"method\":\"trans\"}");

        assertThat(approved.at("/data/state")).isEqualTo("paid");
        assertThat(buying.record(window).at("/response/pay_method")).isEqualTo("trans");
        Answer story = mock.control("GET", "orders/m1", null);
        assertThat(story.at("/data/payment_window/rsp/imp_uid")).isEqualTo(window.at("/imp_uid"));
        assertThat(story.at("/data/checkout_state")).isEqualTo("paid");
    }

    @Test
    void buyerGivesUpWithoutABrowser() {
        Answer window = buying.opened(PaymentRequests.single("m1"));

        mock.control("POST", "orders/" + window.at("/imp_uid") + "/decline", "{}");

        assertThat(buying.record(window).at("/response/status")).isEqualTo("failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "decline"})
    void paymentWithoutAWindowHasNoBuyerToPlay(String press) {
        mock.control("POST", "orders", "{\"merchant_uid\":\"m1\",\"status\":\"ready\"}");

        Answer refused = mock.control("POST", "orders/m1/" + press, "{}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/error/code")).isEqualTo("no_checkout");
        assertThat(refused.at("/error/hint")).contains("no buyer to play");
        assertThat(mock.control("GET", "orders/m1", null).at("/data/status")).isEqualTo("ready");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "decline"})
    void formDoesNotPlayTheBuyer(String press) {
        Answer window = buying.opened(PaymentRequests.single("m1"));

        Answer refused = mock.post("/_mock/v1/orders/m1/" + press, "application/x-www-form-urlencoded", "method=trans");

        assertThat(refused.status()).isEqualTo(415);
        assertThat(buying.record(window).at("/response/status")).isEqualTo("ready");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"outcome\":\"luck\"}", "{\"method\":\"cash\"}", "{\"color\":\"red\"}", "[]"})
    void unreadablePressChangesNothing(String body) {
        Answer window = buying.opened(PaymentRequests.single("m1"));

        Answer refused = buying.pay(window, body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(buying.record(window).at("/response/status")).isEqualTo("ready");
    }

    @Test
    void pageOfAnotherOriginCannotPress() {
        Answer window = buying.opened(PaymentRequests.single("m1"));

        Answer refused = mock.post(
                "/_mock/window-pay/" + window.at("/window/key") + "/pay",
                Mock.JSON,
                "{}",
                "Origin",
                "http://evil.test");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(buying.record(window).at("/response/status")).isEqualTo("ready");
    }

    @Test
    void windowOfADroppedPaymentIsGone() {
        Answer window = buying.opened(PaymentRequests.single("m1"));
        mock.control("POST", "reset", "{}");

        assertThat(buying.pay(window, "{}").status()).isEqualTo(404);
    }

    @Test
    void everyNoticeUrlIsToldInsteadOfTheConfiguredOne() {
        ObjectNode params = PaymentRequests.single("m1");
        params.putArray("notice_url")
                .add(mock.shop().url() + "/webhook/a")
                .add(mock.shop().url() + "/webhook/b");
        buying.pay(buying.opened(params), "{}");
        mock.advance("PT0S");

        assertThat(mock.shop().webhooks().stream().map(Shop.Received::path))
                .containsExactlyInAnyOrder("/webhook/a", "/webhook/b");
    }
}
