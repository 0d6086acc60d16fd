package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Iamport V1, POST /payments/cancel. */
class CancelTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @Test
    void withoutAnAmountEverythingLeftIsCancelled() {
        String impUid = paid("m1", 1_000);

        Answer answer = mock.v1("/payments/cancel", "imp_uid=" + impUid + "&reason=변심&extra[requester]=customer");

        assertThat(answer.at("/response/status")).isEqualTo("cancelled");
        assertThat(answer.number("/response/cancel_amount")).isEqualTo(1_000);
        assertThat(answer.at("/response/cancel_reason")).isEqualTo("변심");
        assertThat(answer.at("/response/cancel_history/0/cancellation_id")).matches("[0-9A-Z]{20}");
    }

    @Test
    void partsAddUpAndEachLeavesTheStateCancelled() {
        String impUid = paid("m1", 1_000);

        Answer first = cancel(impUid, "amount=300&checksum=1000");
        Answer second = cancel(impUid, "amount=700&checksum=700");
        Answer third = cancel(impUid, "");

        assertThat(first.at("/response/status")).isEqualTo("cancelled");
        assertThat(first.number("/response/cancel_amount")).isEqualTo(300);
        assertThat(second.number("/response/cancel_amount")).isEqualTo(1_000);
        assertThat(second.json().at("/response/cancel_history")).hasSize(2);
        assertThat(third.status()).isEqualTo(200);
        assertThat(third.number("/code")).isEqualTo(1);
        assertThat(third.at("/message")).isEqualTo("이미 전액취소된 주문입니다.");
    }

    @Test
    void wrongChecksumCancelsNothing() {
        String impUid = paid("m1", 1_000);

        Answer answer = cancel(impUid, "amount=300&checksum=999");

        assertThat(answer.number("/code")).isEqualTo(1);
        assertThat(mock.v1("/payments/find/m1").number("/response/cancel_amount"))
                .isZero();
    }

    @Test
    void moreThanIsLeftCancelsNothing() {
        String impUid = paid("m1", 1_000);

        assertThat(cancel(impUid, "amount=1001").number("/code")).isEqualTo(1);
        assertThat(mock.v1("/payments/find/m1").at("/response/status")).isEqualTo("paid");
    }

    @Test
    void zeroMeansNotGiven() {
        String impUid = paid("m1", 1_000);

        assertThat(cancel(impUid, "amount=0").number("/response/cancel_amount")).isEqualTo(1_000);
    }

    @Test
    void wrongImpUidIsNotHelpedByARightMerchantUid() {
        paid("m1", 1_000);

        Answer answer = mock.v1("/payments/cancel", "imp_uid=imp_0&merchant_uid=m1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.number("/code")).isEqualTo(1);
        assertThat(answer.at("/message")).isEqualTo("취소할 결제건이 존재하지 않습니다.");
    }

    @Test
    void trailingSlashAndJsonAreTaken() {
        paid("m1", 1_000);

        Answer answer = mock.post(
                "/payments/cancel/",
                Mock.JSON,
                "{\"merchant_uid\":\"m1\",\"amount\":\"400\",\"extra\":{\"requester\":\"admin\"}}",
                "Authorization",
                mock.token());

        assertThat(answer.number("/response/cancel_amount")).isEqualTo(400);
    }

    @Test
    void webhookGoesOutOnlyWhenAskedFor() {
        String impUid = paid("m1", 1_000);

        cancel(impUid, "amount=100");
        mock.advance("PT0S");
        assertThat(mock.shop().webhooks()).isEmpty();

        Answer second = cancel(impUid, "amount=100&enable_webhook=true");
        mock.advance("PT0S");

        assertThat(mock.shop().webhooks())
                .singleElement()
                .satisfies(webhook -> assertThat(webhook.body())
                        .contains("\"status\":\"cancelled\"")
                        .contains("\"cancellation_id\":\"" + second.at("/response/cancel_history/1/cancellation_id")
                                + "\""));
    }

    @Test
    void orderTypePaymentIsRefused() {
        Mock.Opened order = paidAtNaver();

        Answer answer = cancel(order.impUid(), "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.number("/code")).isEqualTo(1);
        assertThat(mock.payment(order).at("/response/status")).isEqualTo("paid");
    }

    @Test
    void orderTypePaymentIsCancelledWithItsProductOrdersWhenSwitchedOn() {
        mock.control("PUT", "merchants/imp_key_local", "{\"switches\":{\"cancel_naverco\":true}}");
        Mock.Opened order = paidAtNaver();

        Answer answer = cancel(order.impUid(), "");

        assertThat(answer.at("/response/status")).isEqualTo("cancelled");
        Answer orders = mock.v1("/payments/" + order.impUid() + "/naver/product-orders");
        assertThat(orders.at("/response/0/product_order_status")).isEqualTo("CANCELED");
        assertThat(orders.at("/response/0/claim_status")).isEqualTo("CANCEL_DONE");
    }

    @Test
    void naverGivesNothingBackAfterThreeYears() {
        String impUid = paid("m1", 1_000);

        mock.advance("P1095D");
        assertThat(cancel(impUid, "amount=1").number("/code")).isZero();
        mock.advance("P1D");
        Answer late = cancel(impUid, "amount=1");

        assertThat(late.status()).isEqualTo(200);
        assertThat(late.number("/code")).isEqualTo(-1);
        assertThat(late.at("/message")).contains("1095");
    }

    @Test
    void everyCancelOfAPaymentTypePaymentHasASlip() {
        String impUid = paid("m1", 1_000);

        cancel(impUid, "amount=300");
        Answer second = cancel(impUid, "amount=300");

        assertThat(second.json().at("/response/cancel_receipt_urls")).hasSize(2);
        assertThat(second.at("/response/cancel_receipt_urls/1"))
                .isEqualTo(second.at("/response/cancel_history/1/receipt_url"))
                .isNotBlank();
    }

    @Test
    void unknownRequesterAndTooMuchTaxFreeCancelNothing() {
        String impUid = paid("m1", 1_000);

        assertThat(cancel(impUid, "extra[requester]=robot").at("/message")).contains("extra.requester");
        assertThat(cancel(impUid, "extra=admin").status()).isEqualTo(400);
        assertThat(cancel(impUid, "amount=10&tax_free=11").at("/message")).contains("tax_free");
        assertThat(mock.v1("/payments/find/m1").at("/response/status")).isEqualTo("paid");
    }

    private Mock.Opened paidAtNaver() {
        Mock.Opened order = mock.open(Carts.jeju("m1"));
        mock.control("POST", "orders/m1/approve", "{\"skip_check\":true}");
        mock.advance("PT60S");
        return order;
    }

    private Answer cancel(String impUid, String more) {
        return mock.v1("/payments/cancel", "imp_uid=" + impUid + "&" + more);
    }

    private String paid(String merchantUid, long amount) {
        return mock.control("POST", "orders", "{\"merchant_uid\":\"" + merchantUid + "\",\"amount\":" + amount + "}")
                .at("/data/imp_uid");
    }
}
