package dev.naru.gateway.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Takes spans, as an OpenTelemetry collector does, or refuses them. */
public final class Collector {
    private final Vertx vertx;
    private final HttpServer server;
    private final List<OtlpSpan> spans = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    public Collector(Vertx vertx) {
        this.vertx = vertx;
        this.server =
                Await.await(vertx.createHttpServer().requestHandler(this::take).listen(0, "127.0.0.1"));
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            if (status == 200 && "/v1/traces".equals(request.path())) {
                bodies.add(new String(body.getBytes(), StandardCharsets.ISO_8859_1));
                spans.addAll(OtlpSpan.read(body.getBytes()));
                request.response()
                        .putHeader("Content-Type", "application/x-protobuf")
                        .end(Buffer.buffer());
            } else {
                request.response().setStatusCode(status == 200 ? 404 : status).end();
            }
        });
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** From now on every request is answered so; 200 takes it. */
    public void answers(int status) {
        this.status = status;
    }

    /** Everything that was taken, as it stood on the wire, byte for byte. */
    public List<String> bodies() {
        return bodies;
    }

    /** Every span taken so far. */
    public List<OtlpSpan> spans() {
        return spans;
    }

    /** Completes with the first such span, as soon as it is there. */
    public Future<OtlpSpan> span(Predicate<OtlpSpan> wanted) {
        Optional<OtlpSpan> found = spans.stream().filter(wanted).findFirst();
        return found.map(Future::succeededFuture)
                .orElseGet(() -> vertx.timer(20).compose(later -> span(wanted)));
    }
}
