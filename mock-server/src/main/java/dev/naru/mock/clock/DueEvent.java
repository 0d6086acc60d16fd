package dev.naru.mock.clock;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Supplier;

/** Something that is to happen at a virtual instant; events of one instant happen in the order they were planned. */
public final class DueEvent {
    static final Comparator<DueEvent> BY_TIME_AND_SEQUENCE =
            Comparator.comparing(DueEvent::at).thenComparing(event -> event.sequence);

    private final Instant at;
    private final long sequence;
    private final String what;
    private final Supplier<Future<?>> action;
    private boolean cancelled;

    DueEvent(Instant at, long sequence, String what, Supplier<Future<?>> action) {
        this.at = at;
        this.sequence = sequence;
        this.what = what;
        this.action = action;
    }

    public Instant at() {
        return at;
    }

    /** What will happen, in a few words for people. */
    public String what() {
        return what;
    }

    public void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }

    Future<?> run() {
        try {
            return action.get();
        } catch (RuntimeException bug) {
            return Future.failedFuture(bug);
        }
    }
}
