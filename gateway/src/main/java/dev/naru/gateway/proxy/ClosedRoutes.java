package dev.naru.gateway.proxy;

import dev.naru.gateway.platform.http.Routes;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Everything else of Iamport V1: said to be closed, never handed on. Mounted last. */
final class ClosedRoutes implements Routes {
    private static final List<String> ROOTS = List.of(
            "banks",
            "benepia",
            "cards",
            "certifications",
            "cvs",
            "escrows",
            "kcpquick",
            "naver",
            "partners",
            "payco",
            "payments",
            "paymentwall",
            "receipts",
            "subscribe",
            "tiers",
            "users",
            "vbanks");

    private static final int MAX_SHOWN = 200;

    @Override
    public void mount(Router router) {
        FrontAnswerHandler failed = new FrontAnswerHandler();
        for (String root : ROOTS) {
            router.route("/" + root).handler(ClosedRoutes::refuse).failureHandler(failed);
            router.route("/" + root + "/*").handler(ClosedRoutes::refuse).failureHandler(failed);
        }
    }

    private static void refuse(RoutingContext ctx) {
        String path = String.valueOf(ctx.request().path());
        String shown = path.length() <= MAX_SHOWN ? path : path.substring(0, MAX_SHOWN) + "...";
        ctx.fail(Refusal.of(
                501, "not_carried", Messages.notCarried(ctx.request().method().name(), shown)));
    }
}
