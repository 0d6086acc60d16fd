package dev.naru.mock.control;

import dev.naru.mock.http.Answers;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.MethodTable;
import dev.naru.mock.http.RequestBody;
import dev.naru.mock.ledger.Payment;
import dev.naru.mock.naver.checkout.Checkout;
import dev.naru.mock.naver.checkout.CheckoutDesk;
import dev.naru.mock.naver.checkout.CheckoutJson;
import dev.naru.mock.naver.checkout.Checkouts;
import dev.naru.mock.naver.checkout.Delivery;
import dev.naru.mock.naver.payment.PaymentDesk;
import dev.naru.mock.naver.payment.PaymentWindow;
import dev.naru.mock.naver.payment.PaymentWindowJson;
import dev.naru.mock.naver.payment.PaymentWindows;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiFunction;

/** Plays the buyer: the same two calls, whichever kind of window the order has. */
final class BuyerRoutes {
    private final Selected selected;
    private final Checkouts checkouts;
    private final CheckoutDesk checkoutDesk;
    private final PaymentWindows paymentWindows;
    private final PaymentDesk paymentDesk;

    BuyerRoutes(
            Selected selected,
            Checkouts checkouts,
            CheckoutDesk checkoutDesk,
            PaymentWindows paymentWindows,
            PaymentDesk paymentDesk) {
        this.selected = selected;
        this.checkouts = checkouts;
        this.checkoutDesk = checkoutDesk;
        this.paymentWindows = paymentWindows;
        this.paymentDesk = paymentDesk;
    }

    void mount(Router router) {
        MethodTable.post(
                router, "/_mock/v1/orders/:id/approve", ctx -> play(ctx, this::payOrderSheet, paymentDesk::pay));
        MethodTable.post(
                router, "/_mock/v1/orders/:id/decline", ctx -> play(ctx, this::closeOrderSheet, this::cancelPayment));
    }

    private void play(
            RoutingContext ctx,
            BiFunction<Checkout, Fields, Future<Checkout>> onOrderSheet,
            BiFunction<PaymentWindow, Fields, Future<PaymentWindow>> inPaymentWindow) {
        Payment payment = Selected.payment(selected.space(ctx), ctx);
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        Answers.data(
                ctx,
                paymentWindows
                        .of(payment)
                        .map(window -> inPaymentWindow.apply(window, body).map(PaymentWindowJson::of))
                        .orElseGet(() ->
                                onOrderSheet.apply(checkout(payment), body).map(CheckoutJson::of)));
    }

    private Future<Checkout> payOrderSheet(Checkout checkout, Fields body) {
        Delivery delivery = checkout.delivery()
                .with(body.object("buyer"), body.object("address"))
                .completed();
        boolean skipCheck = body.flag("skip_check", false);
        String method = CheckoutDesk.method(body);
        body.rejectUnknown();
        Future<Checkout> delivered = checkout.state() == Checkout.State.PAID
                ? Future.succeededFuture(checkout)
                : checkoutDesk.deliver(checkout, delivery);
        return delivered.compose(ready -> checkoutDesk.pay(ready, method, skipCheck));
    }

    private Future<Checkout> closeOrderSheet(Checkout checkout, Fields body) {
        body.rejectUnknown();
        checkoutDesk.close(checkout);
        return Future.succeededFuture(checkout);
    }

    private Future<PaymentWindow> cancelPayment(PaymentWindow window, Fields body) {
        body.rejectUnknown();
        return paymentDesk.cancel(window);
    }

    private Checkout checkout(Payment payment) {
        return checkouts
                .of(payment)
                .orElseThrow(() -> new BadInput(
                        409,
                        "no_checkout",
                        "this payment has no window",
                        "It was recorded by hand, or charged to a billing key: there is no buyer to play."));
    }
}
