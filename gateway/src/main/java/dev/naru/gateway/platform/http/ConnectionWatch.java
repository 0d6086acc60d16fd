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
 * one a second holds its socket for ever. One sweep a second instead of a timer per request. Turns away who wants more
 * than the listener, or one address, has. Lives on one event loop.
 */
final class ConnectionWatch {
    private static final long SWEEP_MS = 1000;

    private static final String CONNECTIONS = "connections";
    private static final String ADDRESS_CONNECTIONS = "address_connections";
    private static final String ADDRESS_RATE = "address_rate";
    private static final String HEAD = "head_deadline";
    private static final String BODY = "body_deadline";

    private final Vertx vertx;
    private final long headNanos;
    private final long bodyNanos;
    private final int maxConnections;
    private final AddressLimits perAddress;
    private final ErrorStyle style;
    private final AccessLog log;
    private final Map<HttpConnection, Watched> open = new HashMap<>();

    ConnectionWatch(Vertx vertx, ListenerOptions options, int maxConnections, AccessLog log) {
        this.log = log;
        this.vertx = vertx;
        this.headNanos = options.headDeadline().toNanos();
        this.bodyNanos = options.bodyDeadline().toNanos();
        this.maxConnections = maxConnections;
        this.perAddress = options.perAddress();
        this.style = options.errors();
    }

    private static final class Watched {
        final AddressLimits.Place place;

        /** Since when we wait: for a head when no request is under way, for a body's end otherwise. */
        long since = System.nanoTime();

        @Nullable
        HttpServerRequest request;

        Watched(AddressLimits.Place place) {
            this.place = place;
        }
    }

    void start() {
        // From the start on, so that an alarm need not tell zero from absent.
        log.watches(CONNECTIONS, ADDRESS_CONNECTIONS, ADDRESS_RATE, HEAD, BODY);
        vertx.setPeriodic(SWEEP_MS, tick -> sweep());
    }

    void opened(HttpConnection connection) {
        if (open.size() >= maxConnections) {
            turnAway(connection, CONNECTIONS);
            return;
        }
        AddressLimits.Place place = perAddress.connected(connection.remoteAddress(), System.nanoTime());
        if (place == null) {
            turnAway(connection, ADDRESS_CONNECTIONS);
            return;
        }
        open.put(connection, new Watched(place));
        connection.closeHandler(closed -> {
            open.remove(connection);
            place.leave();
        });
    }

    private void turnAway(HttpConnection connection, String limit) {
        // Not at once: Netty is still setting the connection up and would warn about every one of them.
        vertx.runOnContext(next -> connection.close());
        log.limited(limit);
    }

    /** Notes that a head has arrived. Answers whether the request may be served. */
    boolean admits(HttpServerRequest request) {
        Watched watched = open.get(request.connection());
        if (watched == null) {
            return true;
        }
        watched.since = System.nanoTime();
        watched.request = request;
        if (perAddress.admits(watched.place, request, watched.since)) {
            return true;
        }
        log.limited(ADDRESS_RATE);
        return false;
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
