package dev.naru.gateway.proxy;

import dev.naru.gateway.claims.ClaimAction;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.platform.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;

/** The calls of Iamport V1 that move money or goods, each done at most once. */
final class EffectRoutes implements Routes {
    private record Carried(HttpMethod method, String path, OperationKind kind) {}

    private static final List<Carried> CALLS = List.of(
            new Carried(HttpMethod.POST, "/payments/cancel", OperationKind.CANCEL),
            new Carried(HttpMethod.POST, "/subscribe/payments/again", OperationKind.CHARGE),
            new Carried(HttpMethod.POST, "/subscribe/payments/schedule", OperationKind.SCHEDULE),
            new Carried(HttpMethod.POST, "/subscribe/payments/unschedule", OperationKind.UNSCHEDULE),
            new Carried(HttpMethod.PUT, "/subscribe/payments/schedule/:merchant_uid", OperationKind.RESCHEDULE),
            new Carried(
                    HttpMethod.POST, "/subscribe/payments/schedule/:merchant_uid/reschedule", OperationKind.RESCHEDULE),
            new Carried(HttpMethod.POST, "/subscribe/payments/schedule/:merchant_uid/retry", OperationKind.RETRY),
            new Carried(HttpMethod.DELETE, "/subscribe/customers/:customer_uid", OperationKind.KEY_DELETE));

    private static final int MAX_USER_AGENT = 512;

    private final FrontDoorHandler door;
    private final FrontEffects effects;
    private final FrontCalls calls;

    EffectRoutes(FrontDoorHandler door, FrontEffects effects, FrontCalls calls) {
        this.door = door;
        this.effects = effects;
        this.calls = calls;
    }

    @Override
    public void mount(Router router) {
        CALLS.forEach(call -> mount(router, call));
        for (ClaimAction action : ClaimAction.values()) {
            String path = "/payments/:imp_uid/naver/" + action.wireName();
            mount(router, new Carried(HttpMethod.POST, path, OperationKind.CLAIM));
        }
    }

    private void mount(Router router, Carried call) {
        router.route(call.method(), call.path()).handler(door).handler(ctx -> effect(ctx, call));
    }

    private void effect(RoutingContext ctx, Carried carried) {
        UUID merchantId = FrontDoorHandler.callerOf(ctx).merchant().id();
        CallBodyHandler.read(ctx)
                .compose(EffectRoutes::withoutCardData)
                .compose(body -> effects.ask(merchantId, call(ctx, carried, body)))
                .onComplete(
                        heard -> {
                            Future<FrontAnswer> answer = Future.succeededFuture(heard.answer());
                            if (heard.isOutcome()) {
                                calls.delivering(
                                        merchantId, heard.callId(), () -> FrontAnswerHandler.answer(ctx, answer));
                            } else {
                                FrontAnswerHandler.answer(ctx, answer);
                            }
                        },
                        failure -> FrontAnswerHandler.answer(ctx, Future.failedFuture(failure)));
    }

    /** What is stored until it is answered must not hold a card. */
    private static Future<CallBody> withoutCardData(CallBody body) {
        return body.value("card_number") == null
                ? Future.succeededFuture(body)
                : Future.failedFuture(Refusal.of(501, "card_data", Messages.CARD_DATA));
    }

    private static EffectCall call(RoutingContext ctx, Carried carried, CallBody body) {
        String agent = ctx.request().getHeader("User-Agent");
        return new EffectCall(
                carried.kind(),
                carried.method(),
                ReadRoutes.path(ctx, carried.path()),
                ReadRoutes.query(ctx.request().query()),
                body,
                agent == null || agent.length() > MAX_USER_AGENT ? null : agent);
    }
}
