package dev.naru.gateway.platform.http;

import dev.naru.gateway.platform.crypto.TokenHash;
import dev.naru.gateway.platform.value.Secret;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Lets in who shows the operator's token ({@code NARU_ADMIN_TOKEN}) as {@code Authorization: Bearer}. */
public final class AdminTokenHandler implements Handler<RoutingContext> {
    private final TokenHash token;
    private final FailureLimiter failures;

    public AdminTokenHandler(Secret token, FailureLimiter failures) {
        this.token = TokenHash.of(token.reveal());
        this.failures = failures;
    }

    @Override
    public void handle(RoutingContext ctx) {
        if (token.matches(BearerToken.of(ctx.request()))) {
            ctx.next();
            return;
        }
        if (failures.failed(ctx)) {
            ctx.fail(FailureLimiter.tooMany());
            return;
        }
        ctx.response().putHeader("WWW-Authenticate", "Bearer");
        ctx.fail(Problem.of(401, "unauthorized", "Send Authorization: Bearer and the admin token."));
    }
}
