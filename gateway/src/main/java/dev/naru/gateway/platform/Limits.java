package dev.naru.gateway.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Counts what is turned away because there is no room for it: {@code naru_limits_total}. Two for one registry count
 * together. For any thread.
 */
public final class Limits {
    /** What may be full; the label is its name in lower case. */
    public enum Limit {
        BODY_BYTES,
        BROWSER_LOOKS,
        EVENT_CONNECTIONS,
        EVENT_TESTS,
        FRONT_READS,
        FRONT_SIGHTINGS,
        HEADER_BYTES,
        KEY_LOOKUPS,
        ORDER_WAITS,
        PRODUCT_CHECKS,
        REQUEST_LINE_BYTES,
        WEBHOOKS,
        WRONG_KEYS
    }

    private final Map<Limit, Counter> counters = new EnumMap<>(Limit.class);

    /** Every limit counts from zero, so that an alarm need not tell zero from absent. */
    public Limits(MeterRegistry registry) {
        for (Limit limit : Limit.values()) {
            counters.put(
                    limit,
                    Counter.builder("naru_limits")
                            .description("limits that were met")
                            .tag("limit", limit.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    /** Something was turned away, or left out. */
    public void met(Limit limit) {
        Objects.requireNonNull(counters.get(limit)).increment();
    }
}
