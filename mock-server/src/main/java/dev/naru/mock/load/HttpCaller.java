package dev.naru.mock.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends requests: keep-alive, a bounded pool, one deadline for the whole exchange, a bounded body. Event loop only. */
final class HttpCaller {
    private static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;

    /** Shorter than a server's own, so that it is never the one to close under a request. */
    private static final int KEEP_ALIVE_SECONDS = 10;

    private final HttpClient client;
    private final Duration deadline;

    /**
     * Opens a client.
     *
     * @param connections to each server
     * @param deadline from asking for a connection to the last byte of the answer
     */
    HttpCaller(Vertx vertx, int connections, Duration deadline) {
        this.deadline = deadline;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) deadline.toMillis())
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setDecompressionSupported(false);
        this.client = vertx.createHttpClient(
                options, new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(connections));
    }

    /** A whole answer. */
    record Answer(int status, Buffer body) {
        /** This answer, or a failure that names the call and the status. */
        Future<Answer> expecting(String call, int expected) {
            return status == expected
                    ? Future.succeededFuture(this)
                    : Future.failedFuture(new Fault(call + " answered " + status));
        }
    }

    Future<Answer> get(Origin origin, String path, Map<String, String> headers) {
        return json(HttpMethod.GET, origin, path, headers, Buffer.buffer());
    }

    /** Sends a JSON body, or none when it is empty. */
    Future<Answer> json(HttpMethod method, Origin origin, String path, Map<String, String> headers, Buffer body) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setHost(origin.host())
                .setPort(origin.port())
                .setSsl(origin.tls())
                .setURI(path)
                .setFollowRedirects(false);
        headers.forEach(options::putHeader);
        if (body.length() > 0) {
            options.putHeader("Content-Type", "application/json");
        }
        Call call = new Call();
        return client.request(options)
                .compose(request -> call.send(request, body))
                .timeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(failure -> call.abort());
    }

    /** One call, which may have to be broken off before or after it got its connection. */
    private static final class Call {
        private @Nullable HttpClientRequest request;
        private boolean aborted;

        Future<Answer> send(HttpClientRequest connected, Buffer body) {
            request = connected;
            if (aborted) {
                connected.reset();
            }
            return connected.send(body).compose(this::read);
        }

        private Future<Answer> read(HttpClientResponse response) {
            Promise<Answer> whole = Promise.promise();
            Buffer body = Buffer.buffer();
            response.exceptionHandler(whole::tryFail);
            response.handler(part -> {
                if (body.length() + part.length() > MAX_ANSWER_BYTES) {
                    whole.tryFail(new Fault("answer of more than " + MAX_ANSWER_BYTES + " bytes"));
                } else {
                    body.appendBuffer(part);
                }
            });
            response.endHandler(end -> whole.tryComplete(new Answer(response.statusCode(), body)));
            return whole.future();
        }

        void abort() {
            aborted = true;
            HttpClientRequest sending = request;
            if (sending != null) {
                sending.reset();
            }
        }
    }
}
