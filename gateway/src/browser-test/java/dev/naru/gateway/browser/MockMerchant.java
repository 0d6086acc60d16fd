package dev.naru.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

/** One merchant of the mock: its shop's page, its server, and its developer at the console. */
final class MockMerchant {
    private final String url;
    private final String name;
    private final Http plain;

    MockMerchant(String url, String name) {
        this.url = url;
        this.name = name;
        this.plain = new Http(url, "");
    }

    String impKey() {
        return "key_" + name;
    }

    /** The console on this merchant, live. */
    Page console(BrowserContext browsing, String hash) {
        Page console = browsing.newPage();
        console.navigate(url + "/_mock/?space=" + impKey() + hash);
        assertThat(console.getByTestId("link-state")).hasAttribute("data-state", "open");
        return console;
    }

    /** Any other page of the mock. */
    Page page(BrowserContext browsing, String path) {
        Page page = browsing.newPage();
        page.navigate(url + path);
        return page;
    }

    /** A page of the shop opens an order-type window for 14 000 won. */
    void ordersGoods(String merchantUid) {
        request("""
                {"pg":"naverco","pay_method":"card","merchant_uid":"%s","name":"네이버페이 상품1","amount":14000,
                 "buyer_name":"구매자","buyer_tel":"010-1234-5678","buyer_email":"buyer@example.com",
                 "buyer_addr":"서울특별시 강남구 삼성동","buyer_postcode":"06163",
                 "naverProducts":[{"id":"singleProductId","name":"네이버페이 상품1","basePrice":14000,"taxType":"TAX",
                   "quantity":1,"infoUrl":"http://shop.test/1","imageUrl":"http://shop.test/1.png",
                   "shipping":{"groupId":"a","method":"DELIVERY","baseFee":0,"feePayType":"FREE"}}]}""".formatted(
                        merchantUid));
    }

    /** As {@link #ordersGoods}, and the buyer pays, and the batch runs. */
    void sellsGoods(String merchantUid) {
        ordersGoods(merchantUid);
        control("POST", "orders/" + merchantUid + "/approve", "{\"skip_check\":true}");
        control("POST", "clock/advance", "{\"by\":\"PT61S\"}");
    }

    void request(String params) {
        JsonNode answer = plain.send(
                "POST",
                "/_mock/sdk/request-pay",
                "{\"user_code\":\"" + name + "\",\"params\":" + params
                        + ",\"page\":{\"mobile\":false,\"url\":\"http://shop.test/\",\"user_agent\":\"Test/1.0\"}}");
        if (!answer.path("ok").booleanValue()) {
            throw new AssertionError(answer);
        }
    }

    JsonNode control(String method, String path, String body) {
        return plain.send(method, "/_mock/v1/" + path + "?space=" + impKey(), body)
                .get("data");
    }

    JsonNode order(String merchantUid) {
        return control("GET", "orders/" + merchantUid, "");
    }

    /** A call of the shop's server to Iamport's API, with a fresh token. */
    JsonNode v1(String method, String path, String body) {
        String token = plain.send(
                        "POST",
                        "/users/getToken",
                        "{\"imp_key\":\"%s\",\"imp_secret\":\"secret_%s\"}".formatted(impKey(), name))
                .at("/response/access_token")
                .textValue();
        return new Http(url, token).send(method, path, body);
    }
}
