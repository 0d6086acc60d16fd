package dev.naru.gateway.platform.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Notes every request of a router in its {@link AccessLog}; mount it first. */
public final class AccessLogHandler implements Handler<RoutingContext> {
    /** The caller closed the connection before the answer was complete (nginx's number for it). */
    private static final int CLIENT_LEFT = 499;

    private final AccessLog log;

    public AccessLogHandler(AccessLog log) {
        this.log = log;
    }

    @Override
    public void handle(RoutingContext ctx) {
        long start = System.nanoTime();
        ctx.addEndHandler(end -> {
            HttpServerResponse response = ctx.response();
            log.ended(
                    methodOf(ctx),
                    routeOf(ctx.currentRoute()),
                    end.succeeded() ? response.getStatusCode() : CLIENT_LEFT,
                    System.nanoTime() - start,
                    response.bytesWritten(),
                    RequestIdHandler.idOf(ctx));
        });
        ctx.next();
    }

    /** Methods are free text on the wire; only the usual ones are worth a line of their own. */
    private static String methodOf(RoutingContext ctx) {
        String name = ctx.request().method().name();
        return switch (name) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> name;
            default -> "OTHER";
        };
    }

    private static String routeOf(@Nullable Route route) {
        String path = route == null ? null : route.getPath();
        return path == null ? "unmatched" : path;
    }
}
