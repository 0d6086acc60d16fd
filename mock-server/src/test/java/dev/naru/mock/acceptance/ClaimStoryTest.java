package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cancels, returns and exchanges of product orders, and what of them reaches Iamport's record. */
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
        assertThat(mock.shop().lastWebhook())
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
}
