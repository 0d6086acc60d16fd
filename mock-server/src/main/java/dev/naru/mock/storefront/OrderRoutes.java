package dev.naru.mock.storefront;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiConsumer;

/** What an order page asks its backend: the order now, and every change from then on. */
final class OrderRoutes {
    private final Orders orders;
    private final OrderStreams streams;

    OrderRoutes(Orders orders, OrderStreams streams) {
        this.orders = orders;
        this.streams = streams;
    }

    void mount(Router router) {
        router.get("/api/orders/:merchantUid").handler(context -> withOrder(context, Answers::json));
        router.get("/api/orders/:merchantUid/events").handler(this::stream);
    }

    private void stream(RoutingContext context) {
        if (streams.full()) {
            Answers.problem(context, 503, "too_many_streams", "too many order pages are open, poll instead");
            return;
        }
        withOrder(context, (ready, order) -> {
            if (!ready.response().closed()) {
                streams.open(merchantUid(ready), ready.response(), order);
            }
        });
    }

    private void withOrder(RoutingContext context, BiConsumer<RoutingContext, JsonObject> answer) {
        String merchantUid = merchantUid(context);
        if (!MerchantUids.isOurs(merchantUid)) {
            missing(context);
            return;
        }
        orders.read(merchantUid)
                .onSuccess(reading -> reading.<Runnable>fold(
                                known -> () -> answer.accept(context, known.forPage()),
                                missing -> () -> missing(context),
                                unreachable -> () -> Answers.problem(
                                        context,
                                        503,
                                        "gateway_unreachable",
                                        "the shop's payment gateway does not answer, try again in a moment"))
                        .run())
                .onFailure(context::fail);
    }

    private static String merchantUid(RoutingContext context) {
        return context.pathParams().getOrDefault("merchantUid", "");
    }

    private static void missing(RoutingContext context) {
        Answers.problem(context, 404, "order_not_found", "the shop has no such order");
    }
}
