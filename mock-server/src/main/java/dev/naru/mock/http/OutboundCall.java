package dev.naru.mock.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One call under way; whatever happens first (end, cap, deadline, error) decides its exchange. */
final class OutboundCall {
    private final Vertx vertx;
    private final int maxBody;
    private final long startedNanos = System.nanoTime();
    private final Promise<Outbound.Exchange> promise = Promise.promise();
    private final Buffer body = Buffer.buffer();
    private final Map<String, String> headers = new TreeMap<>();
    private final long deadlineTimer;
    private @Nullable HttpClientRequest request;
    private int status;
    private boolean timedOut;

    OutboundCall(Vertx vertx, Duration deadline, int maxBody) {
        this.vertx = vertx;
        this.maxBody = maxBody;
        long deadlineMs = Math.max(1, deadline.toMillis());
        this.deadlineTimer = vertx.setTimer(deadlineMs, fired -> {
            timedOut = true;
            fail("no whole answer within " + deadlineMs + " ms");
        });
    }

    Future<Outbound.Exchange> exchange() {
        return promise.future();
    }

    HttpClientRequest started(HttpClientRequest sending) {
        request = sending;
        if (promise.future().isComplete()) {
            abort();
        }
        return sending;
    }

    void receive(HttpClientResponse response) {
        status = response.statusCode();
        response.headers().forEach(h -> headers.putIfAbsent(h.getKey().toLowerCase(Locale.ROOT), h.getValue()));
        response.exceptionHandler(failure -> fail("the answer broke off: " + failure.getMessage()));
        response.endHandler(end -> finish(false, null));
        response.handler(this::append);
    }

    private void append(Buffer chunk) {
        int room = maxBody - body.length();
        if (chunk.length() <= room) {
            body.appendBuffer(chunk);
            return;
        }
        body.appendBuffer(chunk, 0, room);
        finish(true, null);
        abort();
    }

    void fail(String reason) {
        finish(false, reason);
        abort();
    }

    private void finish(boolean truncated, @Nullable String failure) {
        long elapsedMs = (System.nanoTime() - startedNanos) / 1_000_000;
        vertx.cancelTimer(deadlineTimer);
        promise.tryComplete(new Outbound.Exchange(
                status, Map.copyOf(headers), body.copy(), truncated, elapsedMs, timedOut, failure));
    }

    private void abort() {
        HttpClientRequest sending = request;
        if (sending != null) {
            sending.reset().onFailure(alreadyGone -> request = null);
        }
    }
}
