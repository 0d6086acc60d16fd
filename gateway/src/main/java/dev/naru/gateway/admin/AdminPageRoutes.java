package dev.naru.gateway.admin;

import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page at {@code /admin} and its files. Open, because it holds nothing: whatever it shows it asks the admin API for,
 * with the token that the operator types in. Mount it before the guard. Use from one event loop.
 */
public final class AdminPageRoutes implements Routes {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");
    private static final Pattern FILE = Pattern.compile("[a-z][a-z0-9-]{0,40}\\.(html|js|css|svg)");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final Vertx vertx;
    private final Map<String, Buffer> read = new HashMap<>();

    public AdminPageRoutes(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public void mount(Router router) {
        router.get("/admin").handler(ctx -> send(ctx, "index.html"));
        router.get("/admin/").handler(ctx -> send(ctx, "index.html"));
        router.get("/admin/assets/:file").handler(ctx -> send(ctx, ctx.pathParam("file")));
    }

    private void send(RoutingContext ctx, @Nullable String name) {
        Matcher file = FILE.matcher(String.valueOf(name));
        if (!file.matches()) {
            ctx.fail(Problem.notFound("The file"));
            return;
        }
        String type = TYPES.get(file.group(1));
        find(file.group())
                .onComplete(
                        found -> {
                            if (found.length() == 0) {
                                ctx.fail(Problem.notFound("The file"));
                            } else {
                                answer(ctx, String.valueOf(type), found);
                            }
                        },
                        ctx::fail);
    }

    private static void answer(RoutingContext ctx, String type, Buffer file) {
        ctx.response()
                .putHeader("Content-Type", type)
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cache-Control", "no-cache")
                .end(file);
    }

    /** Completes with nothing in the buffer when there is no such file. */
    private Future<Buffer> find(String name) {
        Buffer known = read.get(name);
        if (known != null) {
            return Future.succeededFuture(known);
        }
        return vertx.executeBlocking(() -> load(name), false).onSuccess(file -> {
            // Only names that exist are kept: anybody can ask for others.
            if (file.length() > 0) {
                read.put(name, file);
            }
        });
    }

    private static Buffer load(String name) {
        try (InputStream in = AdminPageRoutes.class.getResourceAsStream("/admin/" + name)) {
            return in == null ? Buffer.buffer() : Buffer.buffer(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read " + name, unreadable);
        }
    }
}
