package dev.naru.gateway.platform.telemetry;

import ch.qos.logback.classic.LoggerContext;
import dev.naru.gateway.platform.trace.SpanSettings;
import dev.naru.gateway.platform.trace.Spans;
import dev.naru.gateway.platform.trace.TraceContextTracer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** One registry per process, in Prometheus' format. */
public final class Telemetry {
    /** Vert.x measures its pools and clients; servers are measured by {@code AccessLog}, with routes, at less cost. */
    private static final Set<MetricsDomain> MEASURED_BY_VERTX =
            Set.of(MetricsDomain.NAMED_POOLS, MetricsDomain.HTTP_CLIENT);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private final @Nullable Spans spans;

    /**
     * Nothing is measured yet.
     *
     * @param settings of the collector that spans go to; null = none are recorded
     */
    public Telemetry(@Nullable SpanSettings settings) {
        registry.config().meterFilter(MeterFilter.deny(Telemetry::isUnwanted));
        this.spans = Spans.start(settings, registry);
    }

    /** Pools of HTTP connections carry the address they go to, of which merchants' endpoints may be any number. */
    private static boolean isUnwanted(Meter.Id id) {
        return id.getName().startsWith("vertx.pool.") && "http".equals(id.getTag("pool_type"));
    }

    public PrometheusMeterRegistry registry() {
        return registry;
    }

    /** A Vertx whose pools and clients report here, and whose requests carry their trace. */
    public Vertx vertx() {
        MicrometerMetricsOptions metrics = new MicrometerMetricsOptions()
                .setEnabled(true)
                .setDisabledMetricsCategories(Arrays.stream(MetricsDomain.values())
                        .filter(domain -> !MEASURED_BY_VERTX.contains(domain))
                        .map(MetricsDomain::toCategory)
                        .collect(Collectors.toSet()));
        return Vertx.builder()
                .with(new VertxOptions().setMetricsOptions(metrics).setPreferNativeTransport(true))
                .withMetrics(new MicrometerMetricsFactory(registry))
                .withTracer(spans == null ? TraceContextTracer.factory() : spans.factory())
                .build();
    }

    /** Sends the spans recorded so far; returns when that is done, or after {@code deadline}. What ends later is lost. */
    public void stopSpans(Duration deadline) {
        if (spans != null) {
            spans.stop(deadline);
        }
    }

    /** Writes what loggers still hold and closes them: the last thing a process does. */
    public static void flushLogs() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.stop();
        }
    }

    /** Adds memory, threads, CPU and uptime of the JVM. Takes a moment: call it once listeners are open. */
    public void bindJvm() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }
}
