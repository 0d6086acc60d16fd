package dev.naru.gateway.testing;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Blocks a test until a future completes, for 30 seconds at most. Never on an event loop. */
public final class Await {
    private static final int DEADLINE_S = 30;

    private Await() {}

    /** The future's value; throws what the future failed with. */
    public static <T> T await(Future<T> future) {
        try {
            return future.await(DEADLINE_S, TimeUnit.SECONDS);
        } catch (TimeoutException tooLate) {
            throw new AssertionError("the future did not complete within " + DEADLINE_S + " s", tooLate);
        }
    }
}
