package dev.naru.gateway.orders;

import java.time.Duration;
import java.util.List;

/**
 * When to ask Iamport about an order nobody reported on: pauses counted from the last look, the last one repeating
 * until a week after the order's expiry.
 *
 * @param pauses at least one, each longer than zero
 */
public record PollPlan(List<Duration> pauses) {
    public PollPlan {
        pauses = List.copyOf(pauses);
        if (pauses.isEmpty() || pauses.stream().anyMatch(pause -> pause.isZero() || pause.isNegative())) {
            throw new IllegalArgumentException("a poll plan is a list of pauses longer than zero");
        }
    }

    Double[] seconds() {
        return pauses.stream().map(pause -> pause.toMillis() / 1000.0).toArray(Double[]::new);
    }
}
