package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Product orders from payment to their end, and what of it reaches Iamport's record. */
class ClaimStoryTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @Test
    void cancelReachesThePaymentWithTheNextBatchAndIsAnnounced() {
        Purchase purchase = Purchase.paid(mock, "m1");

        purchase.call("cancel", List.of(purchase.line(1)), "reason=SOLD_OUT");
        assertThat(mock.payment(purchase.order()).number("/response/cancel_amount"))
                .isZero();
        mock.advance("PT60S");

        Answer payment = mock.payment(purchase.order());
        assertThat(payment.at("/response/status")).isEqualTo("cancelled");
        assertThat(payment.number("/response/cancel_amount")).isEqualTo(3_300);
        assertThat(payment.at("/response/cancel_history/0/reason")).isEqualTo("SOLD_OUT");
        String cancellation = payment.at("/response/cancel_history/0/cancellation_id");
        assertThat(lastWebhook())
                .isEqualTo("{\"imp_uid\":\"" + purchase.order().impUid()
                        + "\",\"merchant_uid\":\"m1\",\"status\":\"cancelled\",\"cancellation_id\":\"" + cancellation
                        + "\"}");
    }

    @Test
    void parcelsFeeComesBackWithItsLastLine() {
        Purchase purchase = Purchase.paid(mock, "m1");

        purchase.call("cancel", List.of(purchase.line(0)), "");
        mock.advance("PT60S");
        assertThat(mock.payment(purchase.order()).number("/response/cancel_amount"))
                .isEqualTo(2_000);
        purchase.call("cancel", purchase.lines().subList(1, 4), "");
        mock.advance("PT60S");

        Answer payment = mock.payment(purchase.order());
        assertThat(payment.number("/response/cancel_amount"))
                .isEqualTo(11_200)
                .isEqualTo(payment.number("/response/amount"));
        assertThat(payment.json().at("/response/cancel_history")).hasSize(4);
    }

    @Test
    void buyersCancelIsDoneAtOnceBeforePlacingAndAskedForAfterwards() {
        Purchase purchase = Purchase.paid(mock, "m1");
        purchase.call("place", List.of(purchase.line(1)), "");

        purchase.step(0, "request-cancel");
        purchase.step(1, "request-cancel");

        assertThat(purchase.state(0)).isEqualTo("CANCELED CANCEL/CANCEL_DONE");
        assertThat(purchase.state(1)).isEqualTo("PAYED CANCEL/CANCEL_REQUEST");
        assertThat(purchase.call("ship", List.of(purchase.line(1)), Purchase.SHIP)
                        .status())
                .isEqualTo(500);
        purchase.call("approve-cancel", List.of(purchase.line(1)), "");
        assertThat(purchase.state(1)).isEqualTo("CANCELED CANCEL/CANCEL_DONE");
    }

    @Test
    void cancelWithinTheMinuteOfPayingIsPaidAndCancelledInOneBatch() {
        Mock.Opened order = mock.open(Carts.mixed("m1"));
        mock.control("POST", "orders/m1/approve", "{\"skip_check\":true}");
        Purchase purchase = Purchase.of(mock, order);

        purchase.step(0, "request-cancel");
        mock.advance("PT60S");

        assertThat(mock.payment(order).number("/response/cancel_amount")).isEqualTo(2_000);
        assertThat(mock.shop().webhooks()).hasSize(2);
    }

    @Test
    void returnIsHeldReleasedAndRefundedLessTheExtraCharge() {
        Purchase purchase = Purchase.paid(mock, "m1");
        purchase.shipAndDeliver();
        List<String> one = List.of(purchase.line(2));

        purchase.call("request-return", one, "delivery_method=RETURN_INDIVIDUAL&reason=BROKEN");
        assertThat(purchase.state(2)).isEqualTo("DELIVERED RETURN/RETURN_REQUEST");
        purchase.call("withhold-return", one, "memo=fee&reason=EXTRAFEEE&extra_charge=400");
        assertThat(purchase.call("approve-return", one, "").status()).isEqualTo(500);
        purchase.call("resolve-return", one, "");
        assertThat(purchase.call("approve-return", one, "memo=ok").status()).isEqualTo(200);
        mock.advance("PT60S");

        assertThat(purchase.state(2)).isEqualTo("RETURNED RETURN/RETURN_DONE");
        assertThat(mock.payment(purchase.order()).number("/response/cancel_amount"))
                .isEqualTo(2_000);
    }

    @Test
    void buyersReturnTravelsBackByCourierAndIsRejected() {
        Purchase purchase = Purchase.paid(mock, "m1");
        purchase.shipAndDeliver();

        purchase.step(0, "request-return");
        purchase.step(0, "start-collect");
        assertThat(purchase.state(0)).isEqualTo("DELIVERED RETURN/COLLECTING");
        purchase.step(0, "collect");
        assertThat(purchase.state(0)).isEqualTo("DELIVERED RETURN/COLLECT_DONE");
        purchase.call("reject-return", List.of(purchase.line(0)), "memo=used");

        assertThat(purchase.state(0)).isEqualTo("DELIVERED RETURN/RETURN_REJECT");
        mock.advance("PT60S");
        assertThat(mock.payment(purchase.order()).number("/response/cancel_amount"))
                .isZero();
    }

    @Test
    void courierForTheReturnMakesItCollecting() {
        Purchase purchase = Purchase.paid(mock, "m1");
        purchase.shipAndDeliver();

        purchase.call("request-return", List.of(purchase.line(0)), "delivery_method=RETURN_DESIGNATED");
        Answer incomplete =
                purchase.call("request-return", List.of(purchase.line(1)), "delivery_method=RETURN_DELIVERY");

        assertThat(purchase.state(0)).isEqualTo("DELIVERED RETURN/COLLECTING");
        assertThat(incomplete.status()).isEqualTo(500);
    }

    @Test
    void exchangeEndsWithTheBuyerHavingAnother() {
        Purchase purchase = Purchase.paid(mock, "m1");
        purchase.shipAndDeliver();
        List<String> one = List.of(purchase.line(1));

        purchase.step(1, "request-exchange");
        assertThat(purchase.state(1)).isEqualTo("DELIVERED EXCHANGE/EXCHANGE_REQUEST");
        purchase.call("collect-exchanged", one, "");
        assertThat(purchase.state(1)).isEqualTo("DELIVERED EXCHANGE/COLLECT_DONE");
        purchase.call("ship-exchanged", one, "delivery_method=QUICK_SVC");
        assertThat(purchase.state(1)).isEqualTo("DELIVERED EXCHANGE/EXCHANGE_REDELIVERING");
        purchase.step(1, "redeliver");

        assertThat(purchase.state(1)).isEqualTo("EXCHANGED EXCHANGE/EXCHANGE_DONE");
    }

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
    void slowRefundReadsCancelingUntilItIsThrough() {
        mock.control("PUT", "merchants/imp_key_local", "{\"switches\":{\"refund_seconds\":600}}");
        Purchase purchase = Purchase.paid(mock, "m1");

        Answer cancelled = purchase.call("cancel", List.of(purchase.line(0)), "");
        purchase.step(1, "admin-cancel");

        assertThat(cancelled.at("/response/0/claim_status")).isEqualTo("CANCELING");
        assertThat(purchase.state(1)).isEqualTo("PAYED ADMIN_CANCEL/ADMIN_CANCELING");
        mock.advance("PT11M");
        assertThat(purchase.state(0)).isEqualTo("CANCELED CANCEL/CANCEL_DONE");
        assertThat(purchase.state(1)).isEqualTo("CANCELED ADMIN_CANCEL/ADMIN_CANCEL_DONE");
        assertThat(mock.payment(purchase.order()).number("/response/cancel_amount"))
                .isEqualTo(5_300);
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
        assertThat(lastWebhook()).contains("\"status\":\"paid\"");
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

        assertThat(lastWebhook())
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

        assertThat(lastWebhook())
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

    @Test
    void wholeCancelOfAShippedOrderIsRefusedWhenSwitchedOn() {
        mock.control("PUT", "merchants/imp_key_local", "{\"switches\":{\"cancel_naverco\":true}}");
        Purchase purchase = Purchase.paid(mock, "m1");
        String impUid = "imp_uid=" + purchase.order().impUid();

        Answer part = mock.v1("/payments/cancel", impUid + "&amount=100");
        purchase.call("ship", List.of(purchase.line(0)), Purchase.SHIP);
        Answer late = mock.v1("/payments/cancel", impUid);

        assertThat(part.number("/code")).isEqualTo(1);
        assertThat(late.number("/code")).isEqualTo(-1);
        assertThat(purchase.state(1)).isEqualTo("PAYED");
        assertThat(mock.payment(purchase.order()).number("/response/cancel_amount"))
                .isZero();
    }

    @Test
    void wholeCancelIsNotCancelledAgainByTheBatch() {
        mock.control("PUT", "merchants/imp_key_local", "{\"switches\":{\"cancel_naverco\":true}}");
        Purchase purchase = Purchase.paid(mock, "m1");

        mock.v1("/payments/cancel", "imp_uid=" + purchase.order().impUid());
        mock.advance("PT60S");

        assertThat(mock.payment(purchase.order()).number("/response/cancel_amount"))
                .isEqualTo(11_200);
        assertThat(mock.payment(purchase.order()).json().at("/response/cancel_history"))
                .hasSize(1);
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

    private String lastWebhook() {
        List<Shop.Received> webhooks = mock.shop().webhooks();
        return webhooks.get(webhooks.size() - 1).body();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
