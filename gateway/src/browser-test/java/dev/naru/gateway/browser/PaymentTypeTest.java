package dev.naru.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.naru.gateway.testing.Await.await;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.naru.mock.MockServer;
import dev.naru.mock.MockServerConfig;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;

/** Payment-type Naver Pay in a merchant's page of another origin, and on the mock's own page for trying it. */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaymentTypeTest {
    private static final String OLD = "/js/iamport.payment-1.2.0.js";
    private static final String CURRENT = "/v1/iamport.js";

    private Vertx vertx;
    private MockServer mock;
    private MerchantPage shop;

    @BeforeAll
    void start() {
        vertx = Vertx.vertx();
        mock = await(MockServer.start(
                vertx,
                MockServerConfig.fromEnvironment(Map.of("NARU_MOCK_PORT", "0", "NARU_MOCK_CLOCK", "frozen"))));
        shop = MerchantPage.open(vertx);
    }

    @AfterAll
    void stop() {
        await(vertx.close());
    }

    @Test
    void popupCallsTheShopsPageBackAndCloses(BrowserContext browsing, TestInfo test) {
        Page page = openShop(browsing, OLD, popup(test), true);
        Page window = page.waitForPopup(() -> page.getByTestId("buy").click());
        assertThat(window.getByTestId("sim-banner")).isVisible();
        assertThat(window.getByTestId("amount")).containsText("1,004");
        Pictures.take(window, "payment-window");

        window.getByTestId("method-trans").check(new Locator.CheckOptions().setForce(true));
        window.getByTestId("pay-button").click();

        isTold(page, "\"success\":true", "\"pay_method\":\"trans\"", "\"paid_amount\":1004");
        assertThat(page.getByTestId("rsp")).containsText("\"merchant_uid\":\"" + merchantUid(test) + "\"");
    }

    @Test
    void currentSdkTellsASuccessWithoutSayingSuccess(BrowserContext browsing, TestInfo test) {
        Page page = openShop(browsing, CURRENT, popup(test), true);

        Page window = page.waitForPopup(() -> page.getByTestId("buy").click());
        window.getByTestId("pay-button").click();

        isTold(page, "\"status\":\"paid\"");
        assertThat(page.getByTestId("rsp")).not().containsText("success");
        assertThat(page.getByTestId("rsp")).not().containsText("error_code");
    }

    @Test
    void refusedPaymentShowsTheShopsPageTheProvidersWords(BrowserContext browsing, TestInfo test) {
        Page page = openShop(browsing, OLD, popup(test), true);
        Page window = page.waitForPopup(() -> page.getByTestId("buy").click());
        window.getByTestId("developer").locator("summary").click();

        window.getByTestId("outcome-low_balance").check();
        window.getByTestId("pay-button").click();

        isTold(page, "\"success\":false", "\"error_msg\":\"잔액 부족\"");
    }

    @Test
    void cancelButtonTellsTheShopsPage(BrowserContext browsing, TestInfo test) {
        Page page = openShop(browsing, OLD, popup(test), true);
        Page window = page.waitForPopup(() -> page.getByTestId("buy").click());

        window.getByTestId("cancel-button").click();

        isTold(page, "\"error_code\":\"UserCancel\"");
    }

    @Test
    void closedPopupTellsTheShopsPageToo(BrowserContext browsing, TestInfo test) {
        Page page = openShop(browsing, OLD, popup(test), true);
        Page window = page.waitForPopup(() -> page.getByTestId("buy").click());
        assertThat(window.getByTestId("pay-button")).isVisible();

        window.close();

        isTold(page, "\"error_code\":\"UserCancel\"", "\"imp_uid\":\"imp_");
    }

    @Test
    void redirectTakesThePageAwayAndBringsItBackWithTheIds(BrowserContext browsing, TestInfo test) {
        Page page = openShop(browsing, OLD, redirect(test), false);

        page.getByTestId("buy").click();
        page.getByTestId("pay-button").click();

        returnsTo(page, "/shop\\?from=window&imp_uid=imp_[0-9]{12}&merchant_uid=" + merchantUid(test)
                + "&imp_success=true#bottom");
    }

    @Test
    void redirectBringsAFailureBackWithItsReason(BrowserContext browsing, TestInfo test) {
        Page page = openShop(browsing, OLD, redirect(test), false);

        page.getByTestId("buy").click();
        page.getByTestId("cancel-button").click();

        returnsTo(page, "imp_success=false&error_code=UserCancel&error_msg=.+#bottom");
    }

    @Test
    void belowTenWonThePopupClosesAndTheShopsPageIsTold(BrowserContext browsing, TestInfo test) {
        Page page = openShop(browsing, OLD, popup(test).replace("1004", "9"), true);

        page.waitForPopup(() -> page.getByTestId("buy").click());

        isTold(page, "\"success\":false", "10원 미만");
    }

    @Test
    void popupWithoutACallbackSendsThePageToItsRedirect(BrowserContext browsing, TestInfo test) {
        String params = redirect(test).replace("\"naverPopupMode\":false", "\"naverPopupMode\":true");
        Page page = openShop(browsing, OLD, params, false);
        Page window = page.waitForPopup(() -> page.getByTestId("buy").click());

        window.getByTestId("pay-button").click();

        returnsTo(page, "/shop\\?from=window&imp_uid=.+&imp_success=true#bottom");
    }

    @Test
    void billingKeyWindowSaysThatNothingIsChargedNow(BrowserContext browsing, TestInfo test) {
        String params = popup(test).replace("\"amount\"", "\"customer_uid\":\"gildong\",\"amount\"");
        Page page = openShop(browsing, OLD, params, true);
        Page window = page.waitForPopup(() -> page.getByTestId("buy").click());
        assertThat(window.getByTestId("heading")).containsText("정기/반복결제 등록");
        assertThat(window.getByTestId("not-charged")).isVisible();

        window.getByTestId("pay-button").click();

        isTold(page, "\"success\":true", "\"paid_amount\":0");
    }

    @Test
    void windowFitsAPhoneAndSpeaksEnglish(BrowserContext browsing, TestInfo test) {
        Page page = openShop(browsing, OLD, redirect(test), false);
        page.setViewportSize(360, 720);
        page.getByTestId("buy").click();
        assertThat(page.getByTestId("pay-button")).isVisible();

        page.locator("[data-lang=en]").click();

        assertThat(page.getByTestId("pay-button")).hasText("Pay ₩1,004");
        Object overflow = page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
        assertEquals(false, overflow);
        Pictures.take(page, "payment-window-phone");
    }

    @Test
    void tryItPageShowsCallbackRedirectAndRecord(BrowserContext browsing) {
        Page page = browsing.newPage();
        page.navigate(mock.url() + "/_mock/try/");
        assertThat(page.getByTestId("try-space")).containsText("imp00000000");
        Page window = page.waitForPopup(() -> page.getByTestId("try-run").click());
        window.getByTestId("pay-button").click();
        assertThat(page.getByTestId("try-result")).containsText("\"imp_uid\"");
        assertThat(page.getByTestId("try-record")).containsText("\"paid\"");

        String paid = page.getByTestId("try-params").inputValue();
        page.getByTestId("try-renew").click();
        assertThat(page.getByTestId("try-params")).not().hasValue(paid);

        page.getByTestId("example-redirect").click();
        page.getByTestId("try-run").click();
        page.getByTestId("cancel-button").click();

        assertThat(page.getByTestId("try-result")).containsText("UserCancel");
        assertThat(page.getByTestId("try-record")).containsText("\"failed\"");
        Pictures.take(page, "try-it");
    }

    private Page openShop(BrowserContext browsing, String sdk, String params, boolean callback) {
        shop.asks(mock.url() + sdk, params, callback);
        Page page = browsing.newPage();
        page.navigate(shop.url());
        return page;
    }

    private static void isTold(Page page, String... parts) {
        for (String part : parts) {
            assertThat(page.getByTestId("rsp")).containsText(part);
        }
    }

    private static void returnsTo(Page page, String pattern) {
        assertThat(page).hasURL(Pattern.compile(pattern));
    }

    private static String merchantUid(TestInfo test) {
        return "order-" + Integer.toHexString(test.getDisplayName().hashCode());
    }

    private static String popup(TestInfo test) {
        return params(test, "\"naverPopupMode\":true");
    }

    private String redirect(TestInfo test) {
        return params(test, "\"naverPopupMode\":false,\"m_redirect_url\":\"" + shop.url() + "?from=window#bottom\"");
    }

    private static String params(TestInfo test, String mode) {
        return """
                {"pg":"naverpay","merchant_uid":"%s","name":"한국사","amount":1004,"buyer_tel":"010-1234-5678",%s,
                 "naverProducts":[{"categoryType":"BOOK","categoryId":"GENERAL","uid":"1","name":"한국사","count":1}]}""".formatted(
                merchantUid(test), mode);
    }
}
