package dev.naru.gateway.events;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What came of one attempt. */
sealed interface DeliveryOutcome {
    /** HTTP status, or null when there was no answer. */
    @Nullable
    Integer status();

    /** From the attempt's start to the end of the answer's head. */
    long latencyMs();

    /** One line, free of secrets; null when there is nothing to complain about. */
    default @Nullable String error() {
        return fold(delivered -> null, Failed::error, gone -> null);
    }

    /** The shop said 2xx. */
    record Delivered(Integer status, long latencyMs) implements DeliveryOutcome {}

    /**
     * Worth another try.
     *
     * @param error one line, free of secrets
     * @param retryAfter what the shop asked for, 0 when it did not
     */
    record Failed(@Nullable Integer status, String error, Duration retryAfter, long latencyMs)
            implements DeliveryOutcome {}

    /** The shop said 410: it wants no events any more. */
    record Gone(Integer status, long latencyMs) implements DeliveryOutcome {}

    default <R> R fold(Function<Delivered, R> delivered, Function<Failed, R> failed, Function<Gone, R> gone) {
        if (this instanceof Delivered d) {
            return delivered.apply(d);
        }
        return this instanceof Failed f ? failed.apply(f) : gone.apply((Gone) this);
    }
}
