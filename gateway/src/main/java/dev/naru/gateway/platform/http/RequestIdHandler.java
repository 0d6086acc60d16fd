package dev.naru.gateway.platform.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Gives every request an id: the caller's {@code X-Request-Id} when it is harmless, else a new one. */
public final class RequestIdHandler implements Handler<RoutingContext> {
    private static final String KEY = "naru.request_id";

    private final RequestIds ids;

    public RequestIdHandler(RequestIds ids) {
        this.ids = ids;
    }

    @Override
    public void handle(RoutingContext ctx) {
        String id = ids.of(ctx.request().getHeader(RequestIds.HEADER));
        ctx.put(KEY, id);
        ctx.response().putHeader(RequestIds.HEADER, id);
        ctx.next();
    }

    /** The request's id, or "-" before this handler ran. */
    public static String idOf(RoutingContext ctx) {
        String id = ctx.get(KEY);
        return id == null ? "-" : id;
    }
}
