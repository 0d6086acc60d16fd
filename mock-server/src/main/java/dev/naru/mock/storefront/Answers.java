package dev.naru.mock.storefront;

import dev.naru.mock.http.BadInput;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the shop's backend answers: JSON, the gateway's own words, or a problem document (RFC 9457). */
final class Answers {
    private static final Logger log = LoggerFactory.getLogger(Answers.class);
    private static final Map<Integer, String> REASONS = Map.of(
            400, "bad_request",
            404, "not_found",
            405, "method_not_allowed",
            406, "not_acceptable",
            413, "too_large",
            415, "unsupported_media_type",
            503, "unavailable");

    private Answers() {}

    static void json(RoutingContext context, JsonObject body) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(body.toBuffer());
    }

    /** Status, content type and body exactly as the gateway sent them: its messages are not the shop's to reword. */
    static void asIs(RoutingContext context, GatewayAnswer answer) {
        context.response()
                .setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType())
                .end(answer.body());
    }

    static void problem(RoutingContext context, int status, String code, String detail) {
        problem(context.response(), status, code, detail);
    }

    private static void problem(HttpServerResponse response, int status, String code, String detail) {
        Buffer body = new JsonObject()
                .put("type", "about:blank")
                .put("title", code)
                .put("status", status)
                .put("code", code)
                .put("detail", detail)
                .toBuffer();
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(body);
    }

    /** Answers a request whose head could not be read. */
    static void turnAway(HttpServerRequest request, BadInput bad) {
        problem(request.response(), bad.status(), bad.code(), bad.sentence());
    }

    static void gatewayUnreachable(RoutingContext context, Throwable cause) {
        log.warn("the gateway gave no answer: {}", cause.getMessage());
        problem(
                context,
                503,
                "gateway_unreachable",
                "the shop's payment gateway does not answer, try again in a moment");
    }

    static void failure(RoutingContext context) {
        failure(context, 500);
    }

    /**
     * The one place where a failed request turns into an answer; never a stack trace.
     *
     * @param handled status of the error handler that was called; a path that cannot be decoded knows no other
     */
    static void failure(RoutingContext context, int handled) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        if (context.failure() instanceof BadRequest bad) {
            problem(context, bad.status(), bad.code(), String.valueOf(bad.getMessage()));
            return;
        }
        // This is how Vert.x's body handler tells that the rest of the body will not come.
        if (context.statusCode() == 200) {
            // Vert.x drops the connection next; closing it in order sends the answer first.
            context.addEndHandler(ended -> context.request().connection().close());
            problem(context, 400, "bad_request", "the body broke off, or its chunks are malformed");
            return;
        }
        int status = context.statusCode() < 0 ? handled : context.statusCode();
        if (status < 400 || status > 599 || status == 500) {
            log.error(
                    "{} {} failed",
                    context.request().method(),
                    context.request().path(),
                    context.failure());
            problem(context, 500, "internal", "the shop failed to answer, see its log");
            return;
        }
        String code = REASONS.getOrDefault(status, "http_" + status);
        problem(context, status, code, context.request().method() + " cannot be answered here: " + code);
    }
}
