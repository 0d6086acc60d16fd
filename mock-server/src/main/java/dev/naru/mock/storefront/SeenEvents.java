package dev.naru.mock.storefront;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The events handled lately, by {@code webhook-id}. The sender repeats an event until it hears a 2xx, so the same one
 * may come twice, even at the same time; both get the outcome of one handling. A failed handling is forgotten, so that
 * the repeat tries again.
 */
final class SeenEvents {
    private final LinkedHashMap<String, Future<Void>> outcomes;

    SeenEvents(int capacity) {
        this.outcomes = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Future<Void>> eldest) {
                return size() > capacity;
            }
        };
    }

    Future<Void> once(String id, Supplier<Future<Void>> handling) {
        Future<Void> known = outcomes.get(id);
        if (known != null) {
            return known;
        }
        Future<Void> outcome = handling.get();
        outcomes.put(id, outcome);
        return outcome.onFailure(e -> outcomes.remove(id));
    }
}
