package dev.naru.mock.storefront;

import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/** What came of asking the gateway for an order. */
sealed interface OrderReading {
    <R> R fold(Function<Known, R> known, Function<Missing, R> missing, Function<Unreachable, R> unreachable);

    /**
     * An order to show.
     *
     * @param order the gateway's document
     * @param stale true when the gateway did not answer and this is what it said last time
     */
    record Known(JsonObject order, boolean stale) implements OrderReading {
        JsonObject forPage() {
            return new JsonObject().put("order", order).put("stale", stale);
        }

        @Override
        public <R> R fold(
                Function<Known, R> known, Function<Missing, R> missing, Function<Unreachable, R> unreachable) {
            return known.apply(this);
        }
    }

    /** The gateway knows no such order. */
    record Missing() implements OrderReading {
        @Override
        public <R> R fold(
                Function<Known, R> known, Function<Missing, R> missing, Function<Unreachable, R> unreachable) {
            return missing.apply(this);
        }
    }

    /** No usable answer, and nothing remembered either. */
    record Unreachable(String reason) implements OrderReading {
        @Override
        public <R> R fold(
                Function<Known, R> known, Function<Missing, R> missing, Function<Unreachable, R> unreachable) {
            return unreachable.apply(this);
        }
    }
}
