package dev.naru.gateway.orders;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.Limits;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.value.MerchantUid;
import dev.naru.gateway.testing.PostgresExtension;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class OrderWatchTest {
    private static final int THREADS = 8;
    private static final int WAITERS_EACH = 50;
    private static final Duration SHORT = Duration.ofMillis(300);

    private final Vertx vertx;
    private final OrderRepository orders;

    private final Limits limits = new Limits(new SimpleMeterRegistry());

    OrderWatchTest(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.orders = new OrderRepository(database, new PollPlan(List.of(Duration.ofMinutes(1))));
    }

    @Test
    void everybodyIsReleasedWhateverThreadTheyCameOn() throws InterruptedException {
        OrderWatch watch = new OrderWatch(vertx, orders, System::nanoTime, () -> false, limits);
        Queue<Future<Void>> waiting = new ConcurrentLinkedQueue<>();
        CountDownLatch together = new CountDownLatch(1);
        List<Thread> threads = IntStream.range(0, THREADS)
                .mapToObj(thread -> new Thread(() -> waitTogether(watch, waiting, together)))
                .toList();
        threads.forEach(Thread::start);
        together.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(waiting).hasSize(THREADS * WAITERS_EACH);
        waiting.forEach(one -> await(one));
    }

    @Test
    void whoComesWhileEverybodyLeavesIsNotHeld() {
        OrderWatch watch = new OrderWatch(vertx, orders, System::nanoTime, () -> true, limits);

        assertThat(watch.decided(UUID.randomUUID(), new MerchantUid("m"), Duration.ofSeconds(25), () -> false)
                        .isComplete())
                .isTrue();
    }

    @Test
    void whoHasLeftIsReleased() {
        OrderWatch watch = new OrderWatch(vertx, orders, System::nanoTime, () -> false, limits);

        await(watch.decided(UUID.randomUUID(), new MerchantUid("m"), Duration.ofDays(1), () -> true));
    }

    private static void waitTogether(OrderWatch watch, Queue<Future<Void>> waiting, CountDownLatch together) {
        try {
            together.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        for (int i = 0; i < WAITERS_EACH; i++) {
            waiting.add(watch.decided(UUID.randomUUID(), new MerchantUid("m" + i), SHORT, () -> false));
        }
    }
}
