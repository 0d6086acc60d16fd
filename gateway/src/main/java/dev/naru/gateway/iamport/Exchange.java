package dev.naru.gateway.iamport;

import dev.naru.gateway.iamport.IamportFailure.Kind;
import dev.naru.gateway.iamport.IamportSettings.Limits;
import io.vertx.core.Future;
import io.vertx.core.Promise;
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
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One HTTP request and its whole answer, within one deadline and one size. Follows no redirect, decodes nothing. */
final class Exchange {
    static final String CONTENT_TYPE = "Content-Type";
    static final String JSON = "application/json; charset=utf-8";

    private static final int CONNECTION_LIFETIME_SECONDS = 300;

    /**
     * A whole answer.
     *
     * @param contentType as sent; empty when absent
     */
    record Answer(int status, String contentType, Buffer body) {}

    private final HttpClient http;
    private final Limits limits;
    private final IamportCounts counts;
    private final String host;
    private final int port;
    private final boolean tls;

    Exchange(Vertx vertx, URI baseUrl, Limits limits, IamportCounts counts) {
        this.limits = limits;
        this.counts = counts;
        this.host = baseUrl.getHost();
        this.tls = "https".equals(baseUrl.getScheme());
        this.port = baseUrl.getPort() > 0 ? baseUrl.getPort() : tls ? 443 : 80;
        this.http = vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setConnectTimeout((int) limits.connect().toMillis())
                        .setKeepAliveTimeout(30)
                        .setSsl(tls)
                        .setVerifyHost(true))
                .with(new PoolOptions()
                        .setHttp1MaxSize(limits.connections())
                        .setMaxWaitQueueSize(limits.queue())
                        .setMaxLifetime(CONNECTION_LIFETIME_SECONDS)
                        .setMaxLifetimeUnit(TimeUnit.SECONDS))
                .build();
    }

    Future<Answer> get(String uri, String token, int maxBody) {
        return exchange(authorized(options(HttpMethod.GET, uri), token), null, maxBody, limits.exchange());
    }

    /** Asks for a token: the one call without one. */
    Future<Answer> post(String uri, Buffer json, int maxBody) {
        return exchange(options(HttpMethod.POST, uri).putHeader(CONTENT_TYPE, JSON), json, maxBody, limits.exchange());
    }

    /** A call that changes something; {@link IamportFailure#mayBeDone()} of its failure says whether it may have. */
    Future<Answer> change(
            HttpMethod method, String uri, String token, Map<String, String> headers, Buffer body, int maxBody) {
        RequestOptions options = authorized(options(method, uri), token);
        headers.forEach(options::putHeader);
        return exchange(options, body.length() == 0 ? null : body, maxBody, limits.effect());
    }

    private static RequestOptions authorized(RequestOptions options, String token) {
        return options.putHeader("Authorization", "Bearer " + token);
    }

    Future<Void> close() {
        return http.close();
    }

    private RequestOptions options(HttpMethod method, String uri) {
        return new RequestOptions()
                .setMethod(method)
                .setHost(host)
                .setPort(port)
                .setSsl(tls)
                .setURI(uri)
                .setTraceOperation(CallName.of(method, uri))
                .setFollowRedirects(false)
                .setConnectTimeout(limits.connect().toMillis())
                .putHeader("Accept", "application/json");
    }

    private Future<Answer> exchange(RequestOptions options, @Nullable Buffer body, int maxBody, Duration deadline) {
        return http.request(options)
                .onFailure(this::count)
                .recover(failure -> Future.failedFuture(named(failure).unsent()))
                .compose(request -> sent(request, body)
                        .compose(response -> whole(response, maxBody))
                        .timeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                        // A connection with half an answer in it must not serve the next call.
                        .onFailure(failure -> request.reset()))
                .recover(failure -> Future.failedFuture(named(failure)));
    }

    private void count(Throwable failure) {
        if (failure instanceof ConnectionPoolTooBusyException) {
            counts.fullPool();
        }
    }

    private static Future<HttpClientResponse> sent(HttpClientRequest request, @Nullable Buffer body) {
        return body == null ? request.send() : request.send(body);
    }

    private static Future<Answer> whole(HttpClientResponse response, int maxBody) {
        Promise<Answer> promise = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() + part.length() > maxBody) {
                // First the reason, then the reset: a reset reports itself as a broken connection.
                promise.tryFail(IamportFailure.of(Kind.PROTOCOL, "the answer is larger than " + maxBody + " bytes"));
                response.request().reset();
            } else {
                body.appendBuffer(part);
            }
        });
        response.exceptionHandler(promise::tryFail);
        response.endHandler(end -> {
            String type = response.getHeader("Content-Type");
            promise.tryComplete(new Answer(response.statusCode(), type == null ? "" : type, body));
        });
        return promise.future();
    }

    private static IamportFailure named(Throwable failure) {
        if (failure instanceof IamportFailure known) {
            return known;
        }
        if (failure instanceof TimeoutException) {
            return new IamportFailure(Kind.TIMEOUT, 0, 0, "no whole answer within the deadline", failure);
        }
        return new IamportFailure(
                Kind.UNAVAILABLE, 0, 0, "no answer: " + failure.getClass().getSimpleName(), failure);
    }
}
