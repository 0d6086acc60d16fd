package dev.naru.mock.iamport;

import dev.naru.mock.http.MethodTable;
import dev.naru.mock.http.RequestBody;
import dev.naru.mock.http.Shortened;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where the areas of V1 add their routes; every one of them asks for a live token. */
final class Paths {
    private final Router router;
    private final TokenRoutes tokens;
    private final Exchanges exchanges;
    private final Set<String> mounted = new TreeSet<>();

    Paths(Router router, TokenRoutes tokens, Exchanges exchanges) {
        this.router = router;
        this.tokens = tokens;
        this.exchanges = exchanges;
    }

    /** Adds a path such as {@code /payments/:imp_uid}; a method that V1 has there and we have not answers 501. */
    void at(String path, Map<HttpMethod, Call.Endpoint> byMethod) {
        Map<HttpMethod, Handler<RoutingContext>> handlers = new HashMap<>();
        for (Operation missing : Coverage.notSimulated(template(path))) {
            handlers.put(HttpMethod.valueOf(missing.method()), this::notSimulated);
        }
        byMethod.forEach((method, endpoint) -> handlers.put(method, ctx -> {
            Call call = new Call(ctx, tokens.authorised(ctx));
            Exchanges.remember(ctx, call.space());
            if (!method.equals(HttpMethod.GET)) {
                // Some routes look at no field; a body that cannot be read is wrong there too.
                RequestBody.of(ctx);
            }
            exchanges.answer(ctx, endpoint.answer(call));
        }));
        mount(path, handlers);
        byMethod.keySet().forEach(method -> mounted.add(method.name() + " " + template(path)));
    }

    void get(String path, Call.Endpoint endpoint) {
        at(path, Map.of(HttpMethod.GET, endpoint));
    }

    void post(String path, Call.Endpoint endpoint) {
        at(path, Map.of(HttpMethod.POST, endpoint));
    }

    /** Adds the one path that asks for no token. */
    void open(String path, Handler<RoutingContext> post) {
        mount(path, Map.of(HttpMethod.POST, post));
        mounted.add("POST " + template(path));
    }

    private void mount(String path, Map<HttpMethod, Handler<RoutingContext>> handlers) {
        MethodTable.mountUnread(router, path, handlers);
    }

    /** Answers that V1 may have this, and the mock has not. */
    void notSimulated(RoutingContext ctx) {
        // With a live token the exchange belongs into its merchant's journal.
        tokens.space(ctx).ifPresent(space -> Exchanges.remember(ctx, space));
        exchanges.answer(
                ctx,
                Envelope.refusal(
                        501,
                        -1,
                        "not simulated: " + ctx.request().method() + " "
                                + Shortened.to(200, String.valueOf(ctx.request().path()))
                                + " (GET /_mock/v1/coverage lists what is)"));
    }

    /** What was added, as {@code GET /payments/{imp_uid}}. */
    Set<String> mounted() {
        return Set.copyOf(mounted);
    }

    private static String template(String path) {
        return path.replaceAll(":([a-z_]+)", "{$1}");
    }
}
