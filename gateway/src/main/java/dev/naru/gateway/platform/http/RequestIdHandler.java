package dev.naru.gateway.platform.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** Gives every request an id: the caller's {@code X-Request-Id} when it is harmless, else a new one. */
public final class RequestIdHandler implements Handler<RoutingContext> {
    private static final String KEY = "naru.request_id";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final RequestIds ids;

    public RequestIdHandler(RequestIds ids) {
        this.ids = ids;
    }

    @Override
    public void handle(RoutingContext ctx) {
        String given = ctx.request().getHeader("X-Request-Id");
        String id = given != null && HARMLESS.matcher(given).matches() ? given : ids.next();
        ctx.put(KEY, id);
        ctx.response().putHeader("X-Request-Id", id);
        ctx.next();
    }

    /** The request's id, or "-" before this handler ran. */
    public static String idOf(RoutingContext ctx) {
        String id = ctx.get(KEY);
        return id == null ? "-" : id;
    }
}
