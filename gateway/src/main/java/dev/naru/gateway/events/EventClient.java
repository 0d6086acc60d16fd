package dev.naru.gateway.events;

import dev.naru.gateway.events.DeliveryOutcome.Delivered;
import dev.naru.gateway.events.DeliveryOutcome.Failed;
import dev.naru.gateway.events.DeliveryOutcome.Gone;
import dev.naru.gateway.platform.Limits;
import dev.naru.gateway.platform.Limits.Limit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Posts events to shops: one try, one deadline for all of it, no redirect, hardly anything read of the answer. */
final class EventClient {
    private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(3);
    private static final int CONNECTIONS_PER_HOST = 8;
    private static final int MAX_QUEUE = 64;
    private static final int MAX_ANSWER_BYTES = 4096;

    private final HttpClient http;
    private final TargetPolicy targets;
    private final InstantSource clock;
    private final Duration deadline;
    private final Limits limits;

    /**
     * Builds a client with a pool of its own.
     *
     * @param deadline for one attempt from the name lookup to the end of the answer's head
     */
    EventClient(Vertx vertx, TargetPolicy targets, InstantSource clock, Duration deadline, Limits limits) {
        this(vertx, targets, clock, deadline, limits, null);
    }

    /**
     * The same.
     *
     * @param trust whose certificates count; null = those of the JDK
     */
    EventClient(
            Vertx vertx,
            TargetPolicy targets,
            InstantSource clock,
            Duration deadline,
            Limits limits,
            @Nullable TrustOptions trust) {
        this.targets = targets;
        this.clock = clock;
        this.deadline = deadline;
        this.limits = limits;
        this.http = vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setConnectTimeout((int) CONNECT_DEADLINE.toMillis())
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setIdleTimeout((int) deadline.toMillis())
                        .setKeepAliveTimeout(15)
                        .setDecompressionSupported(false)
                        .setTrustOptions(trust)
                        .setMaxHeaderSize(8 * 1024))
                .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_HOST).setMaxWaitQueueSize(MAX_QUEUE))
                .build();
    }

    /** One try. Always completes, within the deadline; a failure is an outcome. */
    Future<DeliveryOutcome> post(Destination to, Message message) {
        if (to.secrets().isEmpty()) {
            return Future.succeededFuture(new Failed(null, "its secret cannot be opened", Duration.ZERO, 0));
        }
        Instant start = clock.instant();
        Exchange exchange = new Exchange();
        return targets.check(to.url())
                .compose(address -> http.request(options(to, message, address)).onFailure(this::count))
                .compose(request -> exchange.send(request, message.body()))
                .timeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(failure -> exchange.abort())
                .map(response -> outcome(response, msSince(start)))
                .recover(failure ->
                        Future.succeededFuture(new Failed(null, sentence(failure), Duration.ZERO, msSince(start))));
    }

    private void count(Throwable failure) {
        if (failure instanceof ConnectionPoolTooBusyException) {
            limits.met(Limit.EVENT_CONNECTIONS);
        }
    }

    private RequestOptions options(Destination to, Message message, SocketAddress address) {
        long timestampS = clock.instant().getEpochSecond();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(to.url().toString())
                .setTraceOperation("POST event")
                .setServer(address)
                .setFollowRedirects(false)
                .putHeader("Content-Type", message.contentType())
                .putHeader("User-Agent", "naru-gateway")
                .putHeader("webhook-id", message.id())
                .putHeader("webhook-timestamp", Long.toString(timestampS))
                .putHeader(
                        "webhook-signature",
                        EventSignature.sign(
                                to.secrets(),
                                message.id(),
                                timestampS,
                                message.body().getBytes()));
    }

    private static DeliveryOutcome outcome(HttpClientResponse response, long latencyMs) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return new Delivered(status, latencyMs);
        }
        if (status == 410) {
            return new Gone(status, latencyMs);
        }
        return new Failed(status, "answered " + status, retryAfter(response.getHeader("Retry-After")), latencyMs);
    }

    private static Duration retryAfter(@Nullable String header) {
        return header != null && header.matches("[0-9]{1,6}")
                ? Duration.ofSeconds(Long.parseLong(header))
                : Duration.ZERO;
    }

    private static String sentence(Throwable failure) {
        if (failure instanceof TargetPolicy.RefusedTarget) {
            return "the address is not allowed";
        }
        if (failure instanceof UnknownHostException) {
            return "the host name is unknown";
        }
        if (failure instanceof TimeoutException) {
            return "no answer in time";
        }
        return failure instanceof IOException ? "the connection failed" : "the attempt failed";
    }

    private long msSince(Instant start) {
        return Math.max(0, Duration.between(start, clock.instant()).toMillis());
    }

    /** Completes when every connection is closed. */
    Future<Void> close() {
        return http.close();
    }

    /** One request, which may have to be broken off before or after it got its connection. */
    private static final class Exchange {
        private @Nullable HttpClientRequest request;
        private boolean aborted;

        synchronized Future<HttpClientResponse> send(HttpClientRequest connected, Buffer body) {
            request = connected;
            if (aborted) {
                connected.reset();
            }
            return connected.send(body).onSuccess(response -> drain(connected, response));
        }

        synchronized void abort() {
            aborted = true;
            if (request != null) {
                request.reset();
            }
        }

        /** The status says it all; a short rest is read so that the connection can be used again. */
        private static void drain(HttpClientRequest request, HttpClientResponse response) {
            int[] read = {0};
            response.handler(chunk -> {
                read[0] += chunk.length();
                if (read[0] > MAX_ANSWER_BYTES) {
                    response.handler(ignored -> {});
                    request.reset();
                }
            });
        }
    }
}
