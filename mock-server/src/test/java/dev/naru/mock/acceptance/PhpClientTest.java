package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Requests in the manner of Iamport's PHP client and its WooCommerce plugin: slashes at the end of paths, forms as {@code
 * http_build_query} makes them (brackets encoded, true as 1), the token in the older header.
 */
class PhpClientTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @Test
    void cancelNamesItsRequesterInEncodedBrackets() {
        String impUid = recorded("m1", 1_000);

        Answer cancelled = form(
                "/payments/cancel/",
                "imp_uid=" + impUid
                        + "&amount=1000&reason=%EB%B3%80%EC%8B%AC&extra%5Brequester%5D=customer&enable_webhook=1");
        mock.advance("PT0S");

        assertThat(cancelled.at("/response/cancel_reason")).isEqualTo("변심");
        assertThat(mock.shop().webhooks()).hasSize(1);
    }

    @Test
    void everyKeyOfAPaymentIsThere() {
        Answer payment = get("/payments/" + recorded("m1", 1_000) + "?include_sandbox=true");

        assertThat(payment.json().get("response").fieldNames())
                .toIterable()
                .contains(
                        "amount",
                        "apply_num",
                        "bank_code",
                        "buyer_postcode",
                        "cancel_history",
                        "cancel_receipt_urls",
                        "card_quota",
                        "cash_receipt_issued",
                        "customer_uid",
                        "escrow",
                        "fail_reason",
                        "failed_at",
                        "receipt_url",
                        "user_agent",
                        "vbank_num");
    }

    @Test
    void chargeCarriesItsDayOfUseInEncodedBrackets() {
        key("c1");

        Answer paid = form(
                "/subscribe/payments/again/",
                "customer_uid=c1&merchant_uid=a1&amount=5000&name=%EA%B5%AC%EB%8F%85&extra%5BnaverUseCfm%5D=20260101");
        Answer late = form(
                "/subscribe/payments/again/",
                "customer_uid=c1&merchant_uid=a2&amount=5000&name=%EA%B5%AC%EB%8F%85&extra%5BnaverUseCfm%5D=20251231");

        assertThat(paid.at("/response/status")).isEqualTo("paid");
        assertThat(late.at("/response/status")).isNotEqualTo("paid");
    }

    @Test
    void schedulesAreNestedThreeDeep() {
        key("c1");
        String first = "&schedules%5B0%5D%5Bmerchant_uid%5D=s1&schedules%5B0%5D%5Bschedule_at%5D=1767225660"
                + "&schedules%5B0%5D%5Bamount%5D=5000&schedules%5B0%5D%5Bextra%5D%5BnaverUseCfm%5D=20260131";
        String second = "&schedules%5B1%5D%5Bmerchant_uid%5D=s2&schedules%5B1%5D%5Bschedule_at%5D=1767229200"
                + "&schedules%5B1%5D%5Bamount%5D=5000";

        Answer planned = form("/subscribe/payments/schedule/", "customer_uid=c1" + first + second);
        mock.advance("PT60S");

        assertThat(planned.json().get("response"))
                .extracting(entry -> entry.get("merchant_uid").textValue())
                .containsExactly("s1", "s2");
        assertThat(get("/payments/find/s1").at("/response/customer_uid_usage")).isEqualTo("payment.scheduled");
    }

    @Test
    void hundredSchedulesFitIntoOneForm() {
        key("c1");
        StringBuilder form = new StringBuilder("customer_uid=c1");
        for (int i = 0; i < 100; i++) {
            String name = "&schedules%5B" + i + "%5D%5B";
            form.append(name + "merchant_uid%5D=s" + i)
                    .append(name + "schedule_at%5D=1767229200")
                    .append(name + "amount%5D=5000")
                    .append(name + "name%5D=%EA%B5%AC%EB%8F%85");
        }

        Answer planned = form("/subscribe/payments/schedule/", form.toString());

        assertThat(planned.json().get("response")).as(planned.body()).hasSize(100);
    }

    @Test
    void oneValueOfAFormMayBeLong() {
        key("c1");

        Answer paid = form(
                "/subscribe/payments/again/",
                "customer_uid=c1&merchant_uid=a1&amount=5000&custom_data=" + "x".repeat(20_000));

        assertThat(paid.at("/response/custom_data")).hasSize(20_000);
    }

    @Test
    void oneScheduleIsTakenBackByABareOrABracketedName() {
        key("c1");
        for (String merchantUid : new String[] {"s1", "s2"}) {
            form(
                    "/subscribe/payments/schedule/",
                    "customer_uid=c1&schedules%5B0%5D%5Bmerchant_uid%5D=" + merchantUid
                            + "&schedules%5B0%5D%5Bschedule_at%5D=1767229200&schedules%5B0%5D%5Bamount%5D=5000");
        }

        Answer bare = form("/subscribe/payments/unschedule/", "customer_uid=c1&merchant_uid=s1");
        Answer bracketed = form("/subscribe/payments/unschedule/", "customer_uid=c1&merchant_uid%5B0%5D=s2");

        assertThat(bare.at("/response/0/merchant_uid")).isEqualTo("s1");
        assertThat(bracketed.at("/response/0/merchant_uid")).isEqualTo("s2");
    }

    @Test
    void keyEndsWithReasonAndRequesterInTheQuery() {
        key("c1");

        Answer ended = mock.send(
                "DELETE",
                "/subscribe/customers/c1?reason=%ED%95%B4%EC%A7%80&extra%5Brequester%5D=customer",
                null,
                null,
                "X-ImpTokenHeader",
                mock.token());

        assertThat(ended.at("/response/customer_uid")).isEqualTo("c1");
        assertThat(mock.control("GET", "inspection", null).body()).doesNotContain("KEY_DELETED_WITHOUT");
    }

    @Test
    void productOrdersToShipAreNamedInEncodedBrackets() {
        Purchase purchase = Purchase.paid(mock, "m1");

        Answer shipped = form(
                "/payments/" + purchase.order().impUid() + "/naver/ship",
                Purchase.SHIP + "&product_order_id%5B0%5D=" + purchase.line(0) + "&product_order_id%5B1%5D="
                        + purchase.line(1));

        assertThat(shipped.json().get("response"))
                .extracting(line -> line.get("product_order_id").textValue())
                .containsExactly(purchase.line(0), purchase.line(1));
    }

    private void key(String customerUid) {
        mock.control("POST", "billing-keys", "{\"customer_uid\":\"" + customerUid + "\"}");
    }

    private String recorded(String merchantUid, long amount) {
        return mock.control("POST", "orders", "{\"merchant_uid\":\"" + merchantUid + "\",\"amount\":" + amount + "}")
                .at("/data/imp_uid");
    }

    private Answer get(String path) {
        return mock.get(path, "X-ImpTokenHeader", mock.token());
    }

    private Answer form(String path, String form) {
        return mock.post(path, Mock.FORM, form, "X-ImpTokenHeader", mock.token());
    }
}
