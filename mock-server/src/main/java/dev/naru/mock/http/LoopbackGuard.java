package dev.naru.mock.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request pass only when it was addressed to this machine, and, when it changes something, does not come from a
 * page of another origin. Without it any site open in the developer's browser could drive the mock, and DNS rebinding
 * could read its keys.
 */
public final class LoopbackGuard implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        HostAndPort authority = request.authority();
        if (authority == null || !isLoopback(authority.host())) {
            ctx.fail(forbidden("the Host header must name this machine (localhost, 127.0.0.1 or [::1])"));
            return;
        }
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        if (!reads && !isOwn(request.getHeader("Origin"), request.scheme(), request.getHeader("Host"))) {
            ctx.fail(forbidden("the Origin header names another origin"));
            return;
        }
        ctx.next();
    }

    /** Whether a host name or literal address can only mean this machine. */
    public static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("::1")
                || name.equals("[::1]")
                || name.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    }

    private static boolean isOwn(@Nullable String origin, @Nullable String scheme, @Nullable String host) {
        return origin == null || origin.equalsIgnoreCase(scheme + "://" + host);
    }

    private static BadInput forbidden(String why) {
        return new BadInput(
                403,
                "forbidden_origin",
                why,
                "Call the control API from this machine, without a browser page of another origin.");
    }
}
