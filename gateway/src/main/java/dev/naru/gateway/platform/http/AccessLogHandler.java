package dev.naru.gateway.platform.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;

/** Notes every request of a router in its {@link AccessLog}; mount it first. */
final class AccessLogHandler implements Handler<RoutingContext> {
    /** The caller closed the connection before the answer was complete (nginx's number for it). */
    private static final int CLIENT_LEFT = 499;

    private final AccessLog log;
    private final RoutePatterns patterns;

    AccessLogHandler(AccessLog log, RoutePatterns patterns) {
        this.log = log;
        this.patterns = patterns;
    }

    @Override
    public void handle(RoutingContext ctx) {
        long start = System.nanoTime();
        ctx.addEndHandler(end -> log.ended(
                ctx.request(),
                methodOf(ctx),
                routeOf(ctx),
                end.succeeded() ? ctx.response().getStatusCode() : statusOf(end.cause()),
                System.nanoTime() - start,
                RequestIdHandler.idOf(ctx)));
        ctx.next();
    }

    /** A body that cannot be read fails the answer before it is given. */
    private static int statusOf(Throwable failure) {
        return ProblemHandler.isBrokenBody(failure) ? 400 : CLIENT_LEFT;
    }

    /** Methods are free text on the wire; only the usual ones are worth a line of their own. */
    private static String methodOf(RoutingContext ctx) {
        String name = ctx.request().method().name();
        return switch (name) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> name;
            default -> "OTHER";
        };
    }

    private String routeOf(RoutingContext ctx) {
        Route route = ctx.currentRoute();
        String pattern = route == null || route.methods() == null ? null : route.getPath();
        return pattern == null ? patterns.patternOf(ctx.request().path()) : pattern;
    }
}
