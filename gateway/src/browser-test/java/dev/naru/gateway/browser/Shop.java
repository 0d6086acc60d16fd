package dev.naru.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The demo shop as its buyer sees it. */
final class Shop {
    private final Page page;
    private final String url;

    Shop(BrowserContext browsing, String url) {
        this.page = browsing.newPage();
        this.url = url;
    }

    void openProduct(String productId) {
        page.navigate(url + "/products/" + productId);
        assertThat(page.getByTestId("product-name")).isVisible();
    }

    void openCart() {
        page.navigate(url + "/cart");
    }

    void putIntoCart() {
        page.getByTestId("add-to-cart").click();
        assertThat(page.getByTestId("added")).isVisible();
    }

    /** Chooses one value per select, in the order they stand, and adds the line. */
    void addOption(String... values) {
        for (int n = 0; n < values.length; n++) {
            page.getByTestId("option-select-" + n).selectOption(values[n]);
        }
        page.getByTestId("add-option").click();
    }

    void more(String what) {
        page.getByTestId("qty-" + what + "-more").click();
    }

    /** Presses the N Pay button; answers the window that opens. */
    CheckoutWindow pressNPay() {
        Page opened = page.waitForPopup(() -> page.getByTestId("npay-buy").click());
        CheckoutWindow window = new CheckoutWindow(opened);
        page.waitForURL("**/orders/**");
        return window;
    }

    /** From the page of an order that nobody has paid. */
    CheckoutWindow opensTheWindowAgain() {
        return new CheckoutWindow(
                page.waitForPopup(() -> page.getByTestId("pay-again").click()));
    }

    String merchantUid() {
        return page.getByTestId("merchant-uid").textContent();
    }

    void isIn(String state) {
        assertThat(page.getByTestId("order-state")).hasAttribute("data-state", state);
    }

    void showsAmounts(long ordered, long paid) {
        assertThat(page.getByTestId("ordered-amount")).hasAttribute("data-amount", Long.toString(ordered));
        assertThat(page.getByTestId("paid-amount")).hasAttribute("data-amount", Long.toString(paid));
    }

    void showsAddress(String before, String after) {
        assertThat(page.getByTestId("buyer-address-before")).hasText(before);
        assertThat(page.getByTestId("buyer-address")).hasText(after);
    }

    void showsBuyer(String before, String after) {
        assertThat(page.getByTestId("buyer-name-before")).hasText(before);
        assertThat(page.getByTestId("buyer-name")).hasText(after);
    }

    Locator line(int n) {
        return page.getByTestId("order-line-" + n);
    }

    Page page() {
        return page;
    }
}
