package dev.naru.mock.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the router: a request whose head cannot be read, or could be read in two ways (RFC 9112 §3.2, §6.1),
 * is answered with the reason, and its connection is closed because the next bytes cannot be trusted either.
 */
public final class FrontDoor implements Handler<HttpServerRequest> {
    private final Handler<HttpServerRequest> inside;
    private final BiConsumer<HttpServerRequest, BadInput> answer;

    /**
     * Builds the door.
     *
     * @param inside gets every request that can be read
     * @param answer ends the response of one that cannot, in the shape of whoever was called
     */
    public FrontDoor(Handler<HttpServerRequest> inside, BiConsumer<HttpServerRequest, BadInput> answer) {
        this.inside = inside;
        this.answer = answer;
    }

    @Override
    public void handle(HttpServerRequest request) {
        String fault = faultOf(request);
        if (fault == null) {
            inside.handle(request);
        } else {
            refuse(request, BadInput.of(fault));
        }
    }

    /** Answers a request whose head the server could not read; for {@code HttpServer.invalidRequestHandler}. */
    public void unreadable(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        if (cause instanceof TooLongHttpLineException) {
            refuse(request, new BadInput(414, "uri_too_long", "the request line is too long", ""));
        } else if (cause instanceof TooLongHttpHeaderException) {
            refuse(request, new BadInput(431, "headers_too_large", "the headers are larger than 8 KiB", ""));
        } else {
            refuse(
                    request,
                    BadInput.of("the head of the request is malformed: its request line, a header or Content-Length"));
        }
    }

    private void refuse(HttpServerRequest request, BadInput bad) {
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        request.response().endHandler(sent -> request.connection().close());
        answer.accept(request, bad);
    }

    private static @Nullable String faultOf(HttpServerRequest request) {
        String target = request.uri();
        if (target == null || !(target.startsWith("/") || target.startsWith("http://"))) {
            return "the target of the request must be a path";
        }
        int hosts = request.headers().getAll(HttpHeaders.HOST).size();
        if (hosts > 1 || (hosts == 0 && request.version() != HttpVersion.HTTP_1_0)) {
            return "the request must carry one Host header";
        }
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        boolean readable = codings.isEmpty()
                || (codings.size() == 1
                        && "chunked".equalsIgnoreCase(codings.get(0).strip()));
        return readable ? null : "the only Transfer-Encoding taken is chunked";
    }
}
