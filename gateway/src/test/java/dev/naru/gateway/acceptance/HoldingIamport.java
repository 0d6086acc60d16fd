package dev.naru.gateway.acceptance;

import static dev.naru.gateway.testing.Await.await;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between one gateway and the mock, counts its calls, and keeps answers back when told to: what was asked for has
 * happened, and the gateway does not know yet.
 */
final class HoldingIamport implements AutoCloseable {
    enum Call {
        LOOK,
        CHARGE,
        CANCEL,
        OTHER;

        static Call of(HttpServerRequest request) {
            return switch (request.path()) {
                case "/subscribe/payments/again" -> CHARGE;
                case "/payments/cancel" -> CANCEL;
                case "/payments" -> LOOK;
                default -> request.path().startsWith("/payments/imp_") ? LOOK : OTHER;
            };
        }
    }

    private record Held(Call call, Runnable answer) {}

    private final HttpServer server;
    private final HttpClient client;
    private final String target;
    private final Map<Call, AtomicInteger> seen = new EnumMap<>(Call.class);
    private final Queue<Held> held = new ConcurrentLinkedQueue<>();
    private final Set<String> passing = ConcurrentHashMap.newKeySet();
    private volatile Set<Call> holding = Set.of();

    HoldingIamport(Vertx vertx, String target) {
        this.target = target;
        Set.of(Call.values()).forEach(call -> seen.put(call, new AtomicInteger()));
        this.client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(64));
        this.server = vertx.createHttpServer().requestHandler(this::handle);
        await(server.listen(0, "127.0.0.1"));
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    int seen(Call call) {
        return seen.get(call).get();
    }

    /** From now on the answers to these calls stay here. */
    void hold(Call first, Call... more) {
        holding = EnumSet.of(first, more);
    }

    /** Looks at this payment are answered all the same: an operation takes them, not the queue of looks. */
    void pass(String impUid) {
        passing.add(impUid);
    }

    private boolean isHeld(Call call, HttpServerRequest request) {
        return holding.contains(call) && passing.stream().noneMatch(request.uri()::contains);
    }

    long held(Call call) {
        return held.stream().filter(one -> one.call() == call).count();
    }

    /** Everything held goes out, and nothing is held any more. */
    void release() {
        holding = Set.of();
        for (Held next = held.poll(); next != null; next = held.poll()) {
            next.answer().run();
        }
    }

    private void handle(HttpServerRequest request) {
        Call call = Call.of(request);
        seen.get(call).incrementAndGet();
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setAbsoluteURI(target + request.uri())
                .setHeaders(MultiMap.caseInsensitiveMultiMap().addAll(request.headers()));
        options.removeHeader("Host");
        request.body()
                .compose(body -> client.request(options).compose(passed -> passed.send(body)))
                .compose(answer -> answer.body().onSuccess(body -> {
                    Runnable reply = () ->
                            reply(request, answer.statusCode(), String.valueOf(answer.getHeader("Content-Type")), body);
                    if (isHeld(call, request)) {
                        held.add(new Held(call, reply));
                    } else {
                        reply.run();
                    }
                }))
                .onFailure(failure -> request.connection().close());
    }

    private static void reply(HttpServerRequest request, int status, String type, Buffer body) {
        if (!request.response().closed()) {
            request.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", type)
                    .end(body);
        }
    }

    @Override
    public void close() {
        await(server.close());
        await(client.close());
    }
}
