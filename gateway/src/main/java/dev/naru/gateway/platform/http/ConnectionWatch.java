package dev.naru.gateway.platform.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections whose request dawdles: Vert.x's idle timeout starts again with every byte, so a client that sends
 * one a second holds its socket for ever. One sweep a second instead of a timer per request. Lives on one event loop.
 */
final class ConnectionWatch {
    private static final long SWEEP_MS = 1000;

    private static final String CONNECTIONS = "connections";
    private static final String HEAD = "head_deadline";
    private static final String BODY = "body_deadline";

    private final Vertx vertx;
    private final long headNanos;
    private final long bodyNanos;
    private final int maxConnections;
    private final ErrorStyle style;
    private final AccessLog log;
    private final Map<HttpConnection, Watched> open = new HashMap<>();

    ConnectionWatch(Vertx vertx, ListenerOptions options, int maxConnections, AccessLog log) {
        this.log = log;
        this.vertx = vertx;
        this.headNanos = options.headDeadline().toNanos();
        this.bodyNanos = options.bodyDeadline().toNanos();
        this.maxConnections = maxConnections;
        this.style = options.errors();
    }

    private static final class Watched {
        /** Since when we wait: for a head when no request is under way, for a body's end otherwise. */
        long since = System.nanoTime();

        @Nullable
        HttpServerRequest request;
    }

    void start() {
        // From the start on, so that an alarm need not tell zero from absent.
        log.watches(CONNECTIONS, HEAD, BODY);
        vertx.setPeriodic(SWEEP_MS, tick -> sweep());
    }

    void opened(HttpConnection connection) {
        if (open.size() >= maxConnections) {
            // Not at once: Netty is still setting the connection up and would warn about every one of them.
            vertx.runOnContext(next -> connection.close());
            log.limited(CONNECTIONS);
            return;
        }
        open.put(connection, new Watched());
        connection.closeHandler(closed -> open.remove(connection));
    }

    void headArrived(HttpServerRequest request) {
        Watched watched = open.get(request.connection());
        if (watched != null) {
            watched.since = System.nanoTime();
            watched.request = request;
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        // A copy: closing removes from the map.
        List.copyOf(open.entrySet()).forEach(entry -> sweep(entry.getKey(), entry.getValue(), now));
    }

    private void sweep(HttpConnection connection, Watched watched, long now) {
        HttpServerRequest request = watched.request;
        if (request == null) {
            if (now - watched.since > headNanos) {
                connection.close();
                log.limited(HEAD);
            }
        } else if (request.isEnded()) {
            if (request.response().ended()) {
                watched.request = null;
                watched.since = now;
            }
        } else if (now - watched.since > bodyNanos) {
            tooLate(connection, request);
            log.limited(BODY);
        }
    }

    private void tooLate(HttpConnection connection, HttpServerRequest request) {
        if (request.response().headWritten()) {
            connection.close();
        } else {
            StrictRequestHandler.refuse(request, ProblemHandler.byStatus(408), style);
        }
    }
}
