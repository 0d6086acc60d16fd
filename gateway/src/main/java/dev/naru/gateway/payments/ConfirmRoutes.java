package dev.naru.gateway.payments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.merchants.ApiKeyHandler;
import dev.naru.gateway.orders.Order;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.orders.OrderRoutes;
import dev.naru.gateway.orders.OrderWatch;
import dev.naru.gateway.orders.TimelineEntry;
import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.platform.Limits;
import dev.naru.gateway.platform.http.JsonBody;
import dev.naru.gateway.platform.http.QueryParameters;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.json.Fields;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/orders/{merchant_uid}/confirm}: the buyer's browser came back from the window. */
public final class ConfirmRoutes implements Routes {
    private static final long MAX_BODY_BYTES = 4 * 1024;
    private static final int MAX_IMP_UID = 32;
    private static final Set<String> PARAMETERS = Set.of("wait");

    private final BrowserReturn returns;
    private final TimelineRepository timeline;

    /** Looks that browsers may cause, for all event loops together: half of what notifications may. */
    public static FetchBudget budget(LongSupplier monotonicNanos) {
        return new FetchBudget(50, 100, monotonicNanos);
    }

    /**
     * Routes of one event loop.
     *
     * @param watch of the same event loop
     * @param budget shared by all event loops
     */
    public ConfirmRoutes(
            OrderRepository orders,
            TimelineRepository timeline,
            PaymentVerifier verifier,
            SyncTaskRepository tasks,
            OrderWatch watch,
            FetchBudget budget,
            LongSupplier monotonicNanos,
            Limits limits) {
        this.returns = new BrowserReturn(orders, verifier, tasks, watch, budget, monotonicNanos, limits);
        this.timeline = timeline;
    }

    @Override
    public void mount(Router router) {
        router.post("/v1/orders/:merchant_uid/confirm")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(this::confirm);
    }

    private void confirm(RoutingContext ctx) {
        UUID merchantId = ApiKeyHandler.merchantOf(ctx).id();
        MerchantUid merchantUid = OrderRoutes.merchantUid(ctx);
        Duration wait = QueryParameters.of(ctx, PARAMETERS).waiting();
        ImpUid claimed = claimed(body(ctx));
        returns.confirm(merchantId, merchantUid, claimed, wait, ctx.response()::closed)
                .compose(order -> timeline.list(merchantId, merchantUid).map(story -> new Told(order, story)))
                .onComplete(told -> OrderRoutes.show(ctx, told.order(), told.story()), ctx::fail);
    }

    private record Told(Order order, List<TimelineEntry> story) {}

    /** A caller with nothing to say may send nothing. */
    private static JsonNode body(RoutingContext ctx) {
        boolean isEmpty = ctx.body().buffer() == null || ctx.body().length() == 0;
        return isEmpty ? StrictJson.mapper().createObjectNode() : JsonBody.of(ctx);
    }

    private static @Nullable ImpUid claimed(JsonNode body) {
        Fields fields = Fields.of(body);
        String text = fields.textOrNull("imp_uid", MAX_IMP_UID);
        ImpUid claimed = text != null && ImpUid.isValid(text) ? new ImpUid(text) : null;
        if (text != null && claimed == null) {
            fields.error("imp_uid", "must be letters, digits, _ and -");
        }
        fields.done();
        return claimed;
    }
}
