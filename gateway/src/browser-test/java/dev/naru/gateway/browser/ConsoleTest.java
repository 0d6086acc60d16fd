package dev.naru.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The developer at the console, beside a buyer in the shop. */
@NeedsChromium
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTest {
    private LocalNaru naru;

    @BeforeAll
    void start(DatabaseAddress address) {
        naru = LocalNaru.start(address, Map.of());
    }

    @AfterAll
    void stop() {
        naru.close();
    }

    @BeforeEach
    void webhooksArrive() {
        naru.mock().sendsWebhooks();
    }

    @Test
    void pressingPlusOneMinuteRunsTheBatchAndTellsTheShop(BrowserContext browsing) {
        Shop shop = buy(browsing, "jeju");
        Page console = open(browsing, "#/live");

        console.getByTestId("clock-advance").click();

        shop.isIn("PAID");
        assertThat(console.getByTestId("timeline")).containsText(shop.merchantUid());
        Pictures.take(console, "console-live");
        Pictures.take(shop.page(), "shop-order-paid");
    }

    @Test
    void anOrdersStoryShowsWhatTheBatchOverwrote(BrowserContext browsing) {
        Shop shop = buy(browsing, "jeju");
        naru.mock().aMinutePasses();
        shop.isIn("PAID");

        Page console = open(browsing, "#/order/" + shop.merchantUid());

        assertThat(console.getByTestId("final-amount")).containsText("21,000");
        assertThat(console.getByTestId("overwritten-amount")).containsText("14,000");
        assertThat(console.getByTestId("overwritten-buyer_addr")).containsText("첨단로");
        Pictures.take(console, "console-order");
    }

    @Test
    void aHeldWebhookGoesOutWhenReleased(BrowserContext browsing) {
        naru.mock().holdsWebhooks();
        Shop shop = buy(browsing, "mainland");
        naru.mock().aMinutePasses();
        Page console = open(browsing, "#/webhooks");
        assertThat(console.getByTestId("held")).containsText(shop.merchantUid());

        console.getByTestId("release-all").click();

        shop.isIn("PAID");
    }

    @Test
    void theJudgeExplainsItsExample(BrowserContext browsing) {
        Page console = open(browsing, "#/judge");
        console.getByTestId("judge-example").click();

        console.getByTestId("judge-run").click();

        assertThat(console.getByTestId("findings")).isVisible();
        assertThat(console.getByTestId("judgements").locator("li")).not().hasCount(0);
    }

    @Test
    void aRefusalShowsTheDeveloperWhatTheServerSaid(BrowserContext browsing) {
        Shop shop = new Shop(browsing, naru.shopUrl());
        shop.openProduct("optionProductId");
        shop.addOption("RED", "170");
        shop.addOption("RED", "180");
        CheckoutWindow window = shop.pressNPay();
        window.deliverTo("jeju");
        naru.merchant().setCombinationStock("optionProductId", "R_L", 0);

        window.pay();

        window.saysRefused(1, "품절");
        assertThat(window.findings()).containsText("R_L");
        Pictures.take(window.page(), "window-refused");
    }

    @Test
    void theShopSpeaksTheLanguageOfTheBrowserUnlessAskedOtherwise(BrowserContext browsing) {
        try (BrowserContext english =
                browsing.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB"))) {
            Page shop = english.newPage();

            shop.navigate(naru.shopUrl());
            assertThat(shop.locator("html")).hasAttribute("lang", "en");
            shop.navigate(naru.shopUrl() + "/cart?lang=ko");
            assertThat(shop.locator("html")).hasAttribute("lang", "ko");
            shop.navigate(naru.shopUrl());
            assertThat(shop.locator("html")).hasAttribute("lang", "ko");
        }
    }

    private Shop buy(BrowserContext browsing, String preset) {
        Shop shop = new Shop(browsing, naru.shopUrl());
        shop.openProduct("jejuProductId");
        CheckoutWindow window = shop.pressNPay();
        window.deliverTo(preset);
        Pictures.take(window.page(), "window-" + preset);
        window.pay();
        window.saysPaid();
        return shop;
    }

    private Page open(BrowserContext browsing, String hash) {
        Page console = browsing.newPage();
        console.navigate(naru.consoleUrl() + hash);
        assertThat(console.getByTestId("link-state")).hasAttribute("data-state", "open");
        return console;
    }
}
