package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The control API. */
class ControlTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @Test
    void infoTellsAShopEverythingItNeeds() {
        JsonNode info = mock.control("GET", "info", null).data();

        assertThat(info.get("imp_key").textValue()).isEqualTo("imp_key_local");
        assertThat(info.get("user_code").textValue()).isEqualTo("imp00000000");
        assertThat(info.get("seed").textValue()).isEqualTo("42");
        assertThat(info.get("webhook_url").textValue()).isEqualTo(mock.shop().url() + "/webhook");
        assertThat(info.get("scripts")).isNotEmpty();
        assertThat(info.get("switches"))
                .allSatisfy(one -> assertThat(one.get("source").textValue()).isNotEmpty());
        assertThat(mock.control("GET", "health", null).at("/data/status")).isEqualTo("up");
    }

    @Test
    void advanceTellsWhatHappenedInOrder() {
        Mock.Opened order = approve("m1");

        Answer advanced = mock.advance("PT61S");

        assertThat(advanced.at("/data/now"))
                .isEqualTo(Mock.START.plusSeconds(61).toString());
        JsonNode happened = advanced.data().get("happened");
        assertThat(happened)
                .extracting(one -> one.get("type").textValue())
                .containsExactly("payment.paid", "webhook.pending", "webhook.attempt");
        assertThat(happened)
                .extracting(one -> one.get("merchant_uid").textValue())
                .containsOnly("m1");
        assertThat(happened.get(0).get("at").textValue())
                .isEqualTo(Mock.START.plusSeconds(60).toString());
        assertThat(order.impUid()).isEqualTo(happened.get(0).get("imp_uid").textValue());
    }

    @Test
    void advanceToNextJumpsToTheBatch() {
        approve("m1");

        assertThat(mock.control("GET", "clock", null).at("/data/next/what")).isEqualTo("polling batch");
        Answer jumped = mock.control("POST", "clock/advance-to-next", null);

        assertThat(jumped.at("/data/now")).isEqualTo(Mock.START.plusSeconds(60).toString());
        assertThat(mock.control("GET", "clock/upcoming", null).data()).isEmpty();
    }

    @Test
    void timeCannotGoBack() {
        assertThat(mock.control("POST", "clock/advance", "{\"to\":\"2025-12-31T23:59:59Z\"}")
                        .status())
                .isEqualTo(400);
        assertThat(mock.control("PUT", "clock", "{\"now\":\"2025-12-31T23:59:59Z\"}")
                        .status())
                .isEqualTo(400);
        assertThat(mock.control("GET", "clock", null).at("/data/now")).isEqualTo(Mock.START.toString());
    }

    @Test
    void setClockRunsWhatFallsDueOnTheWay() {
        Mock.Opened order = approve("m1");

        Answer set = mock.control("PUT", "clock", "{\"mode\":\"frozen\",\"now\":\"2026-01-02T00:00:00Z\"}");

        assertThat(set.at("/data/now")).isEqualTo("2026-01-02T00:00:00Z");
        assertThat(mock.payment(order).at("/response/status")).isEqualTo("paid");
    }

    @Test
    void pollCopiesOneOrderAtOnceAndTellsTheMerchant() {
        approve("m1");
        Mock.Opened other = approve("m2");

        Answer polled = mock.control("POST", "orders/m1/poll", null);

        assertThat(polled.at("/data/payment/status")).isEqualTo("paid");
        assertThat(polled.json().at("/data/copied").booleanValue()).isTrue();
        assertThat(mock.shop().webhooks()).hasSize(1);
        assertThat(mock.payment(other).at("/response/status")).isEqualTo("ready");
    }

    @Test
    void storyHasEverythingAboutAnOrder() {
        mock.shop().sells(Carts.jejuXml(14_000));
        mock.open(Carts.jeju("m1"));
        mock.control(
                "POST",
                "orders/m1/approve",
                "{\"buyer\":{\"name\":\"고길동\"},\"address\":{\"postcode\":\"63309\",\"base\":\"제주시 첨단로 123\"}}");
        mock.advance("PT60S");

        JsonNode story = mock.control("GET", "orders/m1", null).data();

        assertThat(story.at("/payment/amount").longValue()).isEqualTo(21_000);
        assertThat(story.at("/checkout/state").textValue()).isEqualTo("paid");
        assertThat(story.at("/checkout/zone").textValue()).isEqualTo("JEJU");
        assertThat(story.get("overwritten")).anySatisfy(change -> {
            assertThat(change.get("field").textValue()).isEqualTo("amount");
            assertThat(change.get("before").longValue()).isEqualTo(14_000);
            assertThat(change.get("after").longValue()).isEqualTo(21_000);
        });
        assertThat(story.get("product_orders")).hasSize(1);
        assertThat(story.get("webhooks")).hasSize(1);
        assertThat(story.get("verdicts")).hasSize(1);
        assertThat(story.get("naver_products")).hasSize(1);
        assertThat(story.get("timeline")).isNotEmpty();
    }

    @Test
    void ordersCanBeSearched() {
        approve("m1");
        mock.open(Carts.mixed("m2"));
        mock.advance("PT60S");

        assertThat(found("status:paid")).containsExactly("m1");
        assertThat(found("status:ready")).containsExactly("m2");
        assertThat(found("overwritten:true")).containsExactly("m1");
        assertThat(found("amount:%3E14000")).containsExactly("m1");
        assertThat(found("m2")).containsExactly("m2");
        assertThat(found("")).containsExactly("m2", "m1");
        assertThat(mock.control("GET", "orders?where=amount:x", null).status()).isEqualTo(400);
    }

    @Test
    void ordersAreFoundByProviderAndByBillingKey() {
        mock.open(Carts.jeju("goods"));
        mock.control("POST", "billing-keys", "{\"customer_uid\":\"gildong\",\"merchant_uid\":\"consent\"}");

        assertThat(found("pg:naverco")).containsExactly("goods");
        assertThat(found("pg:naverpay")).containsExactly("consent");
        assertThat(found("customer_uid:gildong")).containsExactly("consent");
        assertThat(found("customer_uid:cheolsu")).isEmpty();
    }

    @Test
    void everyAttemptAtAnOrderIsFoundByItsNumberTheNewestFirst() {
        String first = mock.open(Carts.jeju("m1")).impUid();
        String second = mock.open(Carts.jeju("m1")).impUid();
        mock.open(Carts.jeju("m2"));

        JsonNode rows =
                mock.control("GET", "orders?where=merchant_uid:m1", null).data();

        assertThat(rows.findValuesAsText("imp_uid")).containsExactly(second, first);
        assertThat(found("imp_uid:" + first)).containsExactly("m1");
        assertThat(found("merchant_uid:m1+status:paid")).isEmpty();
        assertThat(found("merchant_uid:m3")).isEmpty();
    }

    @Test
    void webhooksAreListedByOrder() {
        approve("m1");
        approve("m2");
        mock.advance("PT60S");

        assertThat(mock.control("GET", "webhooks?merchant_uid=m1", null).data().findValuesAsText("merchant_uid"))
                .isNotEmpty()
                .containsOnly("m1");
        assertThat(mock.control("GET", "webhooks?merchant_uid=m1&state=held", null)
                        .data())
                .isEmpty();
    }

    @Test
    void declineClosesTheWindowAndNothingElse() {
        Mock.Opened order = mock.open(Carts.jeju("m1"));

        Answer declined = mock.control("POST", "orders/m1/decline", null);

        assertThat(declined.at("/data/state")).isEqualTo("closed");
        assertThat(mock.payment(order).at("/response/status")).isEqualTo("ready");
    }

    @Test
    void judgeReadsPastedXmlWithoutAnOrder() {
        String cart = Carts.jeju("m1").get("naverProducts").toString();
        String xml = "<products>" + Carts.jejuXml(15_000).replace("\"", "\\\"") + "</products>";

        Answer verdict = mock.control("POST", "judge", "{\"naver_products\":" + cart + ",\"xml\":\"" + xml + "\"}");

        assertThat(verdict.at("/data/outcome")).isEqualTo("REFUSED");
        assertThat(verdict.at("/data/findings")).isNotNull();
        assertThat(mock.control("GET", "judgements", null).data()).hasSize(1);
        assertThat(mock.v1("/payments/status/all").number("/response/total")).isZero();
    }

    @Test
    void judgeFetchesFromTheShop() {
        mock.shop().sells(Carts.jejuXml(14_000));
        String cart = Carts.jeju("m1").get("naverProducts").toString();

        Answer verdict = mock.control("POST", "judge", "{\"naver_products\":" + cart + "}");

        assertThat(verdict.at("/data/outcome")).isEqualTo("ACCEPTED");
        assertThat(mock.shop().questions()).hasSize(1);
    }

    @Test
    void journalKeepsEveryApiCallButNoSecret() {
        mock.v1("/payments/imp_0");

        Answer journal = mock.control("GET", "journal?limit=10", null);

        assertThat(journal.at("/data/0/summary")).isEqualTo("GET /payments/imp_0 404 code -1");
        assertThat(journal.at("/data/0/detail/message")).isEqualTo("존재하지 않는 결제정보입니다.");
        assertThat(journal.body()).doesNotContain("imp_secret_local").doesNotContain(mock.token());
    }

    @Test
    void controlCallsAreNotInTheJournal() {
        mock.control("GET", "orders", null);

        assertThat(mock.control("GET", "journal", null).data()).isEmpty();
    }

    @Test
    void resetStartsOver() {
        approve("m1");
        String token = mock.token();

        mock.control("POST", "reset", null);

        assertThat(mock.control("GET", "orders", null).data()).isEmpty();
        assertThat(mock.get("/users/pg", "Authorization", token).status()).isEqualTo(401);
        assertThat(mock.control("GET", "clock/upcoming", null).data()).isEmpty();
        assertThat(mock.control("GET", "clock", null).at("/data/now")).isEqualTo(Mock.START.toString());
    }

    @Test
    void resetGivesNoIdTwiceUnlessAskedTo() {
        String first = mock.open(Carts.jeju("m1")).impUid();
        mock.control("POST", "reset", null);
        String second = mock.open(Carts.jeju("m1")).impUid();
        mock.control("POST", "reset", "{\"ids\":\"restart\"}");
        String third = mock.open(Carts.jeju("m1")).impUid();

        assertThat(second).isNotEqualTo(first);
        assertThat(third).isEqualTo(first);
    }

    private Mock.Opened approve(String merchantUid) {
        Mock.Opened order = mock.open(Carts.jeju(merchantUid));
        mock.control("POST", "orders/" + merchantUid + "/approve", "{\"skip_check\":true}");
        return order;
    }

    private List<String> found(String where) {
        JsonNode rows = mock.control("GET", "orders?where=" + where, null).data();
        return rows.findValuesAsText("merchant_uid");
    }
}
