package dev.naru.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Reads the bodies of calls, up to a size. */
final class CallBodyHandler {
    /** A hundred schedules with everything they may hold. */
    private static final int MAX_BODY = 256 * 1024;

    private CallBodyHandler() {}

    /** Completes with the body; fails with what is wrong with it. Call it before the request may have run by. */
    static Future<CallBody> read(RoutingContext ctx) {
        return bytes(ctx).map(bytes -> CallBody.read(ctx.request().getHeader("Content-Type"), bytes));
    }

    /** The same without a look at what it is. */
    static Future<Buffer> bytes(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return Future.failedFuture(Refusal.of(
                    415, "unsupported_media_type", Messages.badRequest("send the body without a Content-Encoding")));
        }
        Promise<Buffer> promise = Promise.promise();
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() > MAX_BODY) {
                promise.tryFail(Refusal.of(
                        413, "body_too_large", Messages.badRequest("a body is at most " + MAX_BODY + " bytes")));
            } else {
                body.appendBuffer(part);
            }
        });
        request.exceptionHandler(broken ->
                promise.tryFail(Refusal.of(400, "invalid_request", Messages.badRequest("the body broke off"))));
        request.endHandler(end -> promise.tryComplete(body));
        return promise.future();
    }
}
