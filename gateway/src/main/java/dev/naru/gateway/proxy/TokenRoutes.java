package dev.naru.gateway.proxy;

import dev.naru.gateway.merchants.ApiKeys;
import dev.naru.gateway.merchants.Caller;
import dev.naru.gateway.platform.http.FailureLimiter;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.proxy.FrontTokens.Grant;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * {@code POST /users/getToken} (Iamport V1) with a key of this gateway: {@code imp_key} is the key's id or public part,
 * {@code imp_secret} the whole key.
 */
final class TokenRoutes implements Routes {
    private final FrontTokens tokens;
    private final ApiKeys keys;
    private final FailureLimiter failures;

    TokenRoutes(FrontTokens tokens, ApiKeys keys, FailureLimiter failures) {
        this.tokens = tokens;
        this.keys = keys;
        this.failures = failures;
    }

    @Override
    public void mount(Router router) {
        router.post("/users/getToken").handler(this::issue);
    }

    private void issue(RoutingContext ctx) {
        FrontAnswerHandler.answer(
                ctx,
                CallBodyHandler.read(ctx)
                        .compose(body -> caller(ctx, body))
                        .map(caller -> answer(tokens.grant(caller))));
    }

    private Future<Caller> caller(RoutingContext ctx, CallBody body) {
        String impKey = body.value("imp_key");
        String impSecret = body.value("imp_secret");
        if (impKey == null || impSecret == null) {
            return Future.failedFuture(Refusal.of(400, "keys_missing", Messages.KEYS_MISSING));
        }
        return keys.callerOf(impSecret, () -> failures.mayAsk(ctx.request()))
                .compose(found -> found.filter(caller -> caller.isNamed(impKey))
                        .map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(wrong(ctx))))
                .compose(caller -> caller.mayComeFrom(() -> failures.senderOf(ctx.request()))
                        ? Future.succeededFuture(caller)
                        : Future.failedFuture(Refusal.addressNotAllowed()));
    }

    private Refusal wrong(RoutingContext ctx) {
        return failures.failed(ctx) ? Refusal.tooManyFailures() : Refusal.of(401, "unauthorized", Messages.KEYS_WRONG);
    }

    private static FrontAnswer answer(Grant grant) {
        return FrontAnswer.success(StrictJson.mapper()
                .createObjectNode()
                .put("access_token", grant.token())
                .put("expired_at", grant.expiresAt().getEpochSecond())
                .put("now", grant.now().getEpochSecond()));
    }
}
