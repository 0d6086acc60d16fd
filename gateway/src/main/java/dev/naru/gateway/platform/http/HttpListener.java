package dev.naru.gateway.platform.http;

import dev.naru.gateway.platform.StartFailure;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** An open port on one event loop, with every limit of its {@link ListenerOptions} in force. */
public final class HttpListener {
    private static final int MAX_HEADER_BYTES = 8 * 1024;
    private static final int MAX_FORM_FIELDS = 256;

    private final HttpServer server;

    private HttpListener(HttpServer server) {
        this.server = server;
    }

    /**
     * Opens the port. Call it in the context of the verticle that serves; instances of one verticle share the port.
     *
     * @param instances how many event loops share the connections
     * @param ids for what is refused before {@code handler} sees it
     * @param log of this event loop; notes that too
     * @return completes when the port is open; fails with a {@link StartFailure} when it cannot be had
     */
    public static Future<HttpListener> open(
            Vertx vertx,
            ListenerOptions options,
            int instances,
            RequestIds ids,
            AccessLog log,
            Handler<HttpServerRequest> handler) {
        ConnectionWatch watch = new ConnectionWatch(
                vertx, options, Math.max(1, options.maxConnections() / Math.max(1, instances)), log);
        StrictRequestHandler strict = new StrictRequestHandler(options.errors(), ids, log, handler);
        HttpServer server = vertx.createHttpServer(serverOptions(options).setPort(bindPort(options, instances)))
                .connectionHandler(watch::opened)
                .invalidRequestHandler(request -> invalid(request, strict))
                .requestHandler(request -> {
                    if (watch.admits(request)) {
                        strict.handle(request);
                    } else {
                        strict.refuse(request, AddressLimits.tooMany());
                    }
                });
        watch.start();
        return server.listen()
                .recover(failure -> Future.failedFuture(sentence(options, failure)))
                .map(HttpListener::new);
    }

    private static HttpServerOptions serverOptions(ListenerOptions options) {
        return new HttpServerOptions()
                .setHost(options.host())
                .setAcceptBacklog(1024)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) options.idleTimeout().toMillis())
                .setMaxInitialLineLength(options.maxRequestLine())
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxFormFields(MAX_FORM_FIELDS)
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(false)
                // Nobody speaks WebSocket here, and their handlers see every request and answer.
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setDecompressionSupported(false);
    }

    /** A negative port is Vert.x's way to say: any free one, but the same for every instance of the verticle. */
    private static int bindPort(ListenerOptions options, int instances) {
        return options.port() == 0 && instances > 1
                ? -1 - Math.abs(options.name().hashCode() % 1000)
                : options.port();
    }

    private static void invalid(HttpServerRequest request, StrictRequestHandler strict) {
        Throwable cause = request.decoderResult().cause();
        String name = cause == null ? "" : cause.getClass().getSimpleName();
        int status = switch (name) {
            case "TooLongHttpLineException" -> 414;
            case "TooLongHttpHeaderException" -> 431;
            default -> 400;
        };
        strict.refuse(request, ProblemHandler.byStatus(status));
    }

    private static Throwable sentence(ListenerOptions options, Throwable failure) {
        // The native transport fails with a class of its own, that is no BindException.
        if (failure instanceof BindException
                || String.valueOf(failure.getMessage()).startsWith("bind(")) {
            return new StartFailure(
                    "Port " + options.port() + " on " + options.host() + " cannot be opened (" + failure.getMessage()
                            + "): stop what uses it, or set " + options.setting() + " or NARU_PORT_OFFSET.",
                    failure);
        }
        return new StartFailure(
                "The " + options.name() + " listener cannot open " + options.host() + ":" + options.port() + ": "
                        + failure.getMessage() + " (NARU_HOST, " + options.setting() + ").",
                failure);
    }

    /** The port, also when 0 was asked for. */
    public int port() {
        return server.actualPort();
    }

    /** Accepts nobody new and completes when every request under way is answered, or {@code deadline} has passed. */
    public Future<Void> drain(Duration deadline) {
        return server.shutdown(Math.max(1, deadline.toMillis()), TimeUnit.MILLISECONDS);
    }
}
