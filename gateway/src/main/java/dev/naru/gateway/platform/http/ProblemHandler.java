package dev.naru.gateway.platform.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renders every failure of a listener as problem+json; bugs become a 500 that is logged once and tells nothing. */
public final class ProblemHandler implements Handler<RoutingContext> {
    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    @Override
    public void handle(RoutingContext ctx) {
        if (ctx.response().ended() || ctx.response().headWritten()) {
            return;
        }
        Problem problem = problemOf(ctx.failure(), ctx.statusCode());
        if (problem.status() == 500) {
            log.error("request_id={} failed", RequestIdHandler.idOf(ctx), ctx.failure());
        }
        if (problem.status() == 503 || problem.status() == 429) {
            ctx.response().putHeader("Retry-After", "1");
        }
        ctx.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", "application/problem+json; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(render(problem, RequestIdHandler.idOf(ctx)).toString());
    }

    private static Problem problemOf(@Nullable Throwable failure, int status) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        if (failure instanceof InvalidJson invalid) {
            return Problem.invalid(invalid.errors());
        }
        if (failure instanceof HttpException http) {
            return byStatus(http.getStatusCode());
        }
        return byStatus(failure == null && status >= 400 ? status : 500);
    }

    private static Problem byStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "invalid_request", "The request is malformed.");
            case 404 -> Problem.of(404, "not_found", "There is nothing at this path.");
            case 405 -> Problem.of(405, "method_not_allowed", "This path does not take this method.");
            case 413 -> Problem.of(413, "body_too_large", "The body is larger than this route takes.");
            case 415 -> Problem.of(415, "unsupported_media_type", "This route takes application/json.");
            case 503 -> Problem.of(503, "unavailable", "The gateway cannot answer now; try again.");
            default ->
                status < 500
                        ? Problem.of(status, "invalid_request", "The request cannot be served.")
                        : Problem.of(500, "internal", "Something is wrong on our side; the log has the request id.");
        };
    }

    private static ObjectNode render(Problem problem, String requestId) {
        ObjectNode json = StrictJson.mapper().createObjectNode();
        json.put("type", "urn:naru:problem:" + problem.code());
        json.put("title", problem.code().replace('_', ' '));
        json.put("status", problem.status());
        json.put("detail", problem.detail());
        json.put("code", problem.code());
        json.put("retryable", problem.retryable());
        json.put("request_id", requestId);
        if (!problem.errors().isEmpty()) {
            ArrayNode errors = json.putArray("errors");
            problem.errors()
                    .forEach(error ->
                            errors.addObject().put("field", error.field()).put("message", error.message()));
        }
        return json;
    }
}
