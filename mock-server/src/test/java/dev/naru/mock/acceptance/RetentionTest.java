package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a space keeps, by number and by bytes, and what it says of what had to leave. */
class RetentionTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @Test
    void nothingIsDroppedForBeingOld() {
        open("{}");
        pay("m1", 10);
        mock.control("POST", "clock/advance?space=small", "{\"by\":\"P3650D\"}");

        assertThat(read("m1").status()).isEqualTo(200);
        assertThat(kept("payments").get("dropped").longValue()).isZero();
    }

    @Test
    void oldestPaymentsLeaveByNumberAndTheirWebhooksWithThem() {
        open("{\"payments\":2}");
        for (int i = 0; i < 5; i++) {
            pay("m" + i, 10);
        }

        assertThat(kept("payments").get("kept").intValue()).isEqualTo(2);
        assertThat(kept("payments").get("dropped").longValue()).isEqualTo(3);
        assertThat(kept("webhooks").get("kept").intValue()).isEqualTo(2);
        assertThat(read("m2").status()).isEqualTo(404);
        assertThat(read("m3").status()).isEqualTo(200);
    }

    @Test
    void paymentsWithLongTextsLeaveByBytes() {
        open("{\"payment_bytes\":100000}");
        for (int i = 0; i < 10; i++) {
            charge("a" + i, "x".repeat(20_000));
        }

        JsonNode payments = kept("payments");
        assertThat(payments.get("bytes").longValue()).isLessThanOrEqualTo(100_000);
        assertThat(payments.get("kept").intValue()).isBetween(1, 5);
        assertThat(payments.get("dropped").longValue()).isGreaterThan(5);
    }

    @Test
    void productOrderSheetsCountAsBytesOfTheirPayment() {
        open("{}");
        long before = kept("payments").get("bytes").longValue();

        String body = "{\"user_code\":\"small\",\"params\":" + Carts.mixed("m1") + "}";
        mock.post("/_mock/sdk/request-pay", Mock.JSON, body);

        assertThat(kept("payments").get("bytes").longValue()).isGreaterThan(before + 10_000);
    }

    @Test
    void oldestWebhooksLeaveWhileTheirPaymentStays() {
        open("{\"webhooks\":3}");
        String impUid = pay("m1", 10);
        for (int i = 0; i < 5; i++) {
            post("/payments/cancel", "imp_uid=" + impUid + "&amount=1&enable_webhook=true");
        }

        assertThat(kept("webhooks").get("kept").intValue()).isEqualTo(3);
        assertThat(kept("webhooks").get("dropped").longValue()).isEqualTo(3);
        assertThat(read("m1").status()).isEqualTo(200);
    }

    @Test
    void oldestRegisteredAmountsAndBillingKeysLeave() {
        open("{\"prepared\":1,\"billing_keys\":1}");
        for (String name : new String[] {"first", "second"}) {
            post("/payments/prepare", "merchant_uid=" + name + "&amount=1000");
            key(name);
        }

        assertThat(kept("prepared").get("dropped").longValue()).isEqualTo(1);
        assertThat(kept("billing_keys").get("dropped").longValue()).isEqualTo(1);
        assertThat(get("/payments/prepare/first").status()).isEqualTo(404);
        assertThat(get("/payments/prepare/second").status()).isEqualTo(200);
    }

    @Test
    void schedulesThatWaitNeverLeave() {
        open("{\"schedules\":2}");
        key("c1");
        schedule("s1");
        schedule("s2");

        Answer third = schedule("s3");

        assertThat(third.number("/code")).isNotZero();
        assertThat(kept("schedules").get("kept").intValue()).isEqualTo(2);
        assertThat(get("/subscribe/payments/schedule/s1").status()).isEqualTo(200);
    }

    @Test
    void executedSchedulesLeaveForNewOnes() {
        open("{\"schedules\":1}");
        key("c1");
        schedule("s1");
        mock.control("POST", "clock/advance?space=small", "{\"by\":\"PT2H\"}");

        Answer second = post("/subscribe/payments/schedule", scheduleForm("s2", 10_800));

        assertThat(second.number("/code")).as(second.body()).isZero();
        assertThat(kept("schedules").get("dropped").longValue()).isEqualTo(1);
    }

    private void open(String limits) {
        Answer opened = mock.control("POST", "merchants", """
                {"imp_key":"small","imp_secret":"secret","user_code":"small","limits":%s,
                 "channels":[{"pg_provider":"naverco","sandbox":false},{"pg_provider":"naverpay","sandbox":false}],
                 "clock":{"mode":"frozen","now":"2026-01-01T00:00:00Z"}}""".formatted(limits));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
    }

    private JsonNode kept(String kind) {
        return mock.control("GET", "info?space=small", null)
                .data()
                .get("retention")
                .get(kind);
    }

    private String pay(String merchantUid, long amount) {
        return mock.control(
                        "POST",
                        "orders?space=small",
                        "{\"merchant_uid\":\"" + merchantUid + "\",\"amount\":" + amount + ",\"announce\":true}")
                .at("/data/imp_uid");
    }

    private void key(String customerUid) {
        mock.control("POST", "billing-keys?space=small", "{\"customer_uid\":\"" + customerUid + "\"}");
    }

    private void charge(String merchantUid, String customData) {
        key("c1");
        Answer charged = post(
                "/subscribe/payments/again",
                "customer_uid=c1&amount=1000&merchant_uid=" + merchantUid + "&custom_data=" + customData);
        assertThat(charged.number("/code")).as(charged.body()).isZero();
    }

    private Answer schedule(String merchantUid) {
        return post("/subscribe/payments/schedule", scheduleForm(merchantUid, 3_600));
    }

    private static String scheduleForm(String merchantUid, long in) {
        return "customer_uid=c1&schedules[0][merchant_uid]=" + merchantUid + "&schedules[0][amount]=1000"
                + "&schedules[0][schedule_at]=" + (Mock.START.getEpochSecond() + in);
    }

    private Answer read(String merchantUid) {
        return get("/payments/find/" + merchantUid);
    }

    private Answer get(String path) {
        return mock.get(path, "Authorization", mock.token("small", "secret"));
    }

    private Answer post(String path, String form) {
        return mock.post(path, Mock.FORM, form, "Authorization", mock.token("small", "secret"));
    }
}
