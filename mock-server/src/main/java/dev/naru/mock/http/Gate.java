package dev.naru.mock.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Lets a fixed number of things happen at once and makes the others wait in line. Event loop only. */
public final class Gate {
    private final int width;
    private final int maxWaiting;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int inside;

    /**
     * Opens a gate.
     *
     * @param width how many may be inside, 1 or more
     * @param maxWaiting how many may wait; one more fails at once
     */
    public Gate(int width, int maxWaiting) {
        this.width = width;
        this.maxWaiting = maxWaiting;
    }

    /** Starts {@code work} when there is room; completes as {@code work} does, or fails when the line is full. */
    public <T> Future<T> pass(Supplier<Future<T>> work) {
        if (inside >= width && waiting.size() >= maxWaiting) {
            return Future.failedFuture("more than " + maxWaiting + " calls are waiting");
        }
        Promise<T> result = Promise.promise();
        waiting.addLast(() -> work.get().onComplete(result).onComplete(done -> leave()));
        enter();
        return result.future();
    }

    private void leave() {
        inside--;
        enter();
    }

    private void enter() {
        while (inside < width && !waiting.isEmpty()) {
            inside++;
            waiting.removeFirst().run();
        }
    }
}
