package dev.naru.mock.load;

import dev.naru.mock.http.BadInput;
import dev.naru.mock.storefront.EventSignature;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.function.LongSupplier;

/** Where the gateway posts its signed events in a run; on loopback. */
final class EventReceiver {
    private static final int MAX_BODY = 64 * 1024;

    private final HttpServer server;
    private final int port;
    private final EventSignature signature;
    private final Purchases purchases;
    private final LongSupplier monotonicNanos;
    private long refused;

    EventReceiver(Vertx vertx, int port, EventSignature signature, Purchases purchases, LongSupplier monotonicNanos) {
        this.port = port;
        this.signature = signature;
        this.purchases = purchases;
        this.monotonicNanos = monotonicNanos;
        this.server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .requestHandler(this::receive);
    }

    Future<Void> open() {
        return server.listen(port, "127.0.0.1")
                .recover(taken -> Future.failedFuture(
                        BadInput.of("--events-port " + port + " cannot be listened on: " + taken.getMessage())))
                .mapEmpty();
    }

    Future<Void> close() {
        return server.close();
    }

    private void receive(HttpServerRequest request) {
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() <= MAX_BODY) {
                body.appendBuffer(part);
            }
        });
        request.endHandler(end -> request.response()
                .setStatusCode(take(request, body) ? 204 : 401)
                .end());
    }

    private boolean take(HttpServerRequest request, Buffer body) {
        if (!signature.isValid(request.headers(), body)) {
            refused++;
            return false;
        }
        try {
            JsonObject event = new JsonObject(body);
            JsonObject data = event.getJsonObject("data", new JsonObject());
            purchases.event(
                    String.valueOf(request.getHeader("webhook-id")),
                    event.getString("type", ""),
                    data.getString("merchant_uid", ""),
                    data.getLong("amount", -1L),
                    monotonicNanos.getAsLong());
            return true;
        } catch (DecodeException | ClassCastException malformed) {
            refused++;
            return false;
        }
    }

    /** Posts that were not signed with the secret of the run, or were no event. */
    long refused() {
        return refused;
    }
}
