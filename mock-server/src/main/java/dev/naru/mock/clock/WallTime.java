package dev.naru.mock.clock;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Real time as a virtual clock sees it: what it is now, and a call back later on the same event loop. */
public interface WallTime {
    Instant now();

    /** Runs {@code task} once after {@code delay}; the handle takes it back. */
    Runnable after(Duration delay, Runnable task);

    /** Runs {@code task} on the next turn of the event loop. */
    void soon(Runnable task);

    /** The event loop of the calling verticle, with {@code clock} for the time of day. */
    static WallTime of(Vertx vertx, Clock clock) {
        return new WallTime() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public Runnable after(Duration delay, Runnable task) {
                long timer = vertx.setTimer(Math.max(1, delay.toMillis()), fired -> task.run());
                return () -> vertx.cancelTimer(timer);
            }

            @Override
            public void soon(Runnable task) {
                vertx.runOnContext(turn -> task.run());
            }
        };
    }
}
