package dev.naru.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console's pages about merchants, switches, coverage and orders, with the mock alone behind them. */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsolePagesTest {
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
    void aMerchantOpenedInTheFormIsTheOneLookedAt(BrowserContext browsing) {
        Page console = mock.merchant().console(browsing, "#/settings/new");
        console.getByTestId("new-imp-key").fill("key_by_form");
        console.getByTestId("new-imp-secret").fill("secret_by_form");
        console.getByTestId("new-user-code").fill("imp_by_form");
        console.getByTestId("new-clock").selectOption("frozen");

        console.getByTestId("merchant-open").click();

        assertThat(console.getByTestId("space")).hasValue("key_by_form");
        assertThat(console.getByTestId("clock-mode")).hasText("멈춤");
        assertThat(console.getByTestId("merchant-shop-name")).hasValue("새 상점");
    }

    @Test
    void choosingAMerchantShowsItsOrdersOnly(BrowserContext browsing) {
        MockMerchant one = mock.merchant();
        MockMerchant other = mock.merchant();
        one.ordersGoods("mine");
        other.ordersGoods("theirs");
        Page console = one.console(browsing, "#/orders");
        assertThat(console.getByTestId("order-row-mine")).isVisible();

        console.getByTestId("space").selectOption(other.impKey());

        assertThat(console.getByTestId("order-row-theirs")).isVisible();
        assertThat(console.getByTestId("order-row-mine")).hasCount(0);
    }

    @Test
    void aChannelIsAddedAndSaved(BrowserContext browsing) {
        MockMerchant merchant = mock.merchant();
        Page console = merchant.console(browsing, "#/settings");
        console.getByTestId("channel-add").click();
        console.getByTestId("channel-id").last().fill("np_third");
        console.getByTestId("channel-sandbox").last().uncheck();

        console.getByTestId("merchant-save").click();

        assertThat(console.getByTestId("toasts")).containsText("저장했습니다");
        assertThat(mock.settings(merchant.impKey()).at("/channels/2/pg_id").textValue())
                .isEqualTo("np_third");
        assertThat(mock.settings(merchant.impKey()).at("/channels/2/sandbox").booleanValue())
                .isFalse();
    }

    @Test
    void aSwitchIsSetForThisMerchantAndPutBack(BrowserContext browsing) {
        MockMerchant merchant = mock.merchant();
        Page console = merchant.console(browsing, "#/settings");
        Locator row = console.getByTestId("switch-switches.php_json");

        row.getByRole(AriaRole.COMBOBOX).selectOption("true");

        assertThat(row).hasClass("switch switch--changed");
        assertThat(mock.settings(merchant.impKey()).at("/switches/php_json").booleanValue())
                .isTrue();
        row.getByRole(AriaRole.BUTTON).click();
        assertThat(row).hasClass("switch");
        assertThat(mock.settings(merchant.impKey()).at("/switches/php_json").booleanValue())
                .isFalse();
    }

    @Test
    void aValueOutsideItsRangeIsNotSent(BrowserContext browsing) {
        MockMerchant merchant = mock.merchant();
        Page console = merchant.console(browsing, "#/settings");
        Locator limit = console.getByTestId("switch-value-switches.page_limit");

        limit.fill("5000");
        limit.blur();

        assertThat(console.getByTestId("switch-switches.page_limit")).hasClass("switch");
        assertThat(mock.settings(merchant.impKey()).at("/switches/page_limit").longValue())
                .isEqualTo(1000);
    }

    @Test
    void coverageIsFilteredByPath(BrowserContext browsing) {
        Page console = mock.merchant().console(browsing, "#/coverage");
        assertThat(console.getByTestId("coverage-row").first()).isVisible();

        console.getByTestId("coverage-filter").fill("getToken");

        assertThat(console.getByTestId("coverage-row")).hasCount(1);
    }

    @Test
    void anywhereInItsRowOpensAnOrder(BrowserContext browsing) {
        MockMerchant merchant = mock.merchant();
        merchant.ordersGoods("pressed");
        Page console = merchant.console(browsing, "#/orders");

        console.getByTestId("final-amount-pressed").click();

        assertThat(console.getByTestId("order")).containsText("pressed");
    }

    @Test
    void theKeyboardGoesFromRowToRowAndOpensOne(BrowserContext browsing) {
        MockMerchant merchant = mock.merchant();
        merchant.ordersGoods("older");
        merchant.ordersGoods("newer");
        Page console = merchant.console(browsing, "#/orders");

        console.getByTestId("order-row-newer").getByRole(AriaRole.LINK).focus();
        console.keyboard().press("ArrowDown");
        console.keyboard().press("Enter");

        assertThat(console.getByTestId("order")).containsText("older");
    }

    @ParameterizedTest
    @CsvSource({
        "live, timeline-entry",
        "orders, order-row-narrow",
        "order/narrow, product-orders",
        "billing, billing-empty",
        "webhooks, webhooks",
        "judge, judge-run",
        "inspection, inspection",
        "settings, switches",
        "settings/new, merchant-open",
        "coverage, coverage-row",
        "connect, key-imp_key"
    })
    void everyPageFitsAPhone(String page, String content, BrowserContext browsing) {
        MockMerchant merchant = mock.merchant();
        merchant.sellsGoods("narrow");
        Page console = merchant.console(browsing, "#/" + page);
        console.setViewportSize(390, 844);
        assertThat(console.getByTestId(content).first()).isVisible();

        Object tooWide =
                console.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

        assertThat(((Number) tooWide).intValue()).isLessThanOrEqualTo(0);
    }
}
