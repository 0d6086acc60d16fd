package dev.naru.mock.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SeenEventsTest {
    private final SeenEvents seen = new SeenEvents(2);
    private final AtomicInteger handled = new AtomicInteger();

    @Test
    void theSameEventTwiceIsHandledOnce() {
        handle("a", Future.succeededFuture());
        handle("a", Future.succeededFuture());

        assertThat(handled).hasValue(1);
    }

    @Test
    void aRepeatDuringTheHandlingWaitsForItsOutcome() {
        Promise<Void> slow = Promise.promise();
        handle("a", slow.future());
        Future<Void> repeat = handle("a", Future.succeededFuture());
        assertThat(repeat.isComplete()).isFalse();

        slow.complete();

        assertThat(repeat.succeeded()).isTrue();
        assertThat(handled).hasValue(1);
    }

    @Test
    void aFailedHandlingIsTriedAgain() {
        handle("a", Future.failedFuture("gateway down"));
        Future<Void> again = handle("a", Future.succeededFuture());

        assertThat(again.succeeded()).isTrue();
        assertThat(handled).hasValue(2);
    }

    @Test
    void onlyTheLatestAreRemembered() {
        handle("a", Future.succeededFuture());
        handle("b", Future.succeededFuture());
        handle("c", Future.succeededFuture());
        handle("a", Future.succeededFuture());

        assertThat(handled).hasValue(4);
    }

    private Future<Void> handle(String id, Future<Void> outcome) {
        return seen.once(id, () -> {
            handled.incrementAndGet();
            return outcome;
        });
    }
}
