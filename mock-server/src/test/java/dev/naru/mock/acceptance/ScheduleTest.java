package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A planned charge: what may be planned, and what comes of it when the clock runs it. */
class ScheduleTest {
    private static final Duration DAY = Duration.ofDays(1);

    @RegisterExtension
    final Mock mock = new Mock();

    private final Recurring shop = new Recurring(mock);

    @BeforeEach
    void register() {
        shop.register("hong");
    }

    @Test
    void entryIsAnsweredWithEveryKeyItHas() {
        Answer planned = shop.schedule("hong", "m1", DAY);

        assertThat(planned.json().at("/response/0").toString())
                .isEqualTo("{\"amount\":10000,\"buyer_addr\":\"서울특별시 강남구\",\"buyer_email\":\"hong@example.com\","
                        + "\"buyer_name\":\"홍길동\",\"buyer_postcode\":\"06236\",\"buyer_tel\":\"010-1234-5678\","
                        + "\"currency\":\"KRW\",\"custom_data\":null,\"customer_id\":\"member-7\","
                        + "\"customer_uid\":\"hong\",\"executed_at\":0,\"fail_reason\":null,\"imp_uid\":null,"
                        + "\"merchant_uid\":\"m1\",\"name\":\"Slim 요금제(1개월 단위)\",\"payment_status\":null,"
                        + "\"pg_id\":\"" + planned.at("/response/0/pg_id") + "\",\"pg_provider\":\"naverpay\","
                        + "\"promotion_id\":null,\"revoked_at\":0,\"schedule_at\":1767312000,"
                        + "\"schedule_status\":\"scheduled\"}");
    }

    @Test
    void formOfTheGuideIsReadLikeItsJson() {
        Answer planned = mock.v1(
                "/subscribe/payments/schedule",
                "customer_uid=hong&schedules[0][merchant_uid]=m1&schedules[0][schedule_at]=" + Recurring.at(DAY)
                        + "&schedules[0][amount]=10000&schedules[0][extra][naverUseCfm]=20260103"
                        + "&schedules[0][buyer_name]=김철수"
                        + "&schedules[1][merchant_uid]=m2&schedules[1][schedule_at]="
                        + Recurring.at(DAY.multipliedBy(2))
                        + "&schedules[1][amount]=20000");

        assertThat(planned.json().get("response").findValuesAsText("merchant_uid"))
                .containsExactly("m1", "m2");
        assertThat(planned.at("/response/0/buyer_name")).isEqualTo("김철수");
        assertThat(planned.at("/response/1/buyer_name")).isEqualTo("홍길동");
    }

    @Test
    void clockRunsItAtItsSecondAndTellsTheShop() {
        shop.schedule("hong", "m1", DAY);
        mock.advance("PT23H59M59S");
        assertThat(shop.planned("m1").at("/response/schedule_status")).isEqualTo("scheduled");

        mock.advance("PT1S");

        Answer run = shop.planned("m1");
        assertThat(run.at("/response/schedule_status")).isEqualTo("executed");
        assertThat(run.at("/response/payment_status")).isEqualTo("paid");
        assertThat(run.number("/response/executed_at")).isEqualTo(Recurring.at(DAY));
        Answer payment = mock.v1("/payments/" + run.at("/response/imp_uid") + "?include_sandbox=true");
        assertThat(payment.at("/response/imp_uid")).startsWith("imps_");
        assertThat(payment.at("/response/customer_uid_usage")).isEqualTo("payment.scheduled");
        assertThat(payment.at("/response/channel")).isEqualTo("api");
        assertThat(payment.at("/response/buyer_name")).isEqualTo("홍길동");
        assertThat(payment.number("/response/paid_at")).isEqualTo(Recurring.at(DAY));
        assertThat(mock.shop().webhooks())
                .extracting(Shop.Received::body)
                .singleElement()
                .asString()
                .contains("\"m1\"", "\"paid\"", run.at("/response/imp_uid"));
    }

    @Test
    void failedRunIsToldToTheShopToo() {
        shop.script("hong", "[\"한도 초과\"]");
        shop.schedule("hong", "m1", DAY);

        mock.advance("P1D");

        Answer run = shop.planned("m1");
        assertThat(run.at("/response/payment_status")).isEqualTo("failed");
        assertThat(run.at("/response/fail_reason")).isEqualTo("한도 초과");
        assertThat(mock.shop().webhooks())
                .extracting(Shop.Received::body)
                .singleElement()
                .asString()
                .contains("\"m1\"", "\"failed\"");
    }

    @Test
    void failedRunIsNotTriedAgainByItself() {
        shop.script("hong", "[\"한도 초과\"]");
        shop.schedule("hong", "m1", DAY);

        mock.advance("P30D");

        assertThat(shop.planned("m1").at("/response/payment_status")).isEqualTo("failed");
        assertThat(mock.v1("/payments/findAll/m1").number("/response/total")).isEqualTo(1);
    }

    @Test
    void cancelledPaymentShowsInItsSchedule() {
        shop.schedule("hong", "m1", DAY);
        mock.advance("P1D");

        mock.v1("/payments/cancel", "merchant_uid=m1&reason=r&extra[requester]=customer");

        assertThat(shop.planned("m1").at("/response/schedule_status")).isEqualTo("executed");
        assertThat(shop.planned("m1").at("/response/payment_status")).isEqualTo("cancelled");
    }

    @Test
    void dayOfUseIsJudgedOnTheDayItRuns() {
        shop.schedule(
                "hong",
                "{\"merchant_uid\":\"m1\",\"schedule_at\":" + Recurring.at(DAY.multipliedBy(3))
                        + ",\"amount\":10000,\"extra\":{\"naverUseCfm\":\"20260102\"}}");

        mock.advance("P3D");

        assertThat(shop.planned("m1").at("/response/fail_reason")).contains("naverUseCfm");
    }

    @Test
    void noticeUrlOfAnEntryReplacesTheConfiguredOne() {
        shop.schedule(
                "hong",
                "{\"merchant_uid\":\"m1\",\"schedule_at\":" + Recurring.at(DAY) + ",\"amount\":10000,\"notice_url\":\""
                        + mock.shop().url() + "/webhook/own\"}");

        mock.advance("P1D");

        assertThat(mock.shop().webhooks()).extracting(Shop.Received::path).containsExactly("/webhook/own");
    }

    @Test
    void scheduleOfADeletedKeyStaysAndFails() {
        shop.schedule("hong", "m1", DAY);
        shop.bare("DELETE", "/subscribe/customers/hong");

        mock.advance("P1D");

        assertThat(shop.planned("m1").at("/response/payment_status")).isEqualTo("failed");
        assertThat(shop.planned("m1").at("/response/fail_reason")).isEqualTo("등록되지 않은 구매자입니다.");
        assertThat(mock.shop().webhooks()).hasSize(1);
    }

    @Test
    void scheduleOfADeletedKeyIsRevokedWhereTheSwitchSaysSo() {
        shop.setSwitch("schedules_of_deleted_key", "\"revoke\"");
        shop.schedule("hong", "m1", DAY);

        shop.bare("DELETE", "/subscribe/customers/hong");

        assertThat(shop.planned("m1").at("/response/schedule_status")).isEqualTo("revoked");
    }

    @Test
    void unknownCustomerIsRefusedWithItsKnownText() {
        Answer refused = shop.schedule("nobody", "m1", DAY);

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.number("/code")).isEqualTo(1);
        assertThat(refused.at("/message")).isEqualTo("등록된 고객정보가 없습니다.");
    }

    @Test
    void cardDataOfAnUnknownCustomerMakesNoKeyAndIsNotKept() {
        Answer refused = shop.json(
                "POST",
                "/subscribe/payments/schedule",
                "{\"customer_uid\":\"nobody\",\"card_number\":\"4111111111111111\",\"expiry\":\"2030-01\","
                        + "\"schedules\":[{\"merchant_uid\":\"m1\",\"schedule_at\":" + Recurring.at(DAY)
                        + ",\"amount\":10000}]}");

        assertThat(refused.number("/code")).isEqualTo(1);
        assertThat(mock.v1("/subscribe/customers/nobody").number("/code")).isEqualTo(1);
        assertThat(mock.control("GET", "journal", null).body())
                .contains("(card data)")
                .doesNotContain("4111111111111111");
    }

    @Test
    void oneBadEntryRefusesThemAll() {
        Answer refused = shop.schedule(
                "hong",
                "{\"merchant_uid\":\"m1\",\"schedule_at\":" + Recurring.at(DAY)
                        + ",\"amount\":10000},{\"merchant_uid\":\"m2\",\"schedule_at\":" + Recurring.at(Duration.ZERO)
                        + ",\"amount\":10000}");

        assertThat(refused.number("/code")).isEqualTo(1);
        assertThat(shop.planned("m1").status()).isEqualTo(404);
    }

    @Test
    void missingFieldOfAnEntryIsRefusedByItsPath() {
        Answer refused = shop.schedule(
                "hong",
                "{\"merchant_uid\":\"m1\",\"schedule_at\":" + Recurring.at(DAY)
                        + ",\"amount\":10000},{\"merchant_uid\":\"m2\",\"amount\":10000}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/message")).startsWith("schedules[1].schedule_at ");
        assertThat(shop.planned("m1").status()).isEqualTo(404);
    }

    @Test
    void noEntryAtAllIsRefused() {
        assertThat(shop.schedule("hong", "").status()).isEqualTo(400);
    }

    @Test
    void sameOrderNumberTwiceInOneRequestIsRefused() {
        String entry = "{\"merchant_uid\":\"m1\",\"schedule_at\":" + Recurring.at(DAY) + ",\"amount\":10000}";

        Answer refused = shop.schedule("hong", entry + "," + entry);

        assertThat(refused.at("/message")).isEqualTo("이미 결제가 이루어진 거래건입니다.");
        assertThat(shop.planned("m1").status()).isEqualTo(404);
    }

    @Test
    void plannedOrderNumberCannotBeChargedOrPlannedOnceMore() {
        shop.schedule("hong", "m1", DAY);

        assertThat(shop.again("hong", "m1").number("/code")).isEqualTo(1);
        assertThat(shop.schedule("hong", "m1", DAY).number("/code")).isEqualTo(1);
    }

    @Test
    void revokedOrderNumberCanBePlannedAgainWhereTheSwitchSaysSo() {
        shop.setSwitch("used_merchant_uid", "\"paid\"");
        shop.schedule("hong", "m1", DAY);
        mock.v1("/subscribe/payments/unschedule", "merchant_uid=m1");

        shop.schedule("hong", "m1", DAY.multipliedBy(2));
        mock.advance("P2D");

        assertThat(shop.planned("m1").at("/response/payment_status")).isEqualTo("paid");
        assertThat(mock.v1("/payments/findAll/m1").number("/response/total")).isEqualTo(1);
    }

    @Test
    void scheduleOfAnotherMerchantIs404() {
        shop.schedule("hong", "m1", DAY);
        mock.control("POST", "merchants", "{\"imp_key\":\"other\",\"imp_secret\":\"s\",\"user_code\":\"imp2\"}");

        assertThat(mock.get("/subscribe/payments/schedule/m1", "Authorization", mock.token("other", "s"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void resetForgetsWhatWasPlanned() {
        shop.schedule("hong", "m1", DAY);

        mock.control("POST", "reset", "{}");
        mock.advance("P2D");

        assertThat(mock.shop().webhooks()).isEmpty();
        assertThat(mock.control("GET", "schedules", null).data()).isEmpty();
    }
}
