package dev.naru.mock.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** As much of the gateway's /v1 as the shop uses, with a journal of what it was asked. */
final class FakeGateway {
    private final HttpServer server;
    private final Map<String, JsonObject> products = new ConcurrentHashMap<>();
    private final Map<String, JsonObject> orders = new ConcurrentHashMap<>();
    private final List<String> journal = new CopyOnWriteArrayList<>();
    private final List<JsonObject> placed = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Fixed> fixed = new AtomicReference<>();

    private record Fixed(int status, String contentType, String body) {}

    private FakeGateway(Vertx vertx) {
        server = vertx.createHttpServer().requestHandler(this::handle);
    }

    static FakeGateway start(Vertx vertx) throws Exception {
        FakeGateway gateway = new FakeGateway(vertx);
        gateway.server.listen(0, "127.0.0.1").await(5, TimeUnit.SECONDS);
        return gateway;
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    void close() throws Exception {
        server.close().await(5, TimeUnit.SECONDS);
    }

    /** From now on every request gets this answer. */
    void answersAlways(int status, String contentType, String body) {
        fixed.set(new Fixed(status, contentType, body));
    }

    void answersAgain() {
        fixed.set(null);
    }

    List<String> journal() {
        return journal;
    }

    /** Waits until a request has come so many times, at most 10 s. */
    synchronized void awaitAsked(String methodAndPath, long times) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (asked(methodAndPath) < times && System.nanoTime() < deadline) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, deadline - System.nanoTime()));
        }
        assertThat(asked(methodAndPath)).as(methodAndPath).isGreaterThanOrEqualTo(times);
    }

    private synchronized void note(String methodAndPath) {
        journal.add(methodAndPath);
        notifyAll();
    }

    long asked(String methodAndPath) {
        return journal.stream().filter(methodAndPath::equals).count();
    }

    List<JsonObject> placed() {
        return placed;
    }

    Map<String, JsonObject> products() {
        return products;
    }

    JsonObject product(String id) {
        return Objects.requireNonNull(products.get(id), id);
    }

    void putOrder(String merchantUid, String state, long version) {
        orders.put(
                merchantUid,
                new JsonObject()
                        .put("merchant_uid", merchantUid)
                        .put("state", state)
                        .put("ordered_amount", 14_000)
                        .put("version", version));
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            note(request.method() + " " + request.path());
            Fixed answer = fixed.get();
            if (answer != null) {
                send(request, answer.status(), answer.contentType(), answer.body());
            } else if (!"Bearer test-key".equals(request.getHeader("authorization"))) {
                send(request, 401, "application/problem+json", "{\"code\":\"unauthorized\"}");
            } else {
                answer(request, body.length() == 0 ? new JsonObject() : body.toJsonObject());
            }
        });
    }

    private void answer(HttpServerRequest request, JsonObject body) {
        String path = String.valueOf(request.path());
        String id = path.substring(path.lastIndexOf('/') + 1);
        switch (request.method() + " " + path.replaceAll("(?<=/v1/(products|orders)/).*", "*")) {
            case "GET /v1/products/*" -> found(request, products.get(id));
            case "PUT /v1/products/*" -> {
                products.put(id, body);
                send(request, 201, "application/json", body.encode());
            }
            case "POST /v1/orders" -> {
                placed.add(body);
                String uid = body.getString("merchant_uid");
                putOrder(uid, "OPEN", 1);
                // The spaces are on purpose: they must reach the browser as they are.
                send(request, 201, "application/json", "{ \"merchant_uid\" :  \"" + uid + "\", \"request_pay\": {} }");
            }
            case "GET /v1/orders/*" -> found(request, orders.get(id));
            default -> send(request, 500, "text/plain", "not faked");
        }
    }

    private static void found(HttpServerRequest request, @Nullable JsonObject document) {
        if (document == null) {
            send(request, 404, "application/problem+json", "{\"code\":\"not_found\"}");
        } else {
            send(request, 200, "application/json", document.encode());
        }
    }

    private static void send(HttpServerRequest request, int status, String contentType, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", contentType)
                .end(body);
    }
}
