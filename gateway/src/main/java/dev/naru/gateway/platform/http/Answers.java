package dev.naru.gateway.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** The one edge between futures and responses: every request ends here exactly once. */
public final class Answers {
    private Answers() {}

    /** Ends with {@code status} and the JSON the future completes with; a failure goes to the problem handler. */
    public static void json(RoutingContext ctx, int status, Future<? extends JsonNode> answer) {
        answer.onComplete(json -> json(ctx, status, json), ctx::fail);
    }

    public static void json(RoutingContext ctx, int status, JsonNode json) {
        text(ctx, status, json.toString());
    }

    private static void text(RoutingContext ctx, int status, String json) {
        ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(json);
    }

    /** Ends with the answer the future completes with, to the byte. */
    public static void stored(RoutingContext ctx, Future<StoredAnswer> answer) {
        answer.onComplete(
                known -> {
                    ctx.response().headers().addAll(known.headers());
                    text(ctx, known.status(), known.body());
                },
                ctx::fail);
    }

    /** Ends with 204 when the future completes. */
    public static void empty(RoutingContext ctx, Future<?> answer) {
        answer.onComplete(done -> ctx.response().setStatusCode(204).end(), ctx::fail);
    }
}
