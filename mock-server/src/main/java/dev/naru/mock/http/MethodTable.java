package dev.naru.mock.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.stream.Collectors;

/** One path with a handler for each method it takes; any other method is a 405 that names them. */
public final class MethodTable {
    private MethodTable() {}

    /** Adds the path to the router. */
    public static void mount(Router router, String path, Map<HttpMethod, Handler<RoutingContext>> handlers) {
        router.route(path).handler(ctx -> {
            Handler<RoutingContext> handler = handlers.get(ctx.request().method());
            if (handler == null) {
                throw wrongMethod(ctx, handlers);
            }
            handler.handle(ctx);
        });
    }

    public static void get(Router router, String path, Handler<RoutingContext> handler) {
        mount(router, path, Map.of(HttpMethod.GET, handler));
    }

    public static void post(Router router, String path, Handler<RoutingContext> handler) {
        mount(router, path, Map.of(HttpMethod.POST, handler));
    }

    private static BadInput wrongMethod(RoutingContext ctx, Map<HttpMethod, Handler<RoutingContext>> handlers) {
        String methods =
                handlers.keySet().stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
        ctx.response().putHeader("Allow", methods);
        return new BadInput(405, "method_not_allowed", "this path takes " + methods, "");
    }
}
