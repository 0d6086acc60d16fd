package dev.naru.gateway.proxy;

import dev.naru.gateway.merchants.ApiKeys;
import dev.naru.gateway.merchants.Caller;
import dev.naru.gateway.merchants.Scope;
import dev.naru.gateway.platform.http.FailureLimiter;
import dev.naru.gateway.proxy.FrontTokens.Holder;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Lets in who shows a token of the front, in any of the ways Iamport's clients do, whose key is still good and has the
 * scope that the request needs.
 */
final class FrontDoorHandler implements Handler<RoutingContext> {
    private static final String CALLER = "naru.front.caller";
    private static final String SCHEME = "Bearer ";

    private final FrontTokens tokens;
    private final ApiKeys keys;
    private final FailureLimiter failures;

    FrontDoorHandler(FrontTokens tokens, ApiKeys keys, FailureLimiter failures) {
        this.tokens = tokens;
        this.keys = keys;
        this.failures = failures;
    }

    @Override
    public void handle(RoutingContext ctx) {
        if (ctx.request().headers().contains("Tier")) {
            throw Refusal.of(501, "not_carried", Messages.TIER);
        }
        Holder holder = tokens.holder(shown(ctx.request())).orElseThrow(() -> unauthorized(ctx));
        Future<Optional<Caller>> caller = keys.callerOf(holder.merchantId(), holder.keyId());
        if (caller.succeeded()) {
            enter(ctx, caller.result());
            return;
        }
        // The body must not run by before its route has seen the request.
        ctx.request().pause();
        caller.onComplete(asked -> ctx.request().resume()).onComplete(found -> enter(ctx, found), ctx::fail);
    }

    /** Half of the clients send the bare token, the oldest header is still in use, and Authorization wins. */
    private static String shown(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null) {
            String oldest = request.getHeader("X-ImpTokenHeader");
            return oldest == null ? "" : oldest.strip();
        }
        boolean isBearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return (isBearer ? header.substring(SCHEME.length()) : header).strip();
    }

    private void enter(RoutingContext ctx, Optional<Caller> caller) {
        if (caller.isEmpty()) {
            ctx.fail(unauthorized(ctx));
            return;
        }
        if (!caller.get().mayComeFrom(() -> failures.senderOf(ctx.request()))) {
            ctx.fail(Refusal.addressNotAllowed());
            return;
        }
        Scope needed = Scope.neededFor(ctx.request().method(), ctx.normalizedPath());
        if (!caller.get().scopes().contains(needed)) {
            ctx.fail(Refusal.of(403, "missing_scope", Messages.missingScope(needed.wireName())));
            return;
        }
        ctx.put(CALLER, caller.get());
        ctx.next();
    }

    private Refusal unauthorized(RoutingContext ctx) {
        return failures.failed(ctx)
                ? Refusal.tooManyFailures()
                : Refusal.of(401, "unauthorized", Messages.UNAUTHORIZED);
    }

    /** Who this request comes from. */
    static Caller callerOf(RoutingContext ctx) {
        Caller caller = ctx.get(CALLER);
        if (caller == null) {
            throw new IllegalStateException("route is not behind FrontDoorHandler");
        }
        return caller;
    }
}
