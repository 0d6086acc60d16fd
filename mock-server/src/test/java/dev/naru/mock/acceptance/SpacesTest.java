package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Merchant spaces: what one does, another never sees. */
class SpacesTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @Test
    void secondMerchantHasItsOwnKeysClockOrdersAndJournal() {
        open("second");
        Mock.Opened order = mock.open(Carts.jeju("m1"));
        String token = mock.token("second", "secret");

        Answer foreign = mock.get("/payments/" + order.impUid() + "?include_sandbox=true", "Authorization", token);
        mock.control("POST", "clock/advance?space=second", "{\"by\":\"PT1H\"}");

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.at("/message")).isEqualTo("존재하지 않는 결제정보입니다.");
        assertThat(mock.control("GET", "orders?space=second", null).data()).isEmpty();
        assertThat(mock.control("GET", "clock", null).at("/data/now")).isEqualTo(Mock.START.toString());
        assertThat(mock.control("GET", "clock?space=second", null).at("/data/now"))
                .isEqualTo("2030-01-01T01:00:00Z");
        assertThat(mock.control("GET", "journal?merchant_uid=m1&space=second", null)
                        .data())
                .isEmpty();
    }

    @Test
    void merchantIsOpenedWithEverythingOfItsOwn() {
        String url = mock.shop().url() + "/webhook/own";
        mock.control("POST", "merchants", """
                {"imp_key":"own","imp_secret":"secret","user_code":"own","shop_name":"둘째 상점",
                 "channels":[{"pg_provider":"naverpay","pg_id":"np_own","sandbox":false,"channel_name":"결제형",
                              "channel_key":"channel-key-own"}],
                 "webhook":{"url":"%s","content_type":"form","retry":true},
                 "product_info_url":"http://127.0.0.1:1/products","switches":{"minimum_amount":100},
                 "clock":{"mode":"frozen","now":"2030-01-01T00:00:00Z"}}""".formatted(url));

        mock.control("POST", "orders?space=own", "{\"merchant_uid\":\"m1\",\"announce\":true}");
        mock.control("POST", "clock/advance?space=own", "{\"by\":\"PT0S\"}");

        Answer payment = mock.get("/payments/find/m1", "Authorization", mock.token("own", "secret"));
        assertThat(payment.at("/response/pg_id")).isEqualTo("np_own");
        assertThat(payment.json().at("/response/sandbox").booleanValue()).isFalse();
        assertThat(payment.number("/response/paid_at")).isEqualTo(1_893_456_000L);
        assertThat(mock.get("/users/pg", "Authorization", mock.token("own", "secret"))
                        .at("/response/0/channel_key"))
                .isEqualTo("channel-key-own");
        assertThat(mock.shop().webhooks()).singleElement().satisfies(webhook -> {
            assertThat(webhook.path()).isEqualTo("/webhook/own");
            assertThat(webhook.contentType()).contains("form-urlencoded");
        });
        Answer settings = mock.control("GET", "merchants/own", null);
        assertThat(settings.json().at("/data/webhook/retry").booleanValue()).isTrue();
        assertThat(settings.at("/data/product_info_url")).isEqualTo("http://127.0.0.1:1/products");
        assertThat(settings.number("/data/switches/minimum_amount")).isEqualTo(100);
    }

    @Test
    void merchantOpenedWithoutChannelsHasBothKindsOfNaverPay() {
        open("second");

        assertThat(mock.control("GET", "merchants/second", null)
                        .data()
                        .get("channels")
                        .findValuesAsText("pg_provider"))
                .containsExactly("naverco", "naverpay");
    }

    @Test
    void resetOfOneLeavesTheOther() {
        open("second");
        mock.open(Carts.jeju("m1"));

        mock.control("POST", "reset?space=second", null);

        assertThat(mock.control("GET", "orders", null).data()).hasSize(1);
    }

    @Test
    void sameScriptInTwoSpacesGivesDifferentIds() {
        open("second");
        String body = "{\"user_code\":\"second\",\"params\":" + Carts.jeju("m1") + "}";

        Answer second = mock.post("/_mock/sdk/request-pay", Mock.JSON, body);

        assertThat(second.at("/imp_uid"))
                .isNotEqualTo(mock.open(Carts.jeju("m1")).impUid());
    }

    @Test
    void takenKeyOrUserCodeIsRefused() {
        open("second");

        assertThat(mock.control("POST", "merchants", keys("second", "third")).status())
                .isEqualTo(409);
        assertThat(mock.control("POST", "merchants", keys("third", "second")).status())
                .isEqualTo(409);
        assertThat(mock.control("GET", "merchants", null).data()).hasSize(2);
    }

    @Test
    void unknownSpaceIsNotTheDefaultOne() {
        assertThat(mock.control("GET", "orders?space=nobody", null).status()).isEqualTo(404);
    }

    @Test
    void settingsChangeInParts() {
        Answer changed = mock.control(
                "PUT", "merchants/imp_key_local", "{\"judge_mode\":\"strict\",\"webhook\":{\"retry\":true}}");

        assertThat(changed.at("/data/judge_mode")).isEqualTo("strict");
        assertThat(changed.json().at("/data/webhook/retry").booleanValue()).isTrue();
        assertThat(changed.at("/data/webhook/url")).isEqualTo(mock.shop().url() + "/webhook");
        assertThat(changed.at("/data/product_info_url")).isEqualTo(mock.shop().url() + "/product-info");
    }

    @Test
    void oldestPaymentLeavesWhenTheSpaceIsFull() {
        mock.control(
                "POST",
                "merchants",
                "{\"imp_key\":\"small\",\"imp_secret\":\"s\",\"user_code\":\"small\",\"limits\":{\"payments\":2}}");
        for (int i = 0; i < 3; i++) {
            mock.control("POST", "orders?space=small", "{\"merchant_uid\":\"m" + i + "\"}");
        }

        assertThat(mock.control("GET", "orders?space=small", null).data().findValuesAsText("merchant_uid"))
                .containsExactly("m2", "m1");
        assertThat(mock.control("GET", "orders/m0?space=small", null).status()).isEqualTo(404);
    }

    private void open(String name) {
        Answer opened = mock.control("POST", "merchants", keys(name, name));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
    }

    private static String keys(String key, String userCode) {
        return "{\"imp_key\":\"" + key + "\",\"imp_secret\":\"secret\",\"user_code\":\"" + userCode
                + "\",\"clock\":{\"mode\":\"frozen\",\"now\":\"2030-01-01T00:00:00Z\"}}";
    }
}
