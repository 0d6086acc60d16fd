package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A planned charge that is moved, taken back, planned anew or tried once more. */
class ScheduleChangeTest {
    private static final Duration DAY = Duration.ofDays(1);

    @RegisterExtension
    final Mock mock = new Mock();

    private final Recurring shop = new Recurring(mock);

    @BeforeEach
    void register() {
        shop.register("hong");
    }

    @Test
    void movedOneRunsAtItsNewTimeOnly() {
        shop.schedule("hong", "m1", DAY);

        Answer moved = put("m1", DAY.multipliedBy(2));

        assertThat(moved.number("/response/schedule_at")).isEqualTo(Recurring.at(DAY.multipliedBy(2)));
        mock.advance("P1D");
        assertThat(shop.planned("m1").at("/response/schedule_status")).isEqualTo("scheduled");
        mock.advance("P1D");
        assertThat(shop.planned("m1").at("/response/payment_status")).isEqualTo("paid");
        assertThat(mock.v1("/payments/findAll/m1").number("/response/total")).isEqualTo(1);
    }

    @Test
    void oneThatHasRunCannotBeMoved() {
        shop.schedule("hong", "m1", DAY);
        mock.advance("P1D");

        assertThat(put("m1", DAY.multipliedBy(2)).status()).isEqualTo(400);
    }

    @Test
    void nobodyMovesIntoThePast() {
        shop.schedule("hong", "m1", DAY);

        Answer refused = put("m1", Duration.ZERO);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(shop.planned("m1").number("/response/schedule_at")).isEqualTo(Recurring.at(DAY));
    }

    @Test
    void movingWithoutATimeIsRefusedByName() {
        shop.schedule("hong", "m1", DAY);

        Answer refused = shop.json("PUT", "/subscribe/payments/schedule/m1", "{}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/message")).contains("schedule_at");
    }

    @Test
    void revokedOneNeverRuns() {
        shop.schedule("hong", "m1", DAY);

        Answer revoked = shop.json(
                "POST", "/subscribe/payments/unschedule", "{\"customer_uid\":\"hong\",\"merchant_uid\":\"m1\"}");
        mock.advance("P2D");

        assertThat(revoked.at("/response/0/schedule_status")).isEqualTo("revoked");
        assertThat(revoked.number("/response/0/revoked_at")).isEqualTo(Recurring.at(Duration.ZERO));
        assertThat(shop.planned("m1").json().at("/response/imp_uid").isNull()).isTrue();
        assertThat(mock.shop().webhooks()).isEmpty();
    }

    @Test
    void customerAloneRevokesEverythingThatWaits() {
        shop.schedule("hong", "m1", DAY);
        shop.schedule("hong", "m2", DAY.multipliedBy(2));
        shop.schedule("hong", "m3", DAY.multipliedBy(3));
        shop.register("kim");
        shop.schedule("kim", "k1", DAY.multipliedBy(2));
        mock.advance("P1D");

        Answer revoked = mock.v1("/subscribe/payments/unschedule/", "customer_uid=hong");

        assertThat(revoked.json().get("response").findValuesAsText("merchant_uid"))
                .containsExactly("m2", "m3");
        assertThat(shop.planned("k1").at("/response/schedule_status")).isEqualTo("scheduled");
    }

    @Test
    void orderNumbersAloneRevokeThoseOfAnyCustomer() {
        shop.register("kim");
        shop.schedule("hong", "m1", DAY);
        shop.schedule("kim", "k1", DAY);

        Answer revoked = mock.v1("/subscribe/payments/unschedule", "merchant_uid[]=k1&merchant_uid[]=m1");

        assertThat(revoked.json().get("response").findValuesAsText("merchant_uid"))
                .containsExactly("k1", "m1");
    }

    @Test
    void orderNumberOfAnotherCustomerIsLeftAlone() {
        shop.register("kim");
        shop.schedule("kim", "k1", DAY);

        Answer refused = mock.v1("/subscribe/payments/unschedule", "customer_uid=hong&merchant_uid=k1");

        assertThat(refused.number("/code")).isEqualTo(1);
        assertThat(shop.planned("k1").at("/response/schedule_status")).isEqualTo("scheduled");
    }

    @Test
    void nothingToRevokeIsRefusedWithItsKnownText() {
        Answer refused = mock.v1("/subscribe/payments/unschedule", "customer_uid=hong");

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.number("/code")).isEqualTo(1);
        assertThat(refused.at("/message")).isEqualTo("취소할 예약결제 기록이 존재하지 않습니다.");
    }

    @Test
    void revokingNothingByNameIs400() {
        assertThat(mock.v1("/subscribe/payments/unschedule", "").status()).isEqualTo(400);
    }

    @Test
    void failedOneCanBePlannedAnewUnderItsOrderNumber() {
        shop.script("hong", "[\"한도 초과\"]");
        shop.schedule("hong", "m1", DAY);
        mock.advance("P1D");

        Answer planned = reschedule("m1", DAY.multipliedBy(2));

        assertThat(planned.at("/response/schedule_status")).isEqualTo("scheduled");
        assertThat(planned.json().at("/response/imp_uid").isNull()).isTrue();
        mock.advance("P1D");
        assertThat(shop.planned("m1").at("/response/payment_status")).isEqualTo("paid");
        assertThat(mock.v1("/payments/findAll/m1").number("/response/total")).isEqualTo(2);
    }

    @Test
    void revokedOneCanBePlannedAnew() {
        shop.schedule("hong", "m1", DAY);
        mock.v1("/subscribe/payments/unschedule", "merchant_uid=m1");

        reschedule("m1", DAY.multipliedBy(2));
        mock.advance("P2D");

        assertThat(shop.planned("m1").at("/response/payment_status")).isEqualTo("paid");
        assertThat(shop.planned("m1").number("/response/revoked_at")).isZero();
    }

    @Test
    void oneThatWaitsOrIsPaidCannotBePlannedAnew() {
        shop.schedule("hong", "m1", DAY);
        assertThat(reschedule("m1", DAY.multipliedBy(2)).status()).isEqualTo(400);

        mock.advance("P1D");

        assertThat(reschedule("m1", DAY.multipliedBy(2)).status()).isEqualTo(400);
    }

    @Test
    void failedOneIsRetriedNow() {
        shop.script("hong", "[\"한도 초과\",\"잔액 부족\"]");
        shop.schedule("hong", "m1", DAY);
        mock.advance("P1D");

        Answer first = retry("m1");
        Answer second = retry("m1");
        Answer third = retry("m1");

        assertThat(first.at("/response/status")).isEqualTo("failed");
        assertThat(first.at("/response/fail_reason")).isEqualTo("잔액 부족");
        assertThat(second.at("/response/status")).isEqualTo("paid");
        assertThat(third.status()).isEqualTo(400);
        assertThat(shop.planned("m1").at("/response/imp_uid")).isEqualTo(second.at("/response/imp_uid"));
    }

    @Test
    void oneThatWaitsCannotBeRetried() {
        shop.schedule("hong", "m1", DAY);

        assertThat(retry("m1").status()).isEqualTo(400);
        assertThat(mock.v1("/payments/find/m1").status()).isEqualTo(404);
    }

    @Test
    void retryWithoutALiveKeyIs404() {
        shop.schedule("hong", "m1", DAY);
        mock.v1("/subscribe/payments/unschedule", "merchant_uid=m1");
        shop.bare("DELETE", "/subscribe/customers/hong");

        assertThat(retry("m1").status()).isEqualTo(404);
    }

    @Test
    void unknownOneIs404Everywhere() {
        assertThat(shop.planned("m1").status()).isEqualTo(404);
        assertThat(put("m1", DAY).status()).isEqualTo(404);
        assertThat(reschedule("m1", DAY).status()).isEqualTo(404);
        assertThat(retry("m1").status()).isEqualTo(404);
    }

    private Answer put(String merchantUid, Duration ahead) {
        return shop.json(
                "PUT", "/subscribe/payments/schedule/" + merchantUid, "{\"schedule_at\":" + Recurring.at(ahead) + "}");
    }

    private Answer reschedule(String merchantUid, Duration ahead) {
        return mock.v1(
                "/subscribe/payments/schedule/" + merchantUid + "/reschedule", "schedule_at=" + Recurring.at(ahead));
    }

    private Answer retry(String merchantUid) {
        return shop.bare("POST", "/subscribe/payments/schedule/" + merchantUid + "/retry");
    }
}
