package dev.naru.mock.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls the merchant's URLs: no redirects, bounded pool and body, a deadline for the whole exchange. */
public final class Outbound {
    private static final int CONNECT_TIMEOUT_MS = 10_000;

    private final Vertx vertx;
    private final HttpClient client;

    private Outbound(Vertx vertx, HttpClient client) {
        this.vertx = vertx;
        this.client = client;
    }

    /** Opens a client on {@code vertx}; it closes with the calling verticle. */
    public static Outbound open(Vertx vertx) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                .setKeepAliveTimeout(5)
                .setDecompressionSupported(false);
        PoolOptions pool = new PoolOptions().setHttp1MaxSize(64).setMaxWaitQueueSize(1_000);
        return new Outbound(vertx, vertx.createHttpClient(options, pool));
    }

    /**
     * What came of one call.
     *
     * @param status HTTP status, 0 when there was no answer
     * @param headers answer headers, names in lower case, first value of each
     * @param body answer body, cut at the cap
     * @param truncated whether the body was longer than the cap
     * @param elapsedMs wall time in milliseconds
     * @param timedOut whether the deadline ended it
     * @param failure why there was no whole answer, or null
     */
    public record Exchange(
            int status,
            Map<String, String> headers,
            Buffer body,
            boolean truncated,
            long elapsedMs,
            boolean timedOut,
            @Nullable String failure) {}

    /** Sends a GET. Never fails: a call without an answer is an exchange with status 0 and a reason. */
    public Future<Exchange> get(String url, Map<String, String> headers, Duration deadline, int maxBody) {
        return send(HttpMethod.GET, url, headers, Buffer.buffer(), deadline, maxBody);
    }

    /** Sends a POST. Never fails: a call without an answer is an exchange with status 0 and a reason. */
    public Future<Exchange> post(String url, Map<String, String> headers, Buffer body, Duration deadline, int maxBody) {
        return send(HttpMethod.POST, url, headers, body, deadline, maxBody);
    }

    private Future<Exchange> send(
            HttpMethod method, String url, Map<String, String> headers, Buffer body, Duration deadline, int maxBody) {
        OutboundCall call = new OutboundCall(vertx, deadline, maxBody);
        RequestOptions options = new RequestOptions().setMethod(method).setFollowRedirects(false);
        try {
            options.setAbsoluteURI(url);
            headers.forEach(options::putHeader);
        } catch (RuntimeException malformed) {
            call.fail("the URL is not valid");
            return call.exchange();
        }
        client.request(options)
                .compose(request -> call.started(request).send(body))
                .onComplete(call::receive, failure -> call.fail(reason(failure)));
        return call.exchange();
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
