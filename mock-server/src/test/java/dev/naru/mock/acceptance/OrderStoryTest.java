package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An order-type order outside its claims: deposit, address, steps by hand, status events, decision and review. */
class OrderStoryTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @Test
    void purchaseIsDecidedByItselfEightDaysAfterDelivery() {
        Purchase purchase = Purchase.paid(mock, "m1");
        purchase.shipAndDeliver();

        mock.advance("P7DT23H59M");
        assertThat(purchase.state(0)).isEqualTo("DELIVERED");
        mock.advance("PT1M");

        assertThat(purchase.state(0)).isEqualTo("PURCHASE_DECIDED");
    }

    @Test
    void openClaimStopsTheAutomaticDecision() {
        Purchase purchase = Purchase.paid(mock, "m1");
        purchase.shipAndDeliver();
        purchase.step(0, "hold-decision");

        mock.advance("P30D");

        assertThat(purchase.state(0)).isEqualTo("DELIVERED PURCHASE_DECISION_HOLDBACK/PURCHASE_DECISION_HOLDBACK");
        purchase.step(0, "release-decision");
        mock.advance("PT0S");
        assertThat(purchase.state(0))
                .isEqualTo("PURCHASE_DECIDED PURCHASE_DECISION_HOLDBACK/PURCHASE_DECISION_HOLDBACK_RELEASE");
    }

    @Test
    void decisionTakesAsManyDaysAsTheSwitchSays() {
        mock.control("PUT", "merchants/imp_key_local", "{\"switches\":{\"decision_days\":2}}");
        Purchase purchase = Purchase.paid(mock, "m1");
        purchase.shipAndDeliver();

        mock.advance("P2D");

        assertThat(purchase.state(0)).isEqualTo("PURCHASE_DECIDED");
    }

    @Test
    void changedAddressIsCopiedAndPaidIsAnnouncedAgain() {
        Purchase purchase = Purchase.paid(mock, "m1");
        purchase.call("ship", List.of(purchase.line(3)), Purchase.SHIP);

        mock.control(
                "POST",
                "orders/m1/change-address",
                "{\"base\":\"제주시 첨단로 123\",\"detail\":\"2층\",\"postcode\":\"63309\"}");
        mock.advance("PT60S");

        assertThat(mock.payment(purchase.order()).at("/response/buyer_addr")).isEqualTo("제주시 첨단로 123 2층");
        assertThat(mock.payment(purchase.order()).at("/response/buyer_postcode"))
                .isEqualTo("63309");
        assertThat(purchase.read(0).at("/shipping_address/base").textValue()).isEqualTo("제주시 첨단로 123");
        assertThat(purchase.read(3).at("/shipping_address/base").textValue()).isNotEqualTo("제주시 첨단로 123");
        assertThat(mock.shop().webhooks()).hasSize(2);
        assertThat(mock.shop().lastWebhook()).contains("\"status\":\"paid\"");
    }

    @Test
    void addressOfShippedGoodsStays() {
        Purchase purchase = Purchase.paid(mock, "m1");
        purchase.call("ship", Purchase.SHIP);

        Answer refused = mock.control("POST", "orders/m1/change-address", "{}");

        assertThat(refused.status()).isEqualTo(409);
    }

    @Test
    void depositMakesTheWaitingOrderPaid() {
        Purchase purchase = waiting();
        assertThat(purchase.state(0)).isEqualTo("PAYMENT_WAITING");
        assertThat(mock.payment(purchase.order()).at("/response/status")).isEqualTo("ready");
        assertThat(mock.shop().webhooks()).isEmpty();

        mock.control("POST", "orders/m1/deposit", null);
        mock.advance("PT60S");

        assertThat(purchase.state(0)).isEqualTo("PAYED");
        assertThat(mock.payment(purchase.order()).at("/response/status")).isEqualTo("paid");
        assertThat(mock.payment(purchase.order()).at("/response/pay_method")).isEqualTo("vbank");
        assertThat(mock.shop().webhooks()).hasSize(1);
    }

    @Test
    void missedDepositEndsTheOrderAndLeavesThePaymentReady() {
        Purchase purchase = waiting();

        // Ordered on 1 January at nine in Korea; 4 January ends there after 87 hours.
        mock.advance("PT86H58M");
        assertThat(purchase.state(0)).isEqualTo("PAYMENT_WAITING");
        mock.advance("PT1M");

        assertThat(purchase.state(0)).isEqualTo("CANCELED_BY_NOPAYMENT");
        assertThat(mock.payment(purchase.order()).at("/response/status")).isEqualTo("ready");
        assertThat(mock.control("POST", "orders/m1/deposit", null).status()).isEqualTo(409);
    }

    @Test
    void reviewIsWrittenOnceAfterTheDecision() {
        Purchase purchase = Purchase.paid(mock, "m1");
        purchase.shipAndDeliver();
        assertThat(purchase.step(0, "review").status()).isEqualTo(409);
        purchase.step(0, "decide");
        purchase.step(1, "decide");

        purchase.step(0, "review", "{\"score\":4,\"title\":\"좋아요\"}");
        purchase.step(1, "review", "{\"score\":5,\"title\":\"최고\",\"content\":\"잘 맞아요\"}");

        assertThat(purchase.step(0, "review").status()).isEqualTo(409);
        assertThat(reviews("general")).singleElement().satisfies(review -> {
            assertThat(review.get("score").textValue()).isEqualTo("4");
            assertThat(review.get("product_order_id").textValue()).isEqualTo(purchase.line(0));
        });
        assertThat(reviews("premium"))
                .singleElement()
                .satisfies(
                        review -> assertThat(review.get("content").textValue()).isEqualTo("잘 맞아요"));
    }

    @Test
    void statusEventsGoOutWhenSwitchedOn() {
        mock.control("PUT", "merchants/imp_key_local", "{\"switches\":{\"order_status_webhook\":true}}");
        Purchase purchase = Purchase.paid(mock, "m1");

        purchase.call("ship", List.of(purchase.line(0)), Purchase.SHIP);
        mock.advance("PT60S");

        assertThat(mock.shop().lastWebhook())
                .isEqualTo("{\"event\":\"Naver.OrderStatus.Changed\",\"imp_uid\":\""
                        + purchase.order().impUid()
                        + "\",\"merchant_uid\":\"m1\",\"extra\":{\"product_order_id\":\"" + purchase.line(0)
                        + "\",\"new_order_status\":\"DELIVERING\"}}");
    }

    @Test
    void statusEventsAreFormsForAShopThatReadsForms() {
        mock.control(
                "PUT",
                "merchants/imp_key_local",
                "{\"switches\":{\"order_status_webhook\":true},\"webhook\":{\"content_type\":\"form\"}}");
        Purchase purchase = Purchase.paid(mock, "m1");

        purchase.call("ship", List.of(purchase.line(0)), Purchase.SHIP);
        mock.advance("PT60S");

        assertThat(mock.shop().lastWebhook())
                .startsWith("event=Naver.OrderStatus.Changed&")
                .contains("extra%5Bproduct_order_id%5D=" + purchase.line(0));
    }

    @Test
    void orderListsWhatCanBeDoneAndRefusesTheRestByName() {
        Purchase purchase = Purchase.paid(mock, "m1");

        JsonNode story = mock.control("GET", "orders/m1", null).data();
        Answer refused = purchase.step(0, "deliver");

        assertThat(texts(story.at("/product_orders/0/actions")))
                .contains("place", "ship", "request-cancel", "admin-cancel")
                .doesNotContain("deliver", "decide", "approve-return");
        assertThat(texts(story.get("actions"))).containsExactly("change-address");
        assertThat(story.at("/product_orders/0/placed").booleanValue()).isFalse();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/error/message")).contains("deliver").contains("PAYED");
    }

    @Test
    void unknownActionLineOrFieldIsNamed() {
        Purchase purchase = Purchase.paid(mock, "m1");

        assertThat(purchase.step(0, "explode").status()).isEqualTo(404);
        assertThat(mock.control("POST", "orders/m1/product-orders/1/place", null)
                        .status())
                .isEqualTo(404);
        assertThat(purchase.step(0, "place", "{\"speed\":1}").at("/error/message"))
                .contains("speed");
    }

    private Purchase waiting() {
        Mock.Opened order = mock.open(Carts.mixed("m1"));
        mock.control("POST", "orders/m1/approve", "{\"skip_check\":true,\"method\":\"vbank\"}");
        mock.advance("PT60S");
        return Purchase.of(mock, order);
    }

    private JsonNode reviews(String type) {
        long now = Mock.START.getEpochSecond();
        return mock.v1("/naver/reviews?review_type=" + type + "&from=" + now + "&to=" + (now + 86_400))
                .json()
                .get("response");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
