package dev.naru.gateway.platform.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import java.util.Map.Entry;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes traces as {@link TraceContextTracer} does, and records each step. Names are routes and attributes
 * are numbers and constants: what a caller sent (path, query, headers, bodies) and what an exception says never gets
 * in.
 */
final class SpanTracer implements VertxTracer<Span, Span> {
    /** What the access line says of a caller who left. */
    private static final int CLIENT_LEFT = 499;

    private final Spans spans;

    SpanTracer(Spans spans) {
        this.spans = spans;
    }

    /** Answers null, for Vert.x would end the span without its route: the access line's moment is its end. */
    @Override
    public <R> @Nullable Span receiveRequest(
            Context context,
            io.vertx.core.spi.tracing.SpanKind kind,
            TracingPolicy policy,
            R request,
            String operation,
            Iterable<Entry<String, String>> headers,
            TagExtractor<R> tags) {
        if (request instanceof HttpServerRequest) {
            Trace came = TraceContextTracer.read(headers);
            Span span = spans.begin(came, SpanKind.SERVER, "request");
            Tracing.put(context, at(came, span));
            Tracing.put(context, (listener, method, route, status) -> end(span, listener, method, route, status));
        }
        return null;
    }

    private static void end(Span span, String listener, String method, String route, int status) {
        span.updateName(method + " " + route)
                .setAttribute("naru.listener", listener)
                .setAttribute("http.request.method", method.equals("OTHER") ? "_OTHER" : method)
                .setAttribute("http.route", route);
        if (status == CLIENT_LEFT) {
            span.setAttribute("error.type", "client_left");
        } else {
            answered(span, status, 500);
        }
        span.end();
    }

    @Override
    public <R> @Nullable Span sendRequest(
            Context context,
            io.vertx.core.spi.tracing.SpanKind kind,
            TracingPolicy policy,
            R request,
            String operation,
            BiConsumer<String, String> headers,
            TagExtractor<R> tags) {
        if (!(request instanceof HttpRequest http)) {
            return null;
        }
        Trace known = Tracing.of(context);
        Trace trace = known == null ? Trace.begin() : known;
        Span span = spans.begin(trace, SpanKind.CLIENT, operation)
                .setAttribute("http.request.method", http.method().name());
        SocketAddress server = http.remoteAddress();
        if (server != null && server.isInetSocket()) {
            span.setAttribute("server.address", server.host()).setAttribute("server.port", server.port());
        }
        TraceContextTracer.write(at(trace, span), headers);
        return span;
    }

    @Override
    public <R> void receiveResponse(
            Context context, R response, @Nullable Span span, @Nullable Throwable failure, TagExtractor<R> tags) {
        if (span == null) {
            return;
        }
        if (response instanceof HttpResponse http) {
            answered(span, http.statusCode(), 400);
        } else if (failure != null) {
            span.setAttribute("error.type", failure.getClass().getSimpleName()).setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    private static void answered(Span span, int status, int firstError) {
        span.setAttribute("http.response.status_code", status);
        if (status >= firstError) {
            span.setAttribute("error.type", Integer.toString(status)).setStatus(StatusCode.ERROR);
        }
    }

    private static Trace at(Trace trace, Span span) {
        SpanContext reached = span.getSpanContext();
        return trace.at(reached.getSpanId(), reached.isSampled());
    }
}
