package dev.naru.gateway.platform.trace;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads the trace of every request that comes in, and writes it into every one that goes out. Records nothing. */
public final class TraceContextTracer implements VertxTracer<Trace, Trace> {
    private TraceContextTracer() {}

    /** For the builder of a Vertx. */
    public static VertxTracerFactory factory() {
        return new VertxTracerFactory() {
            @Override
            public VertxTracer<?, ?> tracer(TracingOptions options) {
                return new TraceContextTracer();
            }
        };
    }

    @Override
    public <R> @Nullable Trace receiveRequest(
            Context context,
            SpanKind kind,
            TracingPolicy policy,
            R request,
            String operation,
            Iterable<Entry<String, String>> headers,
            TagExtractor<R> tags) {
        if (!(request instanceof HttpServerRequest)) {
            return null;
        }
        Trace trace = read(headers);
        Tracing.put(context, trace);
        return trace;
    }

    static Trace read(Iterable<Entry<String, String>> headers) {
        List<String> parents = new ArrayList<>(1);
        List<String> states = new ArrayList<>(1);
        for (Entry<String, String> header : headers) {
            if (header.getKey().equalsIgnoreCase(Trace.PARENT)) {
                parents.add(header.getValue());
            } else if (header.getKey().equalsIgnoreCase(Trace.STATE)) {
                states.add(header.getValue());
            }
        }
        return Trace.of(parents, states);
    }

    /** Statements of a database have no headers, and their consumer drops what it gets. */
    @Override
    public <R> @Nullable Trace sendRequest(
            Context context,
            SpanKind kind,
            TracingPolicy policy,
            R request,
            String operation,
            BiConsumer<String, String> headers,
            TagExtractor<R> tags) {
        if (request instanceof io.vertx.core.spi.observability.HttpRequest) {
            Trace known = Tracing.of(context);
            write((known == null ? Trace.begin() : known).next(), headers);
        }
        return null;
    }

    static void write(Trace trace, BiConsumer<String, String> headers) {
        headers.accept(Trace.PARENT, trace.parent());
        if (trace.state() != null) {
            headers.accept(Trace.STATE, trace.state());
        }
    }
}
