package dev.naru.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The two halves of the N Pay button, on a desk and on a phone. */
@NeedsChromium
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ButtonTest {
    private LocalNaru naru;

    @BeforeAll
    void start(DatabaseAddress address) {
        naru = LocalNaru.start(address, Map.of());
    }

    @AfterAll
    void stop() {
        naru.close();
    }

    @Test
    void theHeartPutsTheProductOnNaversWishList(BrowserContext browsing) {
        Shop shop = new Shop(browsing, naru.shopUrl());
        shop.openProduct("singleProductId");

        Page wishes = shop.page()
                .waitForPopup(() -> shop.page().getByTestId("npay-wish").click());

        assertThat(wishes.getByTestId("wish-items")).containsText("네이버페이 상품1");
    }

    @Test
    void aPhoneOpensTheMobileWindowAndPays(BrowserContext browsing) {
        try (BrowserContext phone = browsing.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale("ko-KR")
                        .setViewportSize(390, 844)
                        .setIsMobile(true)
                        .setHasTouch(true)
                        .setUserAgent("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/150 Mobile"))) {
            Shop shop = new Shop(phone, naru.shopUrl());
            shop.openProduct("jejuProductId");
            CheckoutWindow window = shop.pressNPay();
            assertThat(window.page().url()).contains("/o/customer/buy/");
            window.deliverTo("island").showsTotal("18,500");
            Pictures.take(window.page(), "window-mobile");

            window.pay();
            window.saysPaid();
            naru.mock().aMinutePasses();

            shop.isIn("PAID");
            shop.showsAmounts(14_000, 18_500);
        }
    }
}
