package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Requests in the manner of Iamport's Java client: JSON, the bare token, a token asked for before every call, and every
 * primitive field of its data classes sent, with 0 and false where the caller said nothing.
 */
class JavaClientTest {
    private static final String JSON_UTF_8 = "application/json; charset=UTF-8";

    @RegisterExtension
    final Mock mock = new Mock();

    @Test
    void tokenIsAskedForBeforeEveryCallAndStaysTheSame() {
        assertThat(token()).isEqualTo(token());
    }

    @Test
    void defaultsOfACancelMeanNothingWasSaid() {
        String impUid = recorded("m1", 1_000);

        Answer cancelled = post("/payments/cancel", """
                {"imp_uid":"%s","amount":0,"tax_free":0,"vat_amount":0,"escrow_confirmed":false,"reason":"테스트"}""".formatted(impUid));

        assertThat(cancelled.number("/code")).isZero();
        assertThat(cancelled.number("/response/cancel_amount")).isEqualTo(1_000);
        assertThat(cancelled.at("/response/status")).isEqualTo("cancelled");
    }

    @Test
    void secondCancelHasANullResponse() {
        String impUid = recorded("m1", 1_000);
        post("/payments/cancel", "{\"imp_uid\":\"" + impUid + "\",\"escrow_confirmed\":false}");

        Answer second = post("/payments/cancel", "{\"imp_uid\":\"" + impUid + "\",\"escrow_confirmed\":false}");

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().get("response").isNull()).isTrue();
        assertThat(second.at("/message")).isNotEmpty();
    }

    @Test
    void numbersOfTheStatesAddUpToTheNumberOfAll() {
        recorded("m1", 1_000);
        mock.control("POST", "orders", "{\"merchant_uid\":\"m2\",\"status\":\"failed\"}");
        mock.control("POST", "orders", "{\"merchant_uid\":\"m3\",\"status\":\"ready\"}");
        String cancelled = recorded("m4", 1_000);
        post("/payments/cancel", "{\"imp_uid\":\"" + cancelled + "\"}");

        long sum = Stream.of("ready", "paid", "failed", "cancelled")
                .mapToLong(this::total)
                .sum();

        assertThat(total("all")).isEqualTo(4).isEqualTo(sum);
    }

    @Test
    void chargeWithEveryPrimitiveOfItsDataClassIsPaid() {
        key("c1");

        Answer paid = post("/subscribe/payments/again", """
                {"customer_uid":"c1","merchant_uid":"again-1","amount":1000,"name":"구독","card_quota":0,
                 "interest_free_by_merchant":false,"use_card_point":false,"product_count":0,"tax_free":0,"vat_amount":0}""");

        assertThat(paid.at("/response/status")).isEqualTo("paid");
        assertThat(paid.number("/response/card_quota")).isZero();
        assertThat(paid.at("/response/channel")).isEqualTo("api");
    }

    @Test
    void schedulesAreListedUnderTheNamesItSends() {
        key("c1");
        long at = Mock.START.getEpochSecond() + 3_600;
        post("/subscribe/payments/schedule", """
                {"customer_uid":"c1","checking_amount":0,"schedules":[
                 {"merchant_uid":"s1","schedule_at":%d,"amount":1000,"tax_free":0,"vat_amount":0,"card_quota":0}]}""".formatted(at));

        Answer listed = get("/subscribe/payments/schedule/customers/c1?schedule_from=" + (at - 60) + "&schedule_to="
                + (at + 60) + "&schedule_status=scheduled&page=1");

        assertThat(listed.number("/response/total")).isEqualTo(1);
        assertThat(listed.at("/response/list/0/merchant_uid")).isEqualTo("s1");
    }

    @Test
    void unscheduleNamesItsOrdersInAList() {
        key("c1");
        long at = Mock.START.getEpochSecond() + 3_600;
        post("/subscribe/payments/schedule", """
                {"customer_uid":"c1","schedules":[{"merchant_uid":"s1","schedule_at":%1$d,"amount":1000},
                 {"merchant_uid":"s2","schedule_at":%1$d,"amount":1000}]}""".formatted(at));

        Answer revoked =
                post("/subscribe/payments/unschedule", "{\"customer_uid\":\"c1\",\"merchant_uid\":[\"s1\",\"s2\"]}");

        assertThat(revoked.json().get("response"))
                .extracting(entry -> entry.get("schedule_status").textValue())
                .containsExactly("revoked", "revoked");
    }

    @Test
    void shipmentIsReadFromItsDataClass() {
        Mock.Opened order = mock.open(Carts.jeju("m1"));
        mock.control("POST", "orders/m1/approve", "{\"skip_check\":true}");
        mock.advance("PT60S");

        Answer shipped =
                post("/payments/" + order.impUid() + "/naver/ship", """
                {"product_order_id":null,"delivery_method":"DELIVERY","dispatched_at":%d,
                 "delivery_company":"CJGLS","tracking_number":"1234"}""".formatted(Mock.START.getEpochSecond()));

        assertThat(shipped.at("/response/0/product_order_status")).isEqualTo("DELIVERING");
    }

    @Test
    void messageOfAnErrorIsInItsBody() {
        Answer refused = get("/payments/imp_000000000000");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.at("/message")).isEqualTo("존재하지 않는 결제정보입니다.");
    }

    private long total(String status) {
        return get("/payments/status/" + status).number("/response/total");
    }

    private void key(String customerUid) {
        mock.control("POST", "billing-keys", "{\"customer_uid\":\"" + customerUid + "\"}");
    }

    private String recorded(String merchantUid, long amount) {
        return mock.control("POST", "orders", "{\"merchant_uid\":\"" + merchantUid + "\",\"amount\":" + amount + "}")
                .at("/data/imp_uid");
    }

    private String token() {
        return mock.post(
                        "/users/getToken",
                        JSON_UTF_8,
                        "{\"imp_key\":\"imp_key_local\",\"imp_secret\":\"imp_secret_local\"}")
                .at("/response/access_token");
    }

    private Answer get(String path) {
        return mock.get(path, "Authorization", token());
    }

    private Answer post(String path, String json) {
        return mock.post(path, JSON_UTF_8, json, "Authorization", token());
    }
}
