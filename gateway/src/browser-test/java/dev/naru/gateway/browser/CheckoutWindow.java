package dev.naru.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The simulated Naver Pay window. */
final class CheckoutWindow {
    private final Page page;

    CheckoutWindow(Page page) {
        this.page = page;
        assertThat(page.getByTestId("pay-button")).isVisible();
    }

    CheckoutWindow deliverTo(String preset) {
        page.getByTestId("preset-" + preset).click();
        return this;
    }

    CheckoutWindow asBuyer(String name, String tel, String email) {
        page.getByTestId("buyer-name").fill(name);
        page.getByTestId("buyer-tel").fill(tel);
        page.getByTestId("buyer-email").fill(email);
        return this;
    }

    CheckoutWindow showsTotal(String text) {
        assertThat(page.getByTestId("pay-amount")).containsText(text);
        return this;
    }

    /** @param method {@code card}, {@code point}, {@code trans} or {@code vbank} */
    CheckoutWindow by(String method) {
        // The label over it takes the click.
        page.getByTestId("method-" + method).check(new Locator.CheckOptions().setForce(true));
        return this;
    }

    void pay() {
        page.getByTestId("pay-button").click();
    }

    void saysPaid() {
        assertThat(page.getByTestId("paid-message")).isVisible();
    }

    void saysRefused(int line, String reason) {
        assertThat(page.getByTestId("refusal-dialog")).isVisible();
        assertThat(page.getByTestId("refusal-reason-" + line)).containsText(reason);
    }

    Locator findings() {
        return page.getByTestId("findings");
    }

    void removeRefusedLines() {
        page.getByTestId("remove-refused").click();
        assertThat(page.getByTestId("refusal-dialog")).isHidden();
    }

    void close() {
        page.close(new Page.CloseOptions().setRunBeforeUnload(true));
    }

    Page page() {
        return page;
    }
}
