package dev.naru.gateway.platform.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.List;

/** Routers with what every listener shares: access line, request id, errors in the listener's style. */
public final class RouterFactory {
    private final RequestIds ids;
    private final InstantSource clock;
    private final MeterRegistry meters;

    public RouterFactory(RequestIds ids, InstantSource clock, MeterRegistry meters) {
        this.ids = ids;
        this.clock = clock;
        this.meters = meters;
    }

    /** A new router for one event loop. */
    public Router router(Vertx vertx, String listener, ErrorStyle errors, List<? extends Routes> routes) {
        Router router = Router.router(vertx);
        router.route().handler(new AccessLogHandler(accessLog(listener), new RoutePatterns(router)));
        router.route().handler(new RequestIdHandler(ids));
        new ProblemHandler(errors).mount(router);
        routes.forEach(feature -> feature.mount(router));
        return router;
    }

    /** For handlers that work without a router. */
    public AccessLog accessLog(String listener) {
        return new AccessLog(listener, clock, meters);
    }

    public RequestIds ids() {
        return ids;
    }
}
