package dev.naru.gateway.platform.trace;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.vertx.core.spi.VertxTracerFactory;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Records what is asked of the gateway and of others on its behalf, and sends it to a collector. */
public final class Spans {
    private static final Duration EXPORT_DEADLINE = Duration.ofSeconds(10);
    private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(3);

    /** Kept, because java.util.logging forgets the level of a logger that nobody holds. */
    private final Logger sdk = Logger.getLogger("io.opentelemetry");

    private final KnownTraces ids = new KnownTraces();
    private final SpanQueue queue;
    private final Tracer tracer;

    private Spans(SpanSettings settings, SpanCounts counts) {
        // It would write stack traces to standard error; the queue says the same in the log, once.
        sdk.setLevel(Level.OFF);
        this.queue = new SpanQueue(
                OtlpHttpSpanExporter.builder()
                        .setEndpoint(tracesOf(settings))
                        .setTimeout(EXPORT_DEADLINE)
                        .setConnectTimeout(CONNECT_DEADLINE)
                        .build(),
                counts);
        this.tracer = SdkTracerProvider.builder()
                .setResource(resource())
                .setIdGenerator(ids)
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.ratio())))
                .addSpanProcessor(queue)
                .build()
                .get("dev.naru.gateway");
    }

    /**
     * Begins to record.
     *
     * @param settings null = nothing is recorded, and the counts stay zero
     */
    public static @Nullable Spans start(@Nullable SpanSettings settings, MeterRegistry registry) {
        SpanCounts counts = SpanCounts.in(registry);
        if (settings == null) {
            return null;
        }
        Spans spans = new Spans(settings, counts);
        spans.queue.start();
        return spans;
    }

    private static String tracesOf(SpanSettings settings) {
        return settings.endpoint().toString().replaceFirst("/+$", "") + "/v1/traces";
    }

    private static Resource resource() {
        String version = Spans.class.getPackage().getImplementationVersion();
        return Resource.getDefault()
                .merge(Resource.create(Attributes.of(
                        AttributeKey.stringKey("service.name"),
                        "naru-gateway",
                        AttributeKey.stringKey("service.version"),
                        version == null ? "development" : version,
                        AttributeKey.stringKey("service.instance.id"),
                        UUID.randomUUID().toString())));
    }

    /** For the builder of a Vertx. */
    public VertxTracerFactory factory() {
        return options -> new SpanTracer(this);
    }

    /** The next step of a trace. */
    Span begin(Trace trace, SpanKind kind, String name) {
        return ids.within(
                trace,
                () -> tracer.spanBuilder(name)
                        .setSpanKind(kind)
                        .setParent(parentOf(trace, kind))
                        .startSpan());
    }

    // Without its tracestate, which is passed on but holds whatever others wrote.
    private static Context parentOf(Trace trace, SpanKind kind) {
        if (trace.step() == null) {
            return Context.root();
        }
        TraceFlags flags = trace.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault();
        SpanContext before = kind == SpanKind.SERVER
                ? SpanContext.createFromRemoteParent(trace.id(), trace.step(), flags, TraceState.getDefault())
                : SpanContext.create(trace.id(), trace.step(), flags, TraceState.getDefault());
        return Context.root().with(Span.wrap(before));
    }

    /** Sends what is left and ends; returns at the latest after {@code deadline}. What ends later is lost. */
    public void stop(Duration deadline) {
        queue.stop(deadline);
    }

    /**
     * Ids for the SDK. It begins a new trace wherever no step goes before; but a job knows the trace its work was asked
     * in and no step of it, and a trace begun here has its id already.
     */
    private static final class KnownTraces implements IdGenerator {
        /** The only way in: the SDK asks for an id without saying for what. Empty but for the moment of a start. */
        private static final ThreadLocal<Trace> STARTING = new ThreadLocal<>();

        Span within(Trace trace, Supplier<Span> start) {
            STARTING.set(trace);
            try {
                return start.get();
            } finally {
                STARTING.remove();
            }
        }

        @Override
        public String generateSpanId() {
            return IdGenerator.random().generateSpanId();
        }

        @Override
        public String generateTraceId() {
            return STARTING.get().id();
        }
    }
}
