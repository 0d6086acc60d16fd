package dev.naru.gateway.claims;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.IamportProblem;
import dev.naru.gateway.merchants.ApiKeyHandler;
import dev.naru.gateway.operations.OperationRoutes;
import dev.naru.gateway.operations.Operations;
import dev.naru.gateway.orders.Order;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.orders.OrderRoutes;
import dev.naru.gateway.payments.PaymentRepository;
import dev.naru.gateway.payments.PaymentVerifier;
import dev.naru.gateway.payments.SyncReason;
import dev.naru.gateway.platform.http.Answers;
import dev.naru.gateway.platform.http.IdempotencyKey;
import dev.naru.gateway.platform.http.JsonBody;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.json.Fingerprint;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/orders/{merchant_uid}/product-orders}, where the product orders of an order-type order stand, and {@code
 * /v1/orders/{merchant_uid}/claims/...}, what the shop does about them.
 */
public final class ClaimRoutes implements Routes {
    private static final String ORDER = "/v1/orders/:merchant_uid";
    private static final long MAX_BODY_BYTES = 32 * 1024;
    private static final String ORDER_TYPE = "naverco";

    private final OrderRepository orders;
    private final PaymentRepository payments;
    private final PaymentVerifier verifier;
    private final ProductOrderRepository productOrders;
    private final Claims claims;

    public ClaimRoutes(
            OrderRepository orders,
            PaymentRepository payments,
            PaymentVerifier verifier,
            ProductOrderRepository productOrders,
            Claims claims) {
        this.orders = orders;
        this.payments = payments;
        this.verifier = verifier;
        this.productOrders = productOrders;
        this.claims = claims;
    }

    @Override
    public void mount(Router router) {
        router.get(ORDER + "/product-orders").handler(this::show);
        BodyHandler body = BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES);
        for (ClaimAction action : ClaimAction.values()) {
            router.post(ORDER + "/claims/" + action.wireName()).handler(body).handler(ctx -> claim(ctx, action));
        }
    }

    private void claim(RoutingContext ctx, ClaimAction action) {
        UUID merchantId = ApiKeyHandler.merchantOf(ctx).id();
        MerchantUid merchantUid = OrderRoutes.merchantUid(ctx);
        String key = IdempotencyKey.of(ctx);
        ClaimBody body = ClaimBody.read(action, JsonBody.of(ctx));
        OperationRoutes.answer(
                ctx,
                payment(merchantId, merchantUid, body.impUid())
                        .compose(impUid -> claims.submit(
                                merchantId, merchantUid, body.of(impUid), "key:" + key, key, Operations.PATIENCE)),
                OperationRoutes::statusOfItems);
    }

    private void show(RoutingContext ctx) {
        UUID merchantId = ApiKeyHandler.merchantOf(ctx).id();
        payment(merchantId, OrderRoutes.merchantUid(ctx), null)
                .compose(impUid -> verifier.productOrders(merchantId, impUid, SyncReason.CALLBACK)
                        .recover(failure -> Future.failedFuture(IamportProblem.of(
                                failure, "Iamport did not show the product orders; ask again in a moment.")))
                        .compose(looked -> productOrders.snapshots(merchantId, impUid))
                        .map(snapshots -> page(impUid, snapshots)))
                .onComplete(page -> show(ctx, page), ctx::fail);
    }

    private static ObjectNode page(ImpUid impUid, List<String> snapshots) {
        ObjectNode page = StrictJson.mapper().createObjectNode().put("imp_uid", impUid.value());
        ArrayNode list = page.putArray("product_orders");
        snapshots.forEach(snapshot -> list.add(StrictJson.parse(snapshot.getBytes(StandardCharsets.UTF_8))));
        return page;
    }

    private static void show(RoutingContext ctx, ObjectNode page) {
        String tag = "\"" + Fingerprint.of(page) + "\"";
        ctx.response().putHeader("ETag", tag);
        if (tag.equals(ctx.request().getHeader("If-None-Match"))) {
            ctx.response().setStatusCode(304).end();
        } else {
            Answers.json(ctx, 200, page);
        }
    }

    private Future<ImpUid> payment(UUID merchantId, MerchantUid merchantUid, @Nullable ImpUid named) {
        return orders.find(merchantId, merchantUid)
                .map(found -> found.orElseThrow(() -> Problem.notFound("The order")))
                .compose(order -> isOrderType(order)
                        ? payments.withMoney(merchantId, merchantUid)
                        : Future.failedFuture(Problem.of(
                                409, "not_order_type", "Only order-type orders (naverco) have product orders.")))
                .map(withMoney -> chosen(withMoney, named));
    }

    private static boolean isOrderType(Order order) {
        return order.pg().startsWith(ORDER_TYPE);
    }

    private static ImpUid chosen(List<ImpUid> withMoney, @Nullable ImpUid named) {
        if (withMoney.isEmpty()) {
            throw Problem.of(409, "not_paid", "Nobody has paid this order.");
        }
        if (named != null && !withMoney.contains(named)) {
            throw Problem.of(409, "not_paid", "No money came in with the payment " + named.value() + " of this order.");
        }
        return named == null ? withMoney.get(0) : named;
    }
}
