package dev.naru.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which language the pages of the mock speak, to whom. */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanguageTest {
    private static final Pattern KOREAN = Pattern.compile("[가-힣]");

    private MockAlone mock;
    private @Nullable BrowserContext foreign;

    @BeforeAll
    void start() {
        mock = MockAlone.start();
    }

    @AfterAll
    void stop() {
        mock.close();
    }

    @AfterEach
    void leave() {
        if (foreign != null) {
            foreign.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"en-US, en, en, en, en", "ko-KR, ko, ko, ko, ko", "fr-FR, en, en, ko, ko"})
    void pagesSpeakTheLanguageOfTheBrowser(
            String locale, String console, String trial, String checkout, String payment, BrowserContext browsing) {
        BrowserContext browser = as(locale, browsing);
        MockMerchant merchant = mock.merchant();

        speaks(console, merchant.console(browser, "#/live"));
        speaks(trial, merchant.page(browser, "/_mock/try/"));
        speaks(checkout, merchant.page(browser, checkoutWindow(merchant)));
        Page paying = merchant.page(browser, paymentWindow(merchant));
        speaks(payment, paying);
        assertThat(paying.getByTestId("cancel-button")).hasText(payment.equals("ko") ? "취소" : "Cancel");
    }

    @Test
    void aChosenLanguageIsRememberedAndTheAddressWinsOverIt(BrowserContext browsing) {
        BrowserContext english = as("en-US", browsing);
        MockMerchant merchant = mock.merchant();
        Page console = merchant.console(english, "#/live");

        console.locator("[data-lang=ko]").click();

        speaks("ko", console);
        speaks("ko", merchant.console(english, "#/live"));
        speaks("en", merchant.page(english, "/_mock/?lang=en"));
    }

    @Test
    void theJournalIsToldInTheReadersLanguage(BrowserContext browsing) {
        MockMerchant merchant = mock.merchant();
        merchant.sellsGoods("told");
        merchant.control("POST", "billing-keys", "{\"customer_uid\":\"gildong\"}");
        merchant.v1("POST", "/subscribe/payments/again", """
                {"customer_uid":"gildong","merchant_uid":"month","amount":9900,"name":"정기구독"}""");

        Page korean = merchant.console(browsing, "#/live");
        Page english = merchant.console(as("en-US", browsing), "#/live");

        assertThat(korean.locator("[data-type='payment.paid'] .entry__summary").last())
                .hasText("배치가 네이버 장부에서 14,000원 결제를 옮겼습니다.");
        Locator told = korean.locator("[data-testid=timeline-entry]:not([data-type='api.call']) .entry__summary");
        assertThat(told.filter(new Locator.FilterOptions().setHasNotText(KOREAN)))
                .hasCount(0);
        assertThat(english.locator("[data-type='payment.paid'] .entry__summary").last())
                .hasText("the batch copied ₩14,000 from Naver's ledger");
        Pictures.take(korean, "console-journal-ko");
        Pictures.take(english, "console-journal-en");
    }

    @Test
    void whatTheClockWaitsForIsToldInTheReadersLanguage(BrowserContext browsing) {
        MockMerchant merchant = mock.merchant();
        merchant.ordersGoods("waiting");
        merchant.control("POST", "orders/waiting/approve", "{\"skip_check\":true,\"method\":\"vbank\"}");
        merchant.control("POST", "clock/advance", "{\"by\":\"PT61S\"}");

        Page korean = merchant.console(browsing, "#/live");
        Page english = merchant.console(as("en-US", browsing), "#/live");

        assertThat(korean.getByTestId("clock-next")).containsText("입금 기한 지남 · 상품주문");
        assertThat(english.getByTestId("clock-next")).containsText(", product order ");
    }

    @ParameterizedTest
    @CsvSource({"ko-KR", "en-US"})
    void noPageIsWiderThanAPhone(String locale, BrowserContext browsing) {
        BrowserContext browser = as(locale, browsing);
        MockMerchant merchant = mock.merchant();

        fitsAPhone(merchant.console(browser, "#/live"));
        fitsAPhone(merchant.page(browser, "/_mock/try/"));
        fitsAPhone(merchant.page(browser, checkoutWindow(merchant)));
        fitsAPhone(merchant.page(browser, paymentWindow(merchant)));
    }

    private static void fitsAPhone(Page page) {
        page.setViewportSize(360, 800);
        assertThat(page.locator("h1").first()).isVisible();
        assertThat(page.locator("h1").first()).not().isEmpty();
        page.waitForFunction("() => document.documentElement.scrollWidth <= 360");
    }

    @Test
    void whatTheServerRefusesIsSaidInTheReadersLanguage(BrowserContext browsing) {
        MockMerchant merchant = mock.merchant();

        Page korean = merchant.console(browsing, "#/order/nobody");
        Page english = merchant.console(as("en-US", browsing), "#/order/nobody");

        assertThat(korean.locator("[role=alert] p").first()).containsText("찾을 수 없습니다");
        assertThat(korean.locator("[role=alert] p").first()).hasAttribute("title", Pattern.compile("there is no"));
        assertThat(english.locator("[role=alert] p").first()).containsText("there is no");
    }

    private BrowserContext as(String locale, BrowserContext browsing) {
        BrowserContext opened = browsing.browser().newContext(new Browser.NewContextOptions().setLocale(locale));
        foreign = opened;
        return opened;
    }

    private static void speaks(String language, Page page) {
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(page.locator("[data-lang=" + language + "]")).hasAttribute("aria-pressed", "true");
    }

    private static String checkoutWindow(MockMerchant merchant) {
        merchant.ordersGoods("sheet");
        JsonNode checkout = merchant.order("sheet").get("checkout");
        return "/customer/buy/" + checkout.get("key").textValue() + "/"
                + checkout.get("merchant_no").textValue();
    }

    private static String paymentWindow(MockMerchant merchant) {
        merchant.request("""
                {"pg":"naverpay","pay_method":"card","merchant_uid":"window","name":"한달 이용권","amount":9900,
                 "buyer_name":"구매자","buyer_tel":"010-1234-5678","m_redirect_url":"http://shop.test/back"}""");
        return "/naverpay/payments/"
                + merchant.order("window").at("/payment_window/key").textValue();
    }
}
