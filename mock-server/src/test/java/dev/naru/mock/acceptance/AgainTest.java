package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code POST /subscribe/payments/again}: charging a billing key now. */
class AgainTest {
    @RegisterExtension
    final Mock mock = new Mock();

    private final Recurring shop = new Recurring(mock);

    @Test
    void chargeIsPaidAtOnceAsAServersPayment() {
        shop.register("hong");

        Answer paid = shop.again("hong", "m1");

        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.number("/code")).isZero();
        assertThat(paid.at("/response/status")).isEqualTo("paid");
        assertThat(paid.at("/response/imp_uid")).matches("imps_[0-9]{12}");
        assertThat(paid.at("/response/channel")).isEqualTo("api");
        assertThat(paid.at("/response/customer_uid")).isEqualTo("hong");
        assertThat(paid.at("/response/customer_uid_usage")).isEqualTo("payment");
        assertThat(paid.number("/response/amount")).isEqualTo(10_000);
        assertThat(paid.at("/response/card_name")).isEqualTo("BC카드");
        assertThat(paid.at("/response/apply_num")).matches("[0-9]{8}");
        assertThat(paid.number("/response/paid_at")).isEqualTo(Mock.START.getEpochSecond());
    }

    @Test
    void chargedPaymentCanBeReadAndCancelledLikeAnyOther() {
        shop.register("hong");
        String impUid = shop.again("hong", "m1").at("/response/imp_uid");

        Answer cancelled =
                mock.v1("/payments/cancel", "imp_uid=" + impUid + "&amount=1000&reason=r&extra[requester]=admin");

        assertThat(cancelled.at("/response/status")).isEqualTo("cancelled");
        assertThat(mock.v1("/payments/" + impUid + "?include_sandbox=true").number("/response/cancel_amount"))
                .isEqualTo(1_000);
    }

    @Test
    void formOfTheGuideIsReadLikeItsJson() {
        shop.register("hong");

        Answer paid = mock.v1(
                "/subscribe/payments/again/",
                "customer_uid=hong&merchant_uid=m1&amount=10000&name=Slim%20요금제(최초과금)&extra[naverUseCfm]=20260101");

        assertThat(paid.at("/response/status")).isEqualTo("paid");
        assertThat(paid.at("/response/name")).isEqualTo("Slim 요금제(최초과금)");
    }

    @Test
    void declineIsSuccessOfTheCallAndFailureOfThePayment() {
        shop.register("hong");
        shop.script("hong", "[\"한도 초과\"]");

        Answer declined = shop.again("hong", "m1");

        assertThat(declined.status()).isEqualTo(200);
        assertThat(declined.number("/code")).isZero();
        assertThat(declined.json().get("message").isNull()).isTrue();
        assertThat(declined.at("/response/status")).isEqualTo("failed");
        assertThat(declined.at("/response/fail_reason")).isEqualTo("한도 초과");
        assertThat(declined.number("/response/paid_at")).isZero();
        assertThat(declined.number("/response/failed_at")).isEqualTo(Mock.START.getEpochSecond());
    }

    @Test
    void scriptDecidesTheNextChargesOnly() {
        shop.register("hong");
        shop.script("hong", "[\"paid\",\"잔액 부족\"]");

        assertThat(shop.again("hong", "m1").at("/response/status")).isEqualTo("paid");
        assertThat(shop.again("hong", "m2").at("/response/fail_reason")).isEqualTo("잔액 부족");
        assertThat(shop.again("hong", "m3").at("/response/status")).isEqualTo("paid");
    }

    @Test
    void successIsToldToTheShopAndDeclineIsNot() {
        shop.register("hong");
        shop.script("hong", "[\"paid\",\"한도 초과\"]");

        shop.again("hong", "m1");
        shop.again("hong", "m2");
        mock.advance("PT1M");

        assertThat(mock.shop().webhooks())
                .extracting(Shop.Received::body)
                .singleElement()
                .asString()
                .contains("\"m1\"", "\"paid\"");
    }

    @Test
    void noticeUrlReplacesTheConfiguredOne() {
        shop.register("hong");

        shop.again("{\"customer_uid\":\"hong\",\"merchant_uid\":\"m1\",\"amount\":10000,\"notice_url\":\""
                + mock.shop().url() + "/webhook/own\"}");
        mock.advance("PT0S");

        assertThat(mock.shop().webhooks()).extracting(Shop.Received::path).containsExactly("/webhook/own");
    }

    @Test
    void unknownCustomerIsRefusedWithItsKnownText() {
        Answer refused = shop.again("nobody", "m1");

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.number("/code")).isEqualTo(1);
        assertThat(refused.at("/message")).isEqualTo("등록되지 않은 구매자입니다.");
        assertThat(mock.v1("/payments/find/m1").status()).isEqualTo(404);
    }

    @Test
    void unknownCustomerIsMinusOneWhereTheSwitchSaysSo() {
        shop.setSwitch("unknown_customer_code", "\"-1\"");

        assertThat(shop.again("nobody", "m1").number("/code")).isEqualTo(-1);
    }

    @Test
    void orderNumberOfTheRegistrationIsUsedUp() {
        shop.register("hong");

        Answer refused = shop.again("hong", "issue-hong");

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.number("/code")).isEqualTo(1);
        assertThat(refused.at("/message")).isEqualTo("이미 결제가 이루어진 거래건입니다.");
        assertThat(mock.control("GET", "inspection", null).data().findValuesAsText("code"))
                .contains("MERCHANT_UID_REUSED");
    }

    @Test
    void orderNumberOfADeclinedChargeIsUsedUp() {
        shop.register("hong");
        shop.script("hong", "[\"한도 초과\"]");
        shop.again("hong", "m1");

        assertThat(shop.again("hong", "m1").number("/code")).isEqualTo(1);
    }

    @Test
    void orderNumberOfADeclinedChargeCanBeRetriedWhereTheSwitchSaysSo() {
        shop.setSwitch("used_merchant_uid", "\"paid\"");
        shop.register("hong");
        shop.script("hong", "[\"한도 초과\"]");
        shop.again("hong", "m1");

        assertThat(shop.again("hong", "m1").at("/response/status")).isEqualTo("paid");
        assertThat(shop.again("hong", "m1").number("/code")).isEqualTo(1);
    }

    @Test
    void usedOrderNumberIs400WhereTheSwitchSaysSo() {
        shop.setSwitch("reused_merchant_uid_status", "\"400\"");
        shop.register("hong");
        shop.again("hong", "m1");

        assertThat(shop.again("hong", "m1").status()).isEqualTo(400);
    }

    @Test
    void dayOfUseMayBeTheKoreanDayOfPayment() {
        shop.register("hong");

        assertThat(useConfirmed("m1", "20260101").at("/response/status")).isEqualTo("paid");
    }

    @Test
    void dayOfUseBeforeTheKoreanDayOfPaymentFails() {
        shop.register("hong");
        mock.advance("PT15H");

        Answer failed = useConfirmed("m1", "20260101");

        assertThat(failed.number("/code")).isZero();
        assertThat(failed.at("/response/status")).isEqualTo("failed");
        assertThat(failed.at("/response/fail_reason")).contains("naverUseCfm");
        assertThat(mock.control("GET", "inspection", null).data().findValuesAsText("code"))
                .contains("NAVER_USE_CFM_INVALID");
    }

    @Test
    void dayOfUseThatIsNoDayIsRefusedByName() {
        shop.register("hong");

        Answer refused = useConfirmed("m1", "20260231");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/message")).contains("extra.naverUseCfm");
        assertThat(mock.v1("/payments/find/m1").status()).isEqualTo(404);
    }

    @Test
    void amountBelowTheMinimumFails() {
        shop.register("hong");

        Answer failed = shop.again("{\"customer_uid\":\"hong\",\"merchant_uid\":\"m1\",\"amount\":9}");

        assertThat(failed.at("/response/status")).isEqualTo("failed");
        assertThat(failed.at("/response/fail_reason")).contains("10원");
    }

    @Test
    void missingNameIsTheOneOfTheRegistration() {
        shop.register("hong");

        Answer paid = shop.again("{\"customer_uid\":\"hong\",\"merchant_uid\":\"m1\",\"amount\":10000}");

        assertThat(paid.at("/response/name")).isEqualTo("Slim 요금제(1개월 단위)");
    }

    @Test
    void missingNameIsRefusedWhereTheSwitchSaysSo() {
        shop.setSwitch("require_name", "true");
        shop.register("hong");

        Answer refused = shop.again("{\"customer_uid\":\"hong\",\"merchant_uid\":\"m1\",\"amount\":10000}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/message")).startsWith("name ");
    }

    @Test
    void customDataObjectIsKeptAsText() {
        shop.register("hong");

        Answer paid = shop.again("{\"customer_uid\":\"hong\",\"merchant_uid\":\"m1\",\"amount\":10000,"
                + "\"custom_data\":{\"plan\":\"slim\"}}");

        assertThat(paid.at("/response/custom_data")).isEqualTo("{\"plan\":\"slim\"}");
    }

    @Test
    void dtoWithEveryFieldAtItsDefaultIsAnOrdinaryCharge() {
        shop.register("hong");

        Answer paid = shop.again("""
                {"customer_uid":"hong","merchant_uid":"m1","amount":10000,"currency":"KRW","vat":0,"tax_free":0,
                 "card_quota":0,"product_count":0,"interest_free_by_merchant":false,"name":null,"buyer_name":null,
                 "notice_url":null,"custom_data":null,"extra":null,"bypass":null}""");

        assertThat(paid.at("/response/status")).isEqualTo("paid");
    }

    @Test
    void everyMissingFieldIsRefusedByName() {
        shop.register("hong");

        assertThat(shop.again("{}").at("/message")).startsWith("customer_uid ");
        assertThat(shop.again("{\"customer_uid\":\"hong\"}").at("/message")).startsWith("merchant_uid ");
        Answer noAmount = shop.again("{\"customer_uid\":\"hong\",\"merchant_uid\":\"m1\"}");
        assertThat(noAmount.at("/message")).startsWith("amount ");
        assertThat(noAmount.status()).isEqualTo(400);
        assertThat(noAmount.json().get("response").isNull()).isTrue();
    }

    private Answer useConfirmed(String merchantUid, String day) {
        return shop.again("{\"customer_uid\":\"hong\",\"merchant_uid\":\"" + merchantUid
                + "\",\"amount\":10000,\"extra\":{\"naverUseCfm\":\"" + day + "\"}}");
    }
}
