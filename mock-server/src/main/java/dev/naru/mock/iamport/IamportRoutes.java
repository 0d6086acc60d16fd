package dev.naru.mock.iamport;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.NaverOrder;
import dev.naru.mock.ledger.Spaces;
import dev.naru.mock.naver.claims.ClaimDesk;
import dev.naru.mock.webhooks.WebhookSender;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Set;

/** The paths of {@code api.iamport.kr} that this version answers, and an explicit "not simulated" for the others. */
public final class IamportRoutes {
    private static final Set<String> ROOTS = Set.of(
            "banks",
            "benepia",
            "cards",
            "certifications",
            "cvs",
            "escrows",
            "kcpquick",
            "naver",
            "partners",
            "payco",
            "payments",
            "paymentwall",
            "receipts",
            "subscribe",
            "tiers",
            "users",
            "vbanks");

    private final TokenRoutes tokens;
    private final Exchanges exchanges;
    private final PaymentReads reads = new PaymentReads();
    private final PrepareRoutes prepare = new PrepareRoutes();
    private final CancelRoute cancel;
    private final ClaimRoutes claims;
    private final SubscribeRoutes subscribe;

    public IamportRoutes(Spaces spaces, WebhookSender webhooks, ClaimDesk desk) {
        this.tokens = new TokenRoutes(spaces);
        this.exchanges = new Exchanges(spaces);
        this.cancel = new CancelRoute(webhooks, desk);
        this.claims = new ClaimRoutes(desk);
        this.subscribe = new SubscribeRoutes(webhooks);
    }

    /** Adds the routes; request bodies must have been read before. */
    public void mount(Router router) {
        Paths paths = paths(router);
        // Broken percent-encoding in a path is refused before any route is looked at.
        router.errorHandler(
                400,
                ctx -> exchanges.answer(
                        ctx, Envelope.refusal(400, -1, Answers.malformed().sentence())));
        for (String root : ROOTS) {
            router.route("/" + root).handler(paths::notSimulated).failureHandler(this::failed);
            router.route("/" + root + "/*").handler(paths::notSimulated).failureHandler(this::failed);
        }
    }

    /** The parts list. */
    Paths paths(Router router) {
        Paths paths = new Paths(router, tokens, exchanges);
        paths.open("/users/getToken", ctx -> exchanges.answer(ctx, tokens.issue(ctx)));
        paths.get("/users/pg", IamportRoutes::channels);
        paths.get("/payments", reads::several);
        paths.post("/payments/cancel", cancel::cancel);
        paths.at("/payments/prepare", Map.of(HttpMethod.POST, prepare::register, HttpMethod.PUT, prepare::change));
        paths.get("/payments/prepare/:merchant_uid", prepare::show);
        paths.get("/payments/find/:merchant_uid", reads::find);
        paths.get("/payments/find/:merchant_uid/:payment_status", reads::find);
        paths.get("/payments/findAll/:merchant_uid", reads::findAll);
        paths.get("/payments/findAll/:merchant_uid/:payment_status", reads::findAll);
        paths.get("/payments/status/:payment_status", reads::byStatus);
        paths.get("/payments/:imp_uid/naver/product-orders", IamportRoutes::productOrders);
        paths.get("/naver/product-orders/:product_order_id", IamportRoutes::productOrder);
        claims.mount(paths);
        paths.get("/payments/:imp_uid", reads::one);
        new NaverPayRoutes().mount(paths);
        new ReviewRoutes().mount(paths);
        subscribe.mount(paths);
        return paths;
    }

    /** What a V1 client expects of a request that no route has seen. */
    public static String envelope(BadInput bad) {
        return Envelope.refusal(bad.status(), -1, bad.sentence()).json(false);
    }

    /** Whether a path is V1's, simulated or not. */
    public static boolean owns(String path) {
        int end = path.indexOf('/', 1);
        return path.startsWith("/") && ROOTS.contains(path.substring(1, end < 0 ? path.length() : end));
    }

    private void failed(RoutingContext ctx) {
        if (ctx.failure() instanceof Refusal refusal) {
            exchanges.answer(ctx, Envelope.refusal(refusal.status(), refusal.code(), refusal.text()));
            return;
        }
        BadInput bad = Answers.badInput(ctx);
        exchanges.answer(ctx, Envelope.refusal(bad.status(), -1, bad.sentence()));
    }

    /** GET /users/pg: the merchant's channels. */
    private static Envelope channels(Call call) {
        ArrayNode list = StrictJson.object().arrayNode();
        call.space()
                .settings()
                .channels()
                .forEach(channel -> list.addObject()
                        .put("channel_key", channel.key())
                        .put("channel_name", channel.name())
                        .put("pg_id", channel.pgId())
                        .put("pg_provider", channel.pgProvider())
                        .put("sandbox", channel.sandbox())
                        .put("type", channel.type()));
        return Envelope.success(list);
    }

    /** GET /payments/{imp_uid}/naver/product-orders: empty until a batch has copied the order. */
    private static Envelope productOrders(Call call) {
        ArrayNode list = StrictJson.object().arrayNode();
        call.space()
                .naverOrders()
                .find(call.payment().impUid())
                .filter(NaverOrder::copied)
                .ifPresent(order ->
                        order.productOrders().forEach(line -> list.add(ProductOrderJson.read(line, call.space()))));
        return Envelope.success(list);
    }

    /** GET /naver/product-orders/{product_order_id}. */
    private static Envelope productOrder(Call call) {
        String id = call.path("product_order_id");
        if (!id.matches("[0-9]{1,32}")) {
            throw BadInput.of("product_order_id must be digits");
        }
        return call.space()
                .naverOrders()
                .productOrder(id)
                .map(order -> Envelope.success(ProductOrderJson.read(order, call.space())))
                .orElseThrow(() -> Refusal.http(404, Messages.NO_PRODUCT_ORDER));
    }
}
