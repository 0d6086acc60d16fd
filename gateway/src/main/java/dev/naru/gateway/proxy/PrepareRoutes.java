package dev.naru.gateway.proxy;

import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.orders.AmountRule;
import dev.naru.gateway.orders.Order;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST} and {@code PUT /payments/prepare}: handed on, unless it names an order of the gateway and another amount
 * than that order has. Saying it twice changes nothing at Iamport.
 */
final class PrepareRoutes implements Routes {
    private static final String PATH = "/payments/prepare";

    private final FrontDoorHandler door;
    private final IamportClients clients;
    private final OrderRepository orders;
    private final PassedReads reads;

    PrepareRoutes(FrontDoorHandler door, IamportClients clients, OrderRepository orders, PassedReads reads) {
        this.door = door;
        this.clients = clients;
        this.orders = orders;
        this.reads = reads;
    }

    @Override
    public void mount(Router router) {
        router.post(PATH).handler(door).handler(this::prepare);
        router.put(PATH).handler(door).handler(this::prepare);
    }

    private void prepare(RoutingContext ctx) {
        UUID merchantId = FrontDoorHandler.callerOf(ctx).merchant().id();
        FrontAnswerHandler.answer(
                ctx,
                CallBodyHandler.read(ctx)
                        .compose(body -> order(merchantId, body)
                                .compose(fits -> clients.of(merchantId))
                                .compose(iamport -> iamport.passing()
                                        .send(
                                                ctx.request().method(),
                                                PATH,
                                                Map.of("Content-Type", body.contentType()),
                                                body.bytes())))
                        .onComplete(done -> reads.changed(merchantId))
                        .map(FrontAnswer::of));
    }

    /** Completes unless the amount is another one than the order's. */
    private Future<Void> order(UUID merchantId, CallBody body) {
        String merchantUid = body.value("merchant_uid");
        if (merchantUid == null || !MerchantUid.isValid(merchantUid)) {
            return Future.succeededFuture();
        }
        return orders.find(merchantId, new MerchantUid(merchantUid))
                .compose(order -> order.filter(known -> contradicts(known, body.value("amount")))
                        .<Future<Void>>map(known -> Future.failedFuture(
                                Refusal.of(409, "order_amount_differs", Messages.orderAmount(known.orderedAmount()))))
                        .orElseGet(Future::succeededFuture));
    }

    private static boolean contradicts(Order order, @Nullable String amount) {
        if (amount == null || !(order.amountRule() instanceof AmountRule.Exact)) {
            return false;
        }
        try {
            return new BigDecimal(amount.strip()).compareTo(BigDecimal.valueOf(order.orderedAmount())) != 0;
        } catch (NumberFormatException noAmount) {
            // Iamport has its own words for it.
            return false;
        }
    }
}
