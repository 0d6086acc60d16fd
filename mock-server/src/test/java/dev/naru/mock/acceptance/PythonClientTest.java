package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Requests in the manner of Iamport's Python client: forms, JSON only for schedules, the bare token asked for before
 * every call, {@code name} and {@code currency} left out, HTTP 200 awaited where a code tells the refusal.
 */
class PythonClientTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @Test
    void paymentIsFoundByItsOrderNumber() {
        recorded("m1", 1_000);

        Answer found = get("/payments/find/m1");

        assertThat(found.at("/response/status")).isEqualTo("paid");
        assertThat(found.number("/response/amount")).isEqualTo(1_000);
    }

    @Test
    void listIsAskedForWithEveryParameterInTheQuery() {
        recorded("m1", 1_000);

        Answer paid = get("/payments/status/paid?limit=20&sorting=-started&page=1&from=&to=");

        assertThat(paid.at("/response/list/0/merchant_uid")).isEqualTo("m1");
    }

    @Test
    void cancelIsAFormWhoseNumbersAreTexts() {
        recorded("m1", 1_000);

        Answer part =
                form("/payments/cancel", "merchant_uid=m1&reason=%ED%85%8C%EC%8A%A4%ED%8A%B8&amount=400&checksum=1000");
        Answer unknown = form("/payments/cancel", "imp_uid=nothing&reason=x");

        assertThat(part.number("/response/cancel_amount")).isEqualTo(400);
        assertThat(part.at("/response/cancel_reason")).isEqualTo("테스트");
        assertThat(unknown.status()).isEqualTo(200);
        assertThat(unknown.at("/message")).isEqualTo("취소할 결제건이 존재하지 않습니다.");
    }

    @Test
    void chargeWithoutANameIsPaid() {
        key("c1");

        Answer paid = form("/subscribe/payments/again", "customer_uid=c1&merchant_uid=a1&amount=5000");

        assertThat(paid.at("/response/status")).isEqualTo("paid");
    }

    @Test
    void unknownBuyersAndSchedulesAreRefusalsWithHttp200() {
        Answer again = form("/subscribe/payments/again", "customer_uid=nobody&merchant_uid=a1&amount=5000");
        Answer customer = get("/subscribe/customers/nobody");
        Answer schedule = json("/subscribe/payments/schedule", """
                {"customer_uid":"nobody","schedules":[{"merchant_uid":"s1","schedule_at":1767312000,"amount":5000}]}""");
        Answer unschedule = form("/subscribe/payments/unschedule", "customer_uid=nobody&merchant_uid=s1");

        assertThat(again.at("/message")).isEqualTo("등록되지 않은 구매자입니다.");
        assertThat(customer.at("/message")).isEqualTo("요청하신 customer_uid(nobody)로 등록된 정보를 찾을 수 없습니다.");
        assertThat(schedule.at("/message")).isEqualTo("등록된 고객정보가 없습니다.");
        assertThat(unschedule.at("/message")).isEqualTo("취소할 예약결제 기록이 존재하지 않습니다.");
        assertThat(new Answer[] {again, customer, schedule, unschedule}).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.number("/code")).isEqualTo(1);
        });
    }

    @Test
    void scheduleWithoutNameAndCurrencyIsTakenAndRuns() {
        key("c1");
        long at = Mock.START.getEpochSecond() + 60;

        Answer planned = json("/subscribe/payments/schedule", """
                {"customer_uid":"c1","schedules":[{"merchant_uid":"s1","schedule_at":%d,"amount":5000}]}""".formatted(at));
        mock.advance("PT61S");

        assertThat(planned.at("/response/0/schedule_status")).isEqualTo("scheduled");
        assertThat(planned.at("/response/0/currency")).isEqualTo("KRW");
        assertThat(get("/payments/find/s1").at("/response/status")).isEqualTo("paid");
    }

    @Test
    void amountIsRegisteredOnce() {
        Answer first = form("/payments/prepare", "merchant_uid=m1&amount=1000");
        Answer second = form("/payments/prepare", "merchant_uid=m1&amount=1000");

        assertThat(first.number("/response/amount")).isEqualTo(1_000);
        assertThat(second.number("/code")).isEqualTo(1);
        assertThat(get("/payments/prepare/m1").number("/response/amount")).isEqualTo(1_000);
    }

    private void key(String customerUid) {
        mock.control("POST", "billing-keys", "{\"customer_uid\":\"" + customerUid + "\"}");
    }

    private void recorded(String merchantUid, long amount) {
        mock.control("POST", "orders", "{\"merchant_uid\":\"" + merchantUid + "\",\"amount\":" + amount + "}");
    }

    private Answer get(String path) {
        return mock.v1(path);
    }

    private Answer form(String path, String form) {
        return mock.v1(path, form);
    }

    private Answer json(String path, String json) {
        return mock.post(path, Mock.JSON, json, "Authorization", mock.token());
    }
}
