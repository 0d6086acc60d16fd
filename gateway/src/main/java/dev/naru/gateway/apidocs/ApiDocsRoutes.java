package dev.naru.gateway.apidocs;

import dev.naru.gateway.apidocs.ApiDocs.Rendered;
import dev.naru.gateway.platform.http.Routes;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/**
 * {@code /openapi.json} for programs and {@code /docs} for people, without a key: they hold nothing of any merchant. The
 * page needs no script, so that its policy can forbid all of them.
 */
public final class ApiDocsRoutes implements Routes {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Vertx loop;
    private final ApiDocs docs;

    /** Routes of one event loop. */
    public ApiDocsRoutes(Vertx loop, ApiDocs docs) {
        this.loop = loop;
        this.docs = docs;
    }

    @Override
    public void mount(Router router) {
        router.get("/openapi.json").handler(ctx -> answer(ctx, "application/json; charset=utf-8", Rendered::json));
        router.get("/docs").handler(this::page);
        router.get("/docs/style.css").handler(ctx -> answer(ctx, "text/css; charset=utf-8", Rendered::style));
    }

    private void page(RoutingContext ctx) {
        Language language =
                Language.of(ctx.queryParams().get("lang"), ctx.request().getHeader("Accept-Language"));
        ctx.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Vary", "Accept-Language");
        answer(ctx, "text/html; charset=utf-8", rendered -> rendered.page(language));
    }

    private void answer(RoutingContext ctx, String contentType, Function<Rendered, Buffer> part) {
        docs.rendered(loop)
                .onComplete(
                        rendered -> ctx.response()
                                .putHeader("Content-Type", contentType)
                                .putHeader("Cache-Control", "no-cache")
                                .putHeader("X-Content-Type-Options", "nosniff")
                                .end(part.apply(rendered)),
                        ctx::fail);
    }
}
