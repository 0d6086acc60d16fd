package dev.naru.mock.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pages and scripts from the class path, read once each. Event loop only. */
public final class StaticFiles {
    private static final Pattern HARMLESS =
            Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/json; charset=utf-8",
            "png", "image/png",
            "woff2", "font/woff2");
    private static final String POLICY = "default-src 'self'; img-src * data:; style-src 'self' 'unsafe-inline';"
            + " object-src 'none'; base-uri 'none'";

    private final Vertx vertx;
    private final Map<String, Buffer> read = new HashMap<>();

    public StaticFiles(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Ends with the file {@code web/<path>}, or passes the request on when there is none. */
    public void send(RoutingContext ctx, String path) {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null || !HARMLESS.matcher(path).matches()) {
            ctx.next();
            return;
        }
        Buffer known = read.get(path);
        (known == null ? load(path) : Future.succeededFuture(known))
                .onSuccess(file -> {
                    if (file == null) {
                        ctx.next();
                        return;
                    }
                    read.put(path, file);
                    end(ctx, type, file);
                })
                .onFailure(ctx::fail);
    }

    private static void end(RoutingContext ctx, String type, Buffer file) {
        HttpServerResponse response = ctx.response()
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", "no-cache")
                .putHeader("X-Content-Type-Options", "nosniff")
                // Shops load the scripts from their own origin, some with the crossorigin attribute.
                .putHeader("Access-Control-Allow-Origin", "*");
        if (type.startsWith("text/html")) {
            response.putHeader("Content-Security-Policy", POLICY);
        }
        response.end(file);
    }

    private Future<@Nullable Buffer> load(String path) {
        return vertx.executeBlocking(() -> {
            try (InputStream in = StaticFiles.class.getResourceAsStream("/web/" + path)) {
                return in == null ? null : Buffer.buffer(in.readAllBytes());
            } catch (IOException unreadable) {
                throw new IllegalStateException("cannot read " + path, unreadable);
            }
        });
    }
}
