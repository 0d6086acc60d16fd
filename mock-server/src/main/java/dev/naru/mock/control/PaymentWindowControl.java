package dev.naru.mock.control;

import dev.naru.mock.http.Answers;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.RequestBody;
import dev.naru.mock.naver.payment.PaymentDesk;
import dev.naru.mock.naver.payment.PaymentWindow;
import dev.naru.mock.naver.payment.PaymentWindowJson;
import dev.naru.mock.naver.payment.PaymentWindows;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;

/** Plays the buyer of a payment-type window: the same two calls as for an order sheet, which gets what is left. */
final class PaymentWindowControl {
    private final Selected selected;
    private final PaymentWindows windows;
    private final PaymentDesk desk;

    PaymentWindowControl(Selected selected, PaymentWindows windows, PaymentDesk desk) {
        this.selected = selected;
        this.windows = windows;
        this.desk = desk;
    }

    void mount(Router router) {
        router.post("/_mock/v1/orders/:id/approve")
                .handler(ctx -> play(ctx, window -> {
                    Fields body = Fields.of(RequestBody.jsonOnly(ctx));
                    return desk.pay(window, body);
                }));
        router.post("/_mock/v1/orders/:id/decline")
                .handler(ctx -> play(ctx, window -> {
                    Fields.of(RequestBody.jsonOnly(ctx)).rejectUnknown();
                    return desk.cancel(window);
                }));
    }

    private void play(RoutingContext ctx, Function<PaymentWindow, Future<PaymentWindow>> buyer) {
        Optional<PaymentWindow> window = windows.of(OrderRoutes.payment(selected.space(ctx), ctx));
        if (window.isEmpty()) {
            ctx.next();
        } else {
            Answers.data(ctx, buyer.apply(window.get()).map(PaymentWindowJson::of));
        }
    }
}
