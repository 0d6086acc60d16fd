package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files a browser loads, at the names shops already use. */
class StaticPagesTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @ParameterizedTest
    @CsvSource({
        "/js/iamport.payment-1.1.6.js, text/javascript",
        "/js/iamport.payment-1.2.0.js, text/javascript",
        "/v1/iamport.js, text/javascript",
        "/customer/js/naverPayButton.js, text/javascript",
        "/customer/js/mobile/naverPayButton.js, text/javascript",
        "/wcslog.js, text/javascript",
        "/customer/buy/key/123456, text/html",
        "/o/customer/buy/key/123456, text/html",
        "/customer/wishlistPopup.nhn?SHOP_ID=a&ITEM_ID=1, text/html",
        "/mobile/customer/wishList.nhn, text/html",
        "/_mock/, text/html",
        "/_mock/assets/console/app.js, text/javascript",
        "/_mock/assets/window/window.css, text/css",
        "/_mock/assets/common/icon.svg, image/svg+xml"
    })
    void fileIsServedWithItsType(String path, String type) {
        Answer answer = mock.get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    }

    @Test
    void browserAtTheRootIsSentToTheConsole() {
        Answer answer = mock.get("/", "Accept", "text/html,*/*");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("/_mock/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/_mock/assets/window/../../logback.xml",
                "/_mock/assets/window/%2e%2e/%2e%2e/logback.xml",
                "/_mock/assets/window/..%2f..%2flogback.xml",
                "/_mock/assets/window/nothing.js",
                "/_mock/assets/shop/shop.css"
            })
    void nothingElseIsServed(String path) {
        assertThat(mock.get(path).status()).isEqualTo(404);
    }
}
