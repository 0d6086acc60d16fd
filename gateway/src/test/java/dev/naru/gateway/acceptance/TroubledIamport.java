package dev.naru.gateway.acceptance;

import static dev.naru.gateway.testing.Await.await;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between gateway and mock, and spoils the next answers of one path; what was asked for happens all the same. */
final class TroubledIamport implements AutoCloseable {
    /** What the caller gets instead of the answer. */
    enum Trouble {
        NO_ANSWER,
        RESET,
        SERVER_ERROR,
        HTML_PAGE,
        SLOW_BODY
    }

    record Arrived(String uri, String contentType, String body) {}

    /** The method is empty where any will do. */
    private record Planned(String method, String path, Trouble trouble) {}

    private final HttpServer server;
    private final HttpClient client;
    private final Deque<Planned> plan = new ConcurrentLinkedDeque<>();
    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private final Deque<HttpServerRequest> unanswered = new ConcurrentLinkedDeque<>();
    private volatile String target = "";

    TroubledIamport(Vertx vertx) {
        this.client = vertx.createHttpClient();
        this.server = vertx.createHttpServer().requestHandler(this::handle);
        await(server.listen(0, "127.0.0.1"));
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    void passesOnTo(String url) {
        target = url;
    }

    void next(String path, Trouble trouble) {
        next("", path, trouble);
    }

    void next(String method, String path, Trouble trouble) {
        plan.add(new Planned(method, path, trouble));
    }

    /** What came so far for this path. */
    List<Arrived> arrived(String path) {
        return arrived.stream().filter(one -> one.uri().equals(path)).toList();
    }

    /** Ends the waiting of those that get no answer, by closing their connections. Answers how many there were. */
    int hangsUp() {
        int closed = 0;
        for (HttpServerRequest next = unanswered.poll(); next != null; next = unanswered.poll()) {
            next.connection().close();
            closed++;
        }
        return closed;
    }

    /** No more trouble than there was. */
    void forgets() {
        plan.clear();
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            arrived.add(new Arrived(request.uri(), String.valueOf(request.getHeader("Content-Type")), body.toString()));
            if (target.isEmpty()) {
                request.response().setStatusCode(503).end();
                return;
            }
            RequestOptions options = new RequestOptions()
                    .setMethod(request.method())
                    .setAbsoluteURI(target + request.uri())
                    .setHeaders(MultiMap.caseInsensitiveMultiMap().addAll(request.headers()));
            options.removeHeader("Host");
            client.request(options)
                    .compose(passed -> passed.send(body))
                    .compose(answer -> answer.body()
                            .onSuccess(whole -> answer(
                                    request,
                                    answer.statusCode(),
                                    String.valueOf(answer.getHeader("Content-Type")),
                                    whole)));
        });
    }

    private void answer(HttpServerRequest request, int status, String type, Buffer body) {
        Planned next = plan.stream()
                .filter(planned -> planned.path().equals(request.path()))
                .filter(planned -> planned.method().isEmpty()
                        || planned.method().equals(request.method().name()))
                .findFirst()
                .orElse(null);
        if (next != null && plan.removeFirstOccurrence(next)) {
            spoil(request, next.trouble());
            return;
        }
        request.response().setStatusCode(status).putHeader("Content-Type", type).end(body);
    }

    private void spoil(HttpServerRequest request, Trouble trouble) {
        HttpServerResponse response = request.response();
        switch (trouble) {
            case NO_ANSWER -> unanswered.add(request);
            case RESET -> request.connection().close();
            case SERVER_ERROR ->
                response.setStatusCode(500)
                        .putHeader("Content-Type", "application/json")
                        .end("{\"code\":-1,\"message\":\"일시적인 오류입니다.\",\"response\":null}");
            case HTML_PAGE ->
                response.setStatusCode(200)
                        .putHeader("Content-Type", "text/html")
                        .end("<h1>Service</h1>");
            case SLOW_BODY ->
                response.setStatusCode(200)
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Content-Length", "100")
                        .write("{\"code\":0,");
        }
    }

    @Override
    public void close() {
        await(server.close());
        await(client.close());
    }
}
