package dev.naru.gateway.payments;

import dev.naru.gateway.merchants.ApiKeyHandler;
import dev.naru.gateway.operations.NewOperation;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.OperationRoutes;
import dev.naru.gateway.operations.Operations;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.platform.http.IdempotencyKey;
import dev.naru.gateway.platform.http.JsonBody;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/orders/{merchant_uid}/cancel}: money back, whole or in part. */
public final class CancelRoutes implements Routes {
    private static final long MAX_BODY_BYTES = 16 * 1024;

    private final OrderRepository orders;
    private final PaymentRepository payments;
    private final Operations operations;

    public CancelRoutes(OrderRepository orders, PaymentRepository payments, Operations operations) {
        this.orders = orders;
        this.payments = payments;
        this.operations = operations;
    }

    @Override
    public void mount(Router router) {
        router.post("/v1/orders/:merchant_uid/cancel")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(this::cancel);
    }

    private void cancel(RoutingContext ctx) {
        UUID merchantId = ApiKeyHandler.merchantOf(ctx).id();
        MerchantUid merchantUid = merchantUid(ctx);
        String key = IdempotencyKey.of(ctx);
        CancelBody body = CancelBody.read(JsonBody.of(ctx));
        OperationRoutes.answer(
                ctx,
                orders.find(merchantId, merchantUid)
                        .compose(found -> found.isPresent()
                                ? payments.withMoney(merchantId, merchantUid)
                                : Future.failedFuture(Problem.notFound("The order")))
                        .map(withMoney -> chosen(withMoney, body.impUid()))
                        .compose(impUid -> operations.submit(
                                new NewOperation(
                                        merchantId,
                                        OperationKind.CANCEL,
                                        "key:" + key,
                                        "imp:" + impUid.value(),
                                        merchantUid,
                                        body.of(impUid).json()),
                                key,
                                Operations.PATIENCE)));
    }

    /** The accepted payment comes first; one that was not accepted is meant when it is the only one, or is named. */
    private static ImpUid chosen(List<ImpUid> withMoney, @Nullable ImpUid named) {
        if (withMoney.isEmpty()) {
            throw Problem.of(409, "not_paid", "Nobody has paid this order.");
        }
        if (named != null && !withMoney.contains(named)) {
            throw Problem.of(409, "not_paid", "No money came in with the payment " + named.value() + " of this order.");
        }
        return named == null ? withMoney.get(0) : named;
    }

    private static MerchantUid merchantUid(RoutingContext ctx) {
        String text = ctx.pathParam("merchant_uid");
        if (text == null || !MerchantUid.isValid(text)) {
            throw Problem.notFound("The order");
        }
        return new MerchantUid(text);
    }
}
