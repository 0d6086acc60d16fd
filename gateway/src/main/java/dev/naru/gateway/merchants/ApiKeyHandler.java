package dev.naru.gateway.merchants;

import dev.naru.gateway.platform.http.BearerToken;
import dev.naru.gateway.platform.http.FailureLimiter;
import dev.naru.gateway.platform.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Lets in who shows an API key ({@code Authorization: Bearer KEY}) with the scope that the request needs. Every wrong key
 * gets the same 401, or 429 when there were too many; a missing scope is a 403 that names it, and
 * so is a key that may not come from the caller's address.
 */
public final class ApiKeyHandler implements Handler<RoutingContext> {
    private static final String CALLER = "naru.caller";

    private final ApiKeys keys;
    private final FailureLimiter failures;

    public ApiKeyHandler(ApiKeys keys, FailureLimiter failures) {
        this.keys = keys;
        this.failures = failures;
    }

    @Override
    public void handle(RoutingContext ctx) {
        Future<Optional<Caller>> caller =
                keys.callerOf(BearerToken.of(ctx.request()), () -> failures.mayAsk(ctx.request()));
        if (caller.succeeded()) {
            enter(ctx, caller.result());
            return;
        }
        // The body must not run by before its route has seen the request.
        ctx.request().pause();
        caller.onComplete(asked -> ctx.request().resume()).onComplete(found -> enter(ctx, found), ctx::fail);
    }

    private void enter(RoutingContext ctx, Optional<Caller> caller) {
        if (caller.isEmpty() && failures.failed(ctx)) {
            ctx.fail(FailureLimiter.tooMany());
            return;
        }
        if (caller.isEmpty()) {
            ctx.response().putHeader("WWW-Authenticate", "Bearer");
            ctx.fail(Problem.of(401, "unauthorized", "Send Authorization: Bearer and a valid API key."));
            return;
        }
        if (!caller.get().mayComeFrom(() -> failures.senderOf(ctx.request()))) {
            ctx.fail(Problem.of(403, "address_not_allowed", "The key may not come from your address."));
            return;
        }
        Scope needed = Scope.neededFor(ctx.request().method(), ctx.normalizedPath());
        if (!caller.get().scopes().contains(needed)) {
            ctx.response()
                    .putHeader(
                            "WWW-Authenticate",
                            "Bearer error=\"insufficient_scope\", scope=\"" + needed.wireName() + "\"");
            ctx.fail(Problem.of(
                    403, "missing_scope", "This needs the scope " + needed.wireName() + ", which the key lacks."));
            return;
        }
        ctx.put(CALLER, caller.get());
        ctx.next();
    }

    /** Who this request comes from. */
    public static Caller callerOf(RoutingContext ctx) {
        Caller caller = ctx.get(CALLER);
        if (caller == null) {
            throw new IllegalStateException("route is not behind ApiKeyHandler");
        }
        return caller;
    }

    /** The merchant whose key this request showed. */
    public static Merchant merchantOf(RoutingContext ctx) {
        return callerOf(ctx).merchant();
    }
}
