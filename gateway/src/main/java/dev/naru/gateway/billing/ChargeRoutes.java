package dev.naru.gateway.billing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.merchants.ApiKeyHandler;
import dev.naru.gateway.operations.NewOperation;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.OperationRoutes;
import dev.naru.gateway.operations.Operations;
import dev.naru.gateway.orders.ChargeOrder;
import dev.naru.gateway.orders.ChargeOrders;
import dev.naru.gateway.platform.http.IdempotencyKey;
import dev.naru.gateway.platform.http.JsonBody;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.json.Fingerprint;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.UUID;

/** {@code POST /v1/charges}: an order that is paid with a billing key, at once. */
public final class ChargeRoutes implements Routes {
    private static final long MAX_BODY_BYTES = 16 * 1024;

    private final ChargeOrders orders;
    private final Operations operations;

    public ChargeRoutes(ChargeOrders orders, Operations operations) {
        this.orders = orders;
        this.operations = operations;
    }

    @Override
    public void mount(Router router) {
        router.post("/v1/charges")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(this::charge);
    }

    /** Order and operation are committed together; whoever repeats the request finds both and goes on from there. */
    private void charge(RoutingContext ctx) {
        UUID merchantId = ApiKeyHandler.merchantOf(ctx).id();
        String key = IdempotencyKey.of(ctx);
        JsonNode body = JsonBody.of(ctx);
        ChargeOrder order = ChargeOrder.read(body);
        String fingerprint = Fingerprint.of(body);
        OperationRoutes.answer(
                ctx,
                operations.submit(
                        asked(merchantId, order),
                        key,
                        Operations.PATIENCE,
                        tx -> orders.place(tx, merchantId, order, fingerprint)));
    }

    private static NewOperation asked(UUID merchantId, ChargeOrder order) {
        String merchantUid = order.merchantUid().value();
        return new NewOperation(
                merchantId,
                OperationKind.CHARGE,
                merchantUid,
                "uid:" + merchantUid,
                order.merchantUid(),
                ChargeRequest.of(order).json());
    }
}
