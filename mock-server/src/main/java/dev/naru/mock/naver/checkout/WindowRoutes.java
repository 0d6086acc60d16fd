package dev.naru.mock.naver.checkout;

import dev.naru.mock.http.Answers;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Fields;
import dev.naru.mock.http.MethodTable;
import dev.naru.mock.http.RequestBody;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Function;

/** What the page of the checkout window calls. */
public final class WindowRoutes {
    private final Checkouts checkouts;
    private final CheckoutDesk desk;
    private final Wishlist wishlist;

    public WindowRoutes(Checkouts checkouts, CheckoutDesk desk, Wishlist wishlist) {
        this.checkouts = checkouts;
        this.desk = desk;
        this.wishlist = wishlist;
    }

    /** Adds the routes; request bodies must have been read before. */
    public void mount(Router router) {
        MethodTable.get(
                router,
                "/_mock/window/wishlist",
                ctx -> Answers.data(ctx, wishlist.json(ctx.request().query())));
        MethodTable.get(router, "/_mock/window/:key", ctx -> answer(ctx, Future::succeededFuture));
        MethodTable.mount(router, "/_mock/window/:key/delivery", Map.of(HttpMethod.PUT, this::deliver));
        MethodTable.post(router, "/_mock/window/:key/pay", this::pay);
        MethodTable.post(
                router,
                "/_mock/window/:key/remove-refused",
                ctx -> answer(ctx, checkout -> Future.succeededFuture(desk.removeRefused(checkout))));
        MethodTable.post(router, "/_mock/window/:key/close", ctx -> {
            desk.close(checkout(ctx));
            ctx.response().setStatusCode(204).end();
        });
    }

    private void deliver(RoutingContext ctx) {
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        answer(ctx, checkout -> {
            Delivery delivery = checkout.delivery().with(body.object("buyer"), body.object("address"));
            body.rejectUnknown();
            return desk.deliver(checkout, delivery);
        });
    }

    private void pay(RoutingContext ctx) {
        Fields body = Fields.of(RequestBody.jsonOnly(ctx));
        String method = CheckoutDesk.method(body);
        body.rejectUnknown();
        answer(ctx, checkout -> desk.pay(checkout, method, false));
    }

    private void answer(RoutingContext ctx, Function<Checkout, Future<Checkout>> work) {
        Answers.data(ctx, work.apply(checkout(ctx)).map(CheckoutJson::of));
    }

    private Checkout checkout(RoutingContext ctx) {
        return checkouts
                .byKey(String.valueOf(ctx.pathParam("key")))
                .orElseThrow(() -> BadInput.notFound("there is no order sheet with this key"));
    }
}
