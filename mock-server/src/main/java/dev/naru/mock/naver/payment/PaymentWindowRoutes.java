package dev.naru.mock.naver.payment;

import dev.naru.mock.http.Answers;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.LoopbackGuard;
import dev.naru.mock.http.MethodTable;
import dev.naru.mock.http.RequestBody;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What the page of a payment-type window calls; guarded against pages of other origins. */
public final class PaymentWindowRoutes {
    private final PaymentWindows windows;
    private final PaymentDesk desk;

    public PaymentWindowRoutes(PaymentWindows windows, PaymentDesk desk) {
        this.windows = windows;
        this.desk = desk;
    }

    /** Adds the routes; request bodies must have been read before. */
    public void mount(Router router) {
        router.route("/_mock/window-pay/*").handler(new LoopbackGuard());
        MethodTable.get(router, "/_mock/window-pay/:key", ctx -> answer(ctx, Future.succeededFuture(window(ctx))));
        MethodTable.post(router, "/_mock/window-pay/:key/pay", ctx -> {
            Fields body = Fields.of(RequestBody.jsonOnly(ctx));
            answer(ctx, desk.pay(window(ctx), body));
        });
        MethodTable.post(router, "/_mock/window-pay/:key/cancel", ctx -> answer(ctx, desk.cancel(window(ctx))));
    }

    private static void answer(RoutingContext ctx, Future<PaymentWindow> window) {
        Answers.data(ctx, window.map(PaymentWindowJson::of));
    }

    private PaymentWindow window(RoutingContext ctx) {
        return windows.byKey(String.valueOf(ctx.pathParam("key")))
                .orElseThrow(() -> BadInput.notFound("there is no payment window with this key"));
    }
}
