package dev.naru.gateway.platform.http;

import dev.naru.gateway.platform.db.DatabaseUnavailable;
import dev.naru.gateway.platform.json.InvalidJson;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renders every failure of a listener; bugs become a 500 that is logged once and tells nothing. */
public final class ProblemHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);
    private static final List<Integer> STATUSES =
            List.of(400, 401, 403, 404, 405, 406, 408, 409, 411, 413, 414, 415, 422, 429, 431, 500, 501, 502, 503, 504);

    private final ErrorStyle style;

    public ProblemHandler(ErrorStyle style) {
        this.style = style;
    }

    /** Takes over the router's errors, those without a route included. */
    public void mount(Router router) {
        STATUSES.forEach(status -> router.errorHandler(status, ctx -> handle(ctx, status)));
        // What the body handler of Vert.x fails with, stack trace and all, when a body breaks off after its head.
        router.errorHandler(200, ctx -> handle(ctx, 400));
        RoutePatterns patterns = new RoutePatterns(router);
        router.errorHandler(405, ctx -> {
            ctx.response().putHeader("Allow", patterns.methodsOf(ctx.request().path()));
            handle(ctx, 405);
        });
    }

    /** A path that cannot be decoded fails before any route, and then only the handler's own status is known. */
    private void handle(RoutingContext ctx, int handled) {
        if (ctx.response().ended()
                || ctx.response().headWritten()
                || ctx.response().closed()) {
            return;
        }
        if (ctx.statusCode() == 200 || isBrokenBody(ctx.failure())) {
            StrictRequestHandler.refuse(ctx.request(), byStatus(400), style);
            return;
        }
        Problem problem = problemOf(ctx.failure(), ctx.statusCode() < 0 ? handled : ctx.statusCode());
        if (problem.status() == 500) {
            log.error("request_id={} failed", RequestIdHandler.idOf(ctx), ctx.failure());
        }
        if (ctx.failure() instanceof DatabaseUnavailable down) {
            log.warn("request_id={} {}", RequestIdHandler.idOf(ctx), down.getMessage());
        }
        style.end(ctx.request(), problem, RequestIdHandler.idOf(ctx));
    }

    /** Netty reports a chunk it cannot read with whatever exception its parser happened to throw. */
    static boolean isBrokenBody(@Nullable Throwable failure) {
        StackTraceElement[] stack = failure == null ? new StackTraceElement[0] : failure.getStackTrace();
        return stack.length > 0 && stack[0].getClassName().startsWith("io.netty.handler.codec.http.");
    }

    private static Problem problemOf(@Nullable Throwable failure, int status) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        if (failure instanceof InvalidJson invalid) {
            return Problem.invalid(invalid.errors());
        }
        if (failure instanceof DatabaseUnavailable down) {
            return Problem.of(503, "unavailable", detailOf(down));
        }
        if (failure instanceof HttpException http) {
            return byStatus(http.getStatusCode());
        }
        return byStatus(failure == null && status >= 400 ? status : 500);
    }

    private static String detailOf(DatabaseUnavailable down) {
        if (down.advice() != null) {
            return down.advice();
        }
        return down.mayBeCommitted()
                ? "The database did not answer in time, and whether the change was stored is not known: look before"
                        + " you repeat what adds up, and simply repeat what does not."
                : byStatus(503).detail();
    }

    static Problem byStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "invalid_request", "The request is malformed.");
            case 404 -> Problem.of(404, "not_found", "There is nothing at this path.");
            case 405 -> Problem.of(405, "method_not_allowed", "This path does not take this method.");
            case 408 -> Problem.of(408, "request_timeout", "The request did not arrive in time.");
            case 413 -> Problem.of(413, "body_too_large", "The body is larger than this route takes.");
            case 414 -> Problem.of(414, "uri_too_long", "The request line is longer than this listener takes.");
            case 415 -> Problem.of(415, "unsupported_media_type", "This route takes application/json.");
            case 431 -> Problem.of(431, "headers_too_large", "The headers are larger than this listener takes.");
            case 503 -> Problem.of(503, "unavailable", "The gateway cannot answer now; try again.");
            default ->
                status < 500
                        ? Problem.of(status, "invalid_request", "The request cannot be served.")
                        : Problem.of(500, "internal", "Something is wrong on our side; the log has the request id.");
        };
    }
}
