package dev.naru.mock.load;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run sends, and how it knows that an answer is right. Event loop only. */
interface Scenario {
    /** What one arrival is, in the plural: "checks". */
    String unit();

    /** Makes ready what requests need; fails with a sentence when the run cannot be. */
    Future<Void> prepare();

    /** Sends arrival {@code index}. Completes when its answer was right, fails with a {@link Fault} when it was not. */
    Future<Void> send(long index);

    /** A look at what is beside the target, once a second while requests are sent. */
    default void eachSecond() {}

    /** What is to be done and measured after the last arrival. */
    default Future<Aftermath> finish(Progress progress) {
        return Future.succeededFuture(Aftermath.NONE);
    }

    /** Takes back what {@link #prepare} changed for the run only; whatever happened in between. */
    default Future<Void> close() {
        return Future.succeededFuture();
    }

    /**
     * What a scenario measured beside its arrivals.
     *
     * @param latencies by what was measured
     * @param facts counts for people, by name
     * @param wrongs one sentence for everything that should not be; empty when all is well
     * @param mock how the mock did, or null when it had no part
     */
    record Aftermath(
            Map<String, Latencies.Summary> latencies,
            Map<String, String> facts,
            List<String> wrongs,
            @Nullable MockState mock) {
        static final Aftermath NONE = new Aftermath(Map.of(), Map.of(), List.of(), null);
    }

    /**
     * The mock under load.
     *
     * @param healthMs how long its health check took, asked once a second; it has one thread, so this is its queue
     * @param dropped records it has forgotten for want of room
     */
    record MockState(Latencies.Summary healthMs, long dropped) {}
}
