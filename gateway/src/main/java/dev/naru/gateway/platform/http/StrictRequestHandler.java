package dev.naru.gateway.platform.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.util.AsciiString;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what Netty lets through and what two servers in a row could read in two ways (RFC 9112 §3.2, §6.1): a
 * transfer coding other than chunked, none or several Host headers, a target that is no path. The connection is closed,
 * because its next bytes cannot be trusted either.
 */
final class StrictRequestHandler implements Handler<HttpServerRequest> {
    private final ErrorStyle style;
    private final RequestIds ids;
    private final AccessLog log;
    private final Handler<HttpServerRequest> next;

    StrictRequestHandler(ErrorStyle style, RequestIds ids, AccessLog log, Handler<HttpServerRequest> next) {
        this.style = style;
        this.ids = ids;
        this.log = log;
        this.next = next;
    }

    @Override
    public void handle(HttpServerRequest request) {
        String fault = faultOf(request);
        if (fault == null) {
            next.handle(request);
        } else {
            refuse(request, Problem.of(400, "invalid_request", fault));
        }
    }

    /** Answers a request that no route has seen, notes it, and closes. */
    void refuse(HttpServerRequest request, Problem problem) {
        String id = ids.of(request.getHeader(RequestIds.HEADER));
        request.response().putHeader(RequestIds.HEADER, id);
        refuse(request, problem, style);
        log.ended(request, "OTHER", "refused", problem.status(), 0, id);
    }

    /** Answers a request whose answer carries its id already, and closes. */
    static void refuse(HttpServerRequest request, Problem problem, ErrorStyle style) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        style.end(
                request, problem, Objects.requireNonNullElse(response.headers().get(RequestIds.HEADER), "-"));
        // At once, behind the answer: a moment later the next request of the connection would have been read. Not by
        // the response's end handler, of which there is one: a route's access line waits there.
        request.connection().close();
    }

    private static @Nullable String faultOf(HttpServerRequest request) {
        String target = request.uri();
        if (target == null || target.isEmpty() || target.charAt(0) != '/') {
            return "The request target must be a path.";
        }
        int hosts = count(request, HttpHeaderNames.HOST);
        if (hosts > 1 || (hosts == 0 && request.version() != HttpVersion.HTTP_1_0)) {
            return "The request must carry exactly one Host header.";
        }
        if (!request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return null;
        }
        List<String> codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        boolean chunked =
                codings.size() == 1 && "chunked".equalsIgnoreCase(codings.get(0).strip());
        return chunked ? null : "The only transfer coding taken is chunked.";
    }

    private static int count(HttpServerRequest request, AsciiString name) {
        return request.headers().getAll(name).size();
    }
}
