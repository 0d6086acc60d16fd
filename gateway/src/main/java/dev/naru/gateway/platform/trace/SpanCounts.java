package dev.naru.gateway.platform.trace;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What became of spans; zero where none are recorded.
 *
 * @param sent the collector took them
 * @param dropped the queue was full
 * @param failed the collector did not take them
 */
record SpanCounts(Counter sent, Counter dropped, Counter failed) {
    static SpanCounts in(MeterRegistry registry) {
        return new SpanCounts(counter(registry, "sent"), counter(registry, "dropped"), counter(registry, "failed"));
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("naru_spans")
                .description("spans that were recorded, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }
}
