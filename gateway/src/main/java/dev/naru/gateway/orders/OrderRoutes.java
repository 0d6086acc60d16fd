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
import java.time.Duration;
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
    private static final Set<String> SHOW_PARAMETERS = Set.of("wait");
    private static final Set<String> LIST_PARAMETERS = Set.of("after", "limit", "state");

    private final OrderPlacing placing;
    private final PaymentTypePlacing paymentType;
    private final Preflight preflight;
    private final OrderWatch watch;
    private final OrderRepository orders;
    private final TimelineRepository timeline;

    /**
     * Builds the routes of one event loop.
     *
     * @param watch of the same event loop
     * @param random source of order numbers; secure
     */
    public OrderRoutes(
            Database database,
            Catalogue catalogue,
            OrderRepository orders,
            TimelineRepository timeline,
            PaymentTypePlacing paymentType,
            OrderWatch watch,
            OrderSettings settings,
            InstantSource clock,
            RandomGenerator random) {
        this.orders = orders;
        this.timeline = timeline;
        this.paymentType = paymentType;
        this.watch = watch;
        this.placing = new OrderPlacing(database, catalogue, orders, new MerchantUids(clock, random), settings);
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
        UUID merchantId = merchantOf(ctx);
        JsonNode body = JsonBody.of(ctx);
        (PaymentRequestReader.isMeant(body) ? paymentType.place(merchantId, body) : placing.place(merchantId, body))
                .onComplete(
                        placed -> Answers.json(ctx, placed.isNew() ? 201 : 200, OrderView.placed(placed.placement())),
                        ctx::fail);
    }

    private void check(RoutingContext ctx) {
        Answers.json(ctx, 200, preflight.check(merchantOf(ctx), JsonBody.of(ctx)));
    }

    private void show(RoutingContext ctx) {
        UUID merchantId = merchantOf(ctx);
        MerchantUid merchantUid = merchantUid(ctx);
        Duration wait = QueryParameters.of(ctx, SHOW_PARAMETERS).waiting();
        find(merchantId, merchantUid)
                .compose(order -> wait.isZero() || !order.state().isOpen()
                        ? Future.succeededFuture(order)
                        : watch.decided(merchantId, merchantUid, wait, ctx.response()::closed)
                                .compose(waited -> find(merchantId, merchantUid)))
                .compose(order -> timeline.list(merchantId, merchantUid).map(story -> new Told(order, story)))
                .onComplete(told -> show(ctx, told.order(), told.story()), ctx::fail);
    }

    private record Told(Order order, List<TimelineEntry> story) {}

    /** Answers with the whole order; the ETag is its version. */
    public static void show(RoutingContext ctx, Order order, List<TimelineEntry> story) {
        ctx.response().putHeader("ETag", "\"" + order.version() + "\"");
        Answers.json(ctx, 200, OrderView.whole(order, story));
    }

    private Future<Order> find(UUID merchantId, MerchantUid merchantUid) {
        return orders.find(merchantId, merchantUid)
                .compose(order -> order.map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(Problem.notFound("The order"))));
    }

    /**
     * The order a path names.
     *
     * @throws Problem 404 for a text that no order can have
     */
    public static MerchantUid merchantUid(RoutingContext ctx) {
        String text = ctx.pathParam("merchant_uid");
        if (text == null || !MerchantUid.isValid(text)) {
            throw Problem.notFound("The order");
        }
        return new MerchantUid(text);
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
