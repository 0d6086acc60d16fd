package dev.naru.mock.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers of everything under {@code /_mock}: {@code {"data":...}} or {@code {"error":{code,message,hint}}}. */
public final class Answers {
    private static final Logger log = LoggerFactory.getLogger(Answers.class);

    /** What the server refused before any route saw it; it does not say which part it was. */
    private static final String MALFORMED =
            "the request is malformed: percent-encoding of the path or the form is broken";

    private Answers() {}

    /** Ends with 200 and {@code {"data": ...}}. */
    public static void data(RoutingContext ctx, JsonNode data) {
        json(ctx, 200, StrictJson.object().set("data", data));
    }

    /** Ends with 200 and what the future completes with; its failure goes to the router's failure handler. */
    public static void data(RoutingContext ctx, Future<? extends JsonNode> data) {
        data.onComplete(json -> data(ctx, json), ctx::fail);
    }

    public static void json(RoutingContext ctx, int status, JsonNode json) {
        text(ctx, status, json.toString());
    }

    /** Ends with JSON that is already text. */
    public static void text(RoutingContext ctx, int status, String json) {
        text(ctx.response(), status, json);
    }

    /** The same where no router has seen the request. */
    public static void text(HttpServerResponse response, int status, String json) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(json);
    }

    /** The failure handler of everything under {@code /_mock}. */
    public static void failure(RoutingContext ctx) {
        refuse(ctx, badInput(ctx));
    }

    public static void refuse(RoutingContext ctx, BadInput bad) {
        json(ctx, bad.status(), error(bad));
    }

    /** The body of every refusal under {@code /_mock}. */
    public static JsonNode error(BadInput bad) {
        ObjectNode error = StrictJson.object()
                .put("code", bad.code())
                .put("message", bad.sentence())
                .put("hint", bad.hint());
        return StrictJson.object().set("error", error);
    }

    /** A request whose path cannot be decoded. */
    public static BadInput malformed() {
        return new BadInput(400, "invalid_request", MALFORMED, "");
    }

    /** What the failure of a request means to its sender; a bug is logged here, once, and told as 500. */
    public static BadInput badInput(RoutingContext ctx) {
        Throwable failure = ctx.failure();
        if (failure instanceof BadInput bad) {
            return bad;
        }
        int status = failure instanceof HttpException http ? http.getStatusCode() : ctx.statusCode();
        if (status == 413) {
            return new BadInput(413, "body_too_large", "the body is larger than 1 MiB", "");
        }
        if (status == 417) {
            return new BadInput(417, "expectation_failed", "the only expectation taken is 100-continue", "");
        }
        if (status >= 400 && status < 500) {
            return new BadInput(status, "invalid_request", MALFORMED, "");
        }
        // This is how Vert.x's body handler tells that the rest of the body will not come.
        if (status == 200) {
            // Vert.x drops the connection next; closing it in order sends the answer first.
            ctx.addEndHandler(ended -> ctx.request().connection().close());
            return BadInput.of("the body broke off, or its chunks are malformed");
        }
        log.error("{} {} failed", ctx.request().method(), ctx.request().path(), failure);
        return new BadInput(500, "internal", "the mock failed; its log has the reason", "");
    }
}
