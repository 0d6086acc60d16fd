package dev.naru.mock.acceptance;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** The merchant's side: answers the product check with what was told, and notes what it was asked and told. */
final class Shop {
    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Integer> webhookStatuses = new ConcurrentLinkedQueue<>();
    private volatile int questionStatus = 200;

    /** A request that reached the shop. */
    record Received(String path, String query, String contentType, String body) {}

    private Shop(Vertx vertx) {
        server =
                Mock.await(vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"));
    }

    static Shop open(Vertx vertx) {
        return new Shop(vertx);
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            received.add(
                    new Received(request.path(), request.query(), request.getHeader("Content-Type"), body.toString()));
            if (request.path().startsWith("/webhook")) {
                Integer status = webhookStatuses.poll();
                request.response().setStatusCode(status == null ? 200 : status).end("seen");
            } else {
                request.response()
                        .setStatusCode(questionStatus)
                        .putHeader("Location", url() + "/elsewhere")
                        .putHeader("Content-Type", "application/xml; charset=utf-8")
                        .end(answers.getOrDefault(request.path(), "<products/>"));
            }
        });
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    void sells(String... products) {
        answers.put("/product-info", "<products>" + String.join("", products) + "</products>");
    }

    void charges(String additionalFees) {
        answers.put("/additional-fees", "<additionalFees>" + additionalFees + "</additionalFees>");
    }

    /** Answers every question with this HTTP status from now on. */
    void answersQuestionsWith(int status) {
        questionStatus = status;
    }

    /** Answers the next webhooks with these, and the ones after them with 200. */
    void answersWebhooksWith(Integer... statuses) {
        webhookStatuses.addAll(List.of(statuses));
    }

    List<Received> webhooks() {
        return received.stream()
                .filter(one -> one.path().startsWith("/webhook"))
                .toList();
    }

    /** The body of the newest one. */
    String lastWebhook() {
        List<Received> webhooks = webhooks();
        return webhooks.get(webhooks.size() - 1).body();
    }

    List<Received> questions() {
        return received.stream()
                .filter(one -> !one.path().startsWith("/webhook"))
                .toList();
    }
}
