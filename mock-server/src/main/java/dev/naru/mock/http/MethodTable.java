package dev.naru.mock.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One path with a handler for each method it takes; any other method is a 405 that names them. Handlers of methods that
 * change something run only when the body can be read, whether they look at it or not.
 */
public final class MethodTable {
    private MethodTable() {}

    /** Adds a path of the mock's own to the router; its bodies are JSON. */
    public static void mount(Router router, String path, Map<HttpMethod, Handler<RoutingContext>> handlers) {
        Map<HttpMethod, Handler<RoutingContext>> checked = new HashMap<>();
        handlers.forEach((method, handler) -> checked.put(
                method,
                method.equals(HttpMethod.GET)
                        ? handler
                        : ctx -> {
                            RequestBody.jsonOnly(ctx);
                            handler.handle(ctx);
                        }));
        mountUnread(router, path, checked);
    }

    /** Adds a path whose handlers read the body themselves. */
    public static void mountUnread(Router router, String path, Map<HttpMethod, Handler<RoutingContext>> handlers) {
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
