package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.merchants.ApiKeyHandler;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.http.Answers;
import dev.naru.gateway.platform.http.JsonBody;
import dev.naru.gateway.platform.http.PageCursor;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.http.QueryParameters;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.value.MerchantUid;
import dev.naru.gateway.products.Catalogue;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** {@code /v1/orders}: place, check, read and list orders. */
public final class OrderRoutes implements Routes {
    private static final long MAX_BODY_BYTES = 256 * 1024;
    private static final int MAX_PAGE = 100;
    private static final int DEFAULT_PAGE = 20;
    private static final Set<String> LIST_PARAMETERS = Set.of("after", "limit", "state");

    private final OrderPlacing placing;
    private final Preflight preflight;
    private final OrderRepository orders;
    private final TimelineRepository timeline;

    /**
     * Builds the routes of one event loop, or of all: nothing here changes.
     *
     * @param random source of order numbers; secure
     */
    public OrderRoutes(
            Database database,
            Catalogue catalogue,
            OrderRepository orders,
            TimelineRepository timeline,
            OrderSettings settings,
            InstantSource clock,
            RandomGenerator random) {
        this.orders = orders;
        this.timeline = timeline;
        this.placing =
                new OrderPlacing(database, catalogue, orders, timeline, new MerchantUids(clock, random), settings);
        this.preflight = new Preflight(placing, settings);
    }

    @Override
    public void mount(Router router) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES);
        router.post("/v1/orders").handler(body).handler(this::place);
        router.post("/v1/orders/preflight").handler(body).handler(this::check);
        router.get("/v1/orders").handler(this::list);
        router.get("/v1/orders/:merchant_uid").handler(this::show);
    }

    private void place(RoutingContext ctx) {
        placing.place(merchantOf(ctx), JsonBody.of(ctx))
                .onComplete(
                        placed -> Answers.json(ctx, placed.isNew() ? 201 : 200, OrderView.placed(placed.placement())),
                        ctx::fail);
    }

    private void check(RoutingContext ctx) {
        Answers.json(ctx, 200, preflight.check(merchantOf(ctx), JsonBody.of(ctx)));
    }

    private void show(RoutingContext ctx) {
        String text = ctx.pathParam("merchant_uid");
        if (text == null || !MerchantUid.isValid(text)) {
            throw Problem.notFound("The order");
        }
        MerchantUid merchantUid = new MerchantUid(text);
        Answers.json(
                ctx,
                200,
                orders.find(merchantOf(ctx), merchantUid)
                        .compose(order -> order.map(it -> withTimeline(it))
                                .orElseGet(() -> Future.failedFuture(Problem.notFound("The order")))));
    }

    private Future<JsonNode> withTimeline(Order order) {
        return timeline.list(order.merchantId(), order.merchantUid()).map(story -> OrderView.whole(order, story));
    }

    private void list(RoutingContext ctx) {
        QueryParameters query = QueryParameters.of(ctx, LIST_PARAMETERS);
        int limit = query.limit(DEFAULT_PAGE, MAX_PAGE);
        // One more than asked for tells whether there is a next page.
        Future<List<Order>> page = orders.list(merchantOf(ctx), state(query), PageCursor.of(query), limit + 1);
        Answers.json(ctx, 200, page.map(found -> OrderView.page(found, limit)));
    }

    private static @Nullable OrderState state(QueryParameters query) {
        String text = query.text("state");
        if (text == null) {
            return null;
        }
        for (OrderState state : OrderState.values()) {
            if (state.name().equals(text)) {
                return state;
            }
        }
        throw new InvalidJson("state", "must be one of " + List.of(OrderState.values()));
    }

    private static UUID merchantOf(RoutingContext ctx) {
        return ApiKeyHandler.merchantOf(ctx).id();
    }
}
