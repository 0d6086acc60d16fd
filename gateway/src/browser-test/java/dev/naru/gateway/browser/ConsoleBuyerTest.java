package dev.naru.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The console plays the buyer, the courier and Naver, and shows what came of it. */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleBuyerTest {
    private MockAlone mock;

    @BeforeAll
    void start() {
        mock = MockAlone.start();
    }

    @AfterAll
    void stop() {
        mock.close();
    }

    @Test
    void theButtonsOfAProductOrderAreWhatIsPossibleNow(BrowserContext browsing) {
        MockMerchant merchant = mock.merchant();
        merchant.sellsGoods("returned");
        Page console = merchant.console(browsing, "#/order/returned");
        Locator goods = console.getByTestId("product-orders");
        assertThat(goods.getByTestId("action-request-return")).hasCount(0);

        goods.getByTestId("action-ship").click();
        goods.getByTestId("action-deliver").click();
        goods.getByTestId("action-request-return").click();

        assertThat(goods.getByTestId("claim-status")).containsText("RETURN_REQUEST");
        assertThat(goods.getByTestId("action-withdraw-return")).isVisible();
        Pictures.take(console, "console-claims");
    }

    @Test
    void aReviewIsWrittenInTheOrder(BrowserContext browsing) {
        MockMerchant merchant = mock.merchant();
        merchant.sellsGoods("reviewed");
        Page console = merchant.console(browsing, "#/order/reviewed");
        Locator goods = console.getByTestId("product-orders");
        goods.getByTestId("action-ship").click();
        goods.getByTestId("action-decide").click();
        goods.getByTestId("action-review").click();
        goods.getByTestId("review-score").selectOption("4");
        goods.getByTestId("review-title").fill("튼튼합니다");

        goods.getByTestId("review-send").click();

        assertThat(goods.getByTestId("action-review")).hasCount(0);
        assertThat(merchant.order("reviewed").at("/product_orders/0/reviewed").booleanValue())
                .isTrue();
    }

    @Test
    void aFormOutlivesAnAnswerThatWasOnItsWayWhenItOpened(BrowserContext browsing) {
        MockMerchant merchant = mock.merchant();
        merchant.sellsGoods("moving");
        String goods = merchant.order("moving")
                .at("/product_orders/0/product_order_id")
                .textValue();
        Page console = merchant.console(browsing, "#/order/moving");
        assertThat(console.getByTestId("action-change-address")).isVisible();
        List<Route> held = new ArrayList<>();
        console.route("**/_mock/v1/orders/moving?*", held::add);
        merchant.control("POST", "orders/moving/product-orders/" + goods + "/place", "{}");
        console.waitForCondition(() -> !held.isEmpty());
        console.getByTestId("action-change-address").click();
        console.getByTestId("address-detail").fill("5층");

        console.waitForRequestFinished(() -> held.forEach(Route::resume));
        console.evaluate("() => new Promise(requestAnimationFrame)");

        assertThat(console.getByTestId("address-detail")).hasValue("5층");
    }

    @Test
    void aFormWhoseAnswerWasNotTakenKeepsIt(BrowserContext browsing) {
        MockMerchant merchant = mock.merchant();
        merchant.sellsGoods("kept");
        Page console = merchant.console(browsing, "#/order/kept");
        console.getByTestId("action-change-address").click();
        console.getByTestId("address-base").fill("가".repeat(1000));

        console.getByTestId("address-send").click();

        assertThat(console.getByTestId("toasts")).containsText("base");
        assertThat(console.getByTestId("address-base")).hasValue("가".repeat(1000));
    }

    @Test
    void aNewAddressReachesIamportWithTheBatch(BrowserContext browsing) {
        MockMerchant merchant = mock.merchant();
        merchant.sellsGoods("moved");
        Page console = merchant.console(browsing, "#/order/moved");
        console.getByTestId("action-change-address").click();
        console.getByTestId("address-base").fill("부산광역시 해운대구 센텀중앙로 79");
        console.getByTestId("address-send").click();
        assertThat(console.getByTestId("toasts")).containsText("배송지 변경");

        console.getByTestId("clock-advance").click();

        assertThat(console.getByTestId("overwritten-buyer_addr").last()).containsText("센텀중앙로");
    }

    @Test
    void aPaymentWindowEndsAsChosen(BrowserContext browsing) {
        MockMerchant merchant = mock.merchant();
        merchant.request("""
                {"pg":"naverpay","pay_method":"card","merchant_uid":"declined","name":"한달 이용권","amount":9900,
                 "buyer_name":"구매자","buyer_tel":"010-1234-5678","m_redirect_url":"http://shop.test/back?a=1"}""");
        Page console = merchant.console(browsing, "#/order/declined");
        console.getByTestId("approve-outcome").selectOption("low_balance");

        console.getByTestId("approve").click();

        assertThat(console.getByTestId("fail-reason")).containsText("잔액 부족");
        assertThat(console.getByTestId("order")).containsText("http://shop.test/back?a=1&imp_uid=");
        assertThat(console.getByTestId("approve")).isDisabled();
        Pictures.take(console, "console-payment-window");
    }

    @Test
    void aScriptedReasonFailsTheNextChargeOnly(BrowserContext browsing) {
        MockMerchant merchant = mock.merchant();
        Page console = merchant.console(browsing, "#/billing");
        console.getByTestId("new-customer-uid").fill("gildong_1");
        console.getByTestId("register-key").click();
        assertThat(console.getByTestId("key-state")).hasAttribute("data-state", "active");
        console.getByTestId("script-add-한도 초과").click();
        console.getByTestId("script-save").click();
        assertThat(console.getByTestId("toasts")).containsText("저장했습니다");

        JsonNode first = charge(merchant, "gildong_1", "month_1");
        JsonNode second = charge(merchant, "gildong_1", "month_2");

        assertThat(first.at("/response/fail_reason").textValue()).contains("한도 초과");
        assertThat(second.at("/response/status").textValue()).isEqualTo("paid");
        assertThat(console.getByTestId("script").locator("li")).hasCount(1);
        Pictures.take(console, "console-billing");
    }

    @Test
    void aCancelWithoutItsReasonIsFaulted(BrowserContext browsing) {
        MockMerchant merchant = mock.merchant();
        merchant.control("POST", "billing-keys", "{\"customer_uid\":\"gildong_2\"}");
        String impUid = charge(merchant, "gildong_2", "to_cancel").at("/response/imp_uid").textValue();
        Page console = merchant.console(browsing, "#/inspection");
        assertThat(console.getByTestId("inspection-CANCEL_WITHOUT_REASON")).hasCount(0);

        merchant.v1("POST", "/payments/cancel", "{\"imp_uid\":\"" + impUid + "\"}");

        assertThat(console.getByTestId("inspection-CANCEL_WITHOUT_REASON")).containsText("to_cancel");
        Pictures.take(console, "console-inspection");
    }

    @Test
    void anEntryInTheListLeadsToTheKeyOfACharge(BrowserContext browsing) {
        MockMerchant merchant = mock.merchant();
        merchant.control("POST", "billing-keys", "{\"customer_uid\":\"gildong_3\"}");
        charge(merchant, "gildong_3", "month_3");
        Page console = merchant.console(browsing, "#/order/month_3");

        console.getByTestId("order")
                .getByText(Pattern.compile("^gildong_3$"))
                .click();

        assertThat(console.getByTestId("billing-key")).containsText("gildong_3");
    }

    private static JsonNode charge(MockMerchant merchant, String customerUid, String merchantUid) {
        return merchant.v1("POST", "/subscribe/payments/again", """
                {"customer_uid":"%s","merchant_uid":"%s","amount":9900,"name":"정기구독"}""".formatted(
                        customerUid, merchantUid));
    }
}
