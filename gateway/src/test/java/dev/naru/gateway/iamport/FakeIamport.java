package dev.naru.gateway.iamport;

import static dev.naru.gateway.testing.Await.await;

import dev.naru.gateway.platform.value.Secret;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An Iamport of a few lines that answers what the test told it to: payments and product orders by default, or the next
 * scripted answer of a path. Every request is kept.
 */
public final class FakeIamport implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, JsonObject> payments = new ConcurrentHashMap<>();
    private final Map<String, JsonArray> productOrders = new ConcurrentHashMap<>();
    private final Map<String, Deque<Handler<HttpServerRequest>>> scripts = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile int tokenLifetime = 1800;
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private FakeIamport(HttpServer server) {
        this.server = server;
    }

    /** Starts one on a free port of loopback. */
    public static FakeIamport start(Vertx vertx) {
        HttpServer server = vertx.createHttpServer();
        FakeIamport fake = new FakeIamport(server);
        server.requestHandler(fake::handle);
        await(server.listen(0, "127.0.0.1"));
        return fake;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    public IamportSettings settings() {
        return IamportSettings.of(url(), "key", new Secret("secret"), true);
    }

    /** The requests so far whose {@code METHOD path?query} starts with {@code prefix}, oldest first. */
    public List<String> requests(String prefix) {
        return requests.stream().filter(line -> line.startsWith(prefix)).toList();
    }

    /** What {@code expired_at - now} of the next tokens is, in seconds. */
    public FakeIamport tokenLifetime(int seconds) {
        tokenLifetime = seconds;
        return this;
    }

    /** Its clock's now, which stands still. */
    public Instant now() {
        return now;
    }

    public FakeIamport now(Instant instant) {
        now = instant;
        return this;
    }

    /** The token handed out last. */
    public String currentToken() {
        return "token-" + tokens.get();
    }

    /** The next request of {@code path} (without query) gets this instead of the default. */
    public FakeIamport next(String path, Handler<HttpServerRequest> answer) {
        scripts.computeIfAbsent(path, key -> new ConcurrentLinkedDeque<>()).add(answer);
        return this;
    }

    public FakeIamport next(String path, int status, String contentType, String body) {
        return next(
                path,
                request -> request.response()
                        .setStatusCode(status)
                        .putHeader("Content-Type", contentType)
                        .end(body));
    }

    /** Keeps a payment, replacing the one with the same imp_uid. */
    public FakeIamport put(JsonObject payment) {
        payments.put(payment.getString("imp_uid"), payment);
        return this;
    }

    /** The payment as it is now. */
    public JsonObject payment(String impUid) {
        return Objects.requireNonNull(payments.get(impUid), impUid);
    }

    public FakeIamport putProductOrders(String impUid, JsonObject... orders) {
        productOrders.put(impUid, new JsonArray(List.of(orders)));
        return this;
    }

    /** A payment with every key the reads need; amounts in won. */
    public static JsonObject payment(String impUid, String merchantUid, String status, long amount) {
        return new JsonObject()
                .put("imp_uid", impUid)
                .put("merchant_uid", merchantUid)
                .put("status", status)
                .put("amount", amount)
                .put("cancel_amount", 0)
                .put("currency", "KRW")
                .put("sandbox", false)
                .put("pg_provider", "naverco")
                .put("buyer_name", "구매자이름")
                .put("buyer_email", "iamport@siot.do")
                .put("buyer_tel", "010-1234-5678")
                .put("buyer_addr", "서울특별시 강남구 삼성동")
                .put("buyer_postcode", "06236")
                .put("fail_reason", null)
                .put("started_at", 1_767_225_570)
                .put("paid_at", status.equals("paid") ? 1_767_225_600 : 0)
                .put("failed_at", 0)
                .put("cancelled_at", status.equals("cancelled") ? 1_767_225_700 : 0);
    }

    public static JsonObject productOrder(String productId, String optionId, int quantity, long amount, long delivery) {
        return new JsonObject()
                .put("product_order_id", "2026010112345678")
                .put("product_order_status", "PAYED")
                .put("claim_type", null)
                .put("claim_status", null)
                .put("product_id", productId)
                .put("product_option_id", optionId)
                .put("quantity", quantity)
                .put("product_amount", amount)
                .put("delivery_amount", delivery);
    }

    /** A success envelope. */
    public static String ok(Object response) {
        return new JsonObject()
                .put("code", 0)
                .put("message", null)
                .put("response", response)
                .encode();
    }

    public static String refusal(int code, String message) {
        return new JsonObject()
                .put("code", code)
                .put("message", message)
                .put("response", null)
                .encode();
    }

    @Override
    public void close() {
        await(server.close());
    }

    private void handle(HttpServerRequest request) {
        requests.add(request.method() + " " + request.uri());
        Deque<Handler<HttpServerRequest>> script = scripts.getOrDefault(path(request), new ArrayDeque<>());
        Handler<HttpServerRequest> scripted = script.poll();
        if (scripted != null) {
            scripted.handle(request);
        } else if (path(request).equals("/users/getToken")) {
            tokens.incrementAndGet();
            json(request, 200, ok(token(currentToken())));
        } else if (!("Bearer " + currentToken()).equals(request.getHeader("Authorization"))) {
            json(request, 401, refusal(-1, "Unauthorized"));
        } else if (path(request).equals("/payments/cancel")) {
            cancel(request).onSuccess(answer -> json(request, 200, answer));
        } else {
            read(request);
        }
    }

    /** Gives money back as Iamport does: against the checksum. Completes with the envelope of its answer. */
    public Future<String> cancel(HttpServerRequest request) {
        return request.body().map(bytes -> {
            JsonObject asked = bytes.toJsonObject();
            JsonObject payment = payment(asked.getString("imp_uid"));
            long left = payment.getLong("amount") - payment.getLong("cancel_amount");
            if (left != asked.getLong("checksum")) {
                return refusal(1, "취소 가능 잔액 검증에 실패하였습니다.");
            }
            payment.put("status", "cancelled")
                    .put("cancel_amount", payment.getLong("cancel_amount") + asked.getLong("amount"));
            return ok(payment);
        });
    }

    /** The next cancel takes effect, and its answer is lost. */
    public FakeIamport losesTheAnswerToACancel() {
        return next(
                "/payments/cancel",
                request ->
                        cancel(request).onSuccess(done -> request.connection().close()));
    }

    private JsonObject token(String token) {
        long second = now.getEpochSecond();
        return new JsonObject().put("access_token", token).put("now", second).put("expired_at", second + tokenLifetime);
    }

    private void read(HttpServerRequest request) {
        String path = path(request);
        if (path.startsWith("/payments/findAll/")) {
            page(
                    request,
                    payments.values().stream()
                            .filter(payment -> path.endsWith("/" + payment.getString("merchant_uid"))));
        } else if (path.startsWith("/payments/status/")) {
            page(
                    request,
                    payments.values().stream().filter(payment -> path.endsWith("/" + payment.getString("status"))));
        } else if (path.equals("/payments")) {
            several(request, request.params().getAll("imp_uid[]"));
        } else if (path.endsWith("/naver/product-orders")) {
            one(request, productOrders.get(path.substring("/payments/".length(), path.indexOf("/naver/"))));
        } else {
            one(request, payments.get(path.substring("/payments/".length())));
        }
    }

    private void several(HttpServerRequest request, List<String> impUids) {
        List<JsonObject> found =
                impUids.stream().map(payments::get).filter(Objects::nonNull).toList();
        if (found.isEmpty()) {
            one(request, null);
        } else {
            json(request, found.size() == impUids.size() ? 200 : 207, ok(new JsonArray(found)));
        }
    }

    private static void one(HttpServerRequest request, @Nullable Object found) {
        if (found == null) {
            json(request, 404, refusal(-1, "존재하지 않는 결제정보입니다."));
        } else {
            json(request, 200, ok(found));
        }
    }

    private static void page(HttpServerRequest request, Stream<JsonObject> found) {
        int page = Integer.parseInt(request.getParam("page", "1"));
        int limit = Integer.parseInt(request.getParam("limit", "20"));
        List<JsonObject> all = found.sorted(Comparator.comparing(payment -> payment.getString("imp_uid")))
                .toList();
        if (all.isEmpty() && path(request).startsWith("/payments/findAll/")) {
            one(request, null);
            return;
        }
        List<JsonObject> list =
                all.stream().skip((page - 1L) * limit).limit(limit).toList();
        boolean last = (long) page * limit >= all.size();
        json(
                request,
                200,
                ok(new JsonObject()
                        .put("total", all.size())
                        .put("previous", page - 1)
                        .put("next", last ? 0 : page + 1)
                        .put("list", new JsonArray(list))));
    }

    private static String path(HttpServerRequest request) {
        String path = request.path();
        return path == null ? "" : path;
    }

    private static void json(HttpServerRequest request, int status, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=UTF-8")
                .end(body);
    }
}
