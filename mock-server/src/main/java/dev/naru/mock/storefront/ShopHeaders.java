package dev.naru.mock.storefront;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** The headers every answer of the shop carries. Scripts come from the shop itself and from the SDK's origin only. */
final class ShopHeaders implements Handler<RoutingContext> {
    private final String policy;

    ShopHeaders(StorefrontConfig config) {
        String mock = config.mockPublicUrl();
        this.policy = "default-src 'self'; script-src 'self' " + mock + "; connect-src 'self' " + mock
                + "; style-src 'self' 'unsafe-inline' " + mock + "; frame-src " + mock
                + "; img-src * data:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'";
    }

    @Override
    public void handle(RoutingContext context) {
        context.response()
                .putHeader("content-security-policy", policy)
                .putHeader("x-content-type-options", "nosniff")
                .putHeader("referrer-policy", "strict-origin-when-cross-origin")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        context.next();
    }
}
