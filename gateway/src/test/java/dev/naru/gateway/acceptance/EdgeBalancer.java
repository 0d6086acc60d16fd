package dev.naru.gateway.acceptance;

import static dev.naru.gateway.testing.Await.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The one address that Iamport knows: takes the edges in turn, and the next one when one does not answer. */
final class EdgeBalancer implements AutoCloseable {
    private static final int PATIENCE_MS = 5_000;
    private static final int MAX_TRIES = 6;

    private final HttpServer server;
    private final HttpClient client;
    private final List<String> edges = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    EdgeBalancer(Vertx vertx) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(PATIENCE_MS), new PoolOptions().setHttp1MaxSize(64));
        this.server = vertx.createHttpServer().requestHandler(this::handle);
        await(server.listen(0, "127.0.0.1"));
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    void add(String edge) {
        edges.add(edge);
    }

    void remove(String edge) {
        edges.remove(edge);
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> pass(request, body, 1));
    }

    private void pass(HttpServerRequest request, Buffer body, int tries) {
        Object[] now = edges.toArray();
        if (tries > MAX_TRIES || now.length == 0) {
            request.response().setStatusCode(503).end();
            return;
        }
        Object edge = now[Math.floorMod(turn.getAndIncrement(), now.length)];
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setAbsoluteURI(edge + request.uri())
                .setTimeout(PATIENCE_MS)
                .putHeader("Content-Type", String.valueOf(request.getHeader("Content-Type")));
        client.request(options)
                .compose(passed -> passed.send(body))
                .compose(answer -> answer.body().onSuccess(whole -> {
                    if (answer.statusCode() >= 500) {
                        pass(request, body, tries + 1);
                        return;
                    }
                    request.response()
                            .setStatusCode(answer.statusCode())
                            .putHeader("Content-Type", String.valueOf(answer.getHeader("Content-Type")))
                            .end(whole);
                }))
                .onFailure(failure -> pass(request, body, tries + 1));
    }

    @Override
    public void close() {
        await(server.close());
        await(client.close());
    }
}
