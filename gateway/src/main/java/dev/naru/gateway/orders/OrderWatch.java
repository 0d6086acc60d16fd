package dev.naru.gateway.orders;

import dev.naru.gateway.platform.Limits;
import dev.naru.gateway.platform.Limits.Limit;
import dev.naru.gateway.platform.trace.Tracing;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Lets requests wait until an order is decided. All that wait on one event loop share one small statement every quarter
 * second, and none of them holds a connection; nobody waiting, nothing asked. Safe to share: whoever waited for a token
 * that another event loop fetches comes here on that loop's thread.
 */
public final class OrderWatch {
    private static final Duration PAUSE = Duration.ofMillis(250);

    /** More than that are not made to wait: they are answered at once with what is known. */
    private static final int MAX_WAITING = 500;

    private final Vertx loop;
    private final OrderRepository orders;
    private final LongSupplier monotonicNanos;
    private final BooleanSupplier leaving;
    private final Limits limits;
    private final List<Waiter> waiting = new ArrayList<>();
    private boolean isAsking;

    /**
     * A watch nobody waits on yet.
     *
     * @param monotonicNanos a clock that never goes back, such as {@code System::nanoTime}
     * @param leaving whether the process is shutting down, so that nobody should wait any longer
     */
    public OrderWatch(
            Vertx loop, OrderRepository orders, LongSupplier monotonicNanos, BooleanSupplier leaving, Limits limits) {
        this.loop = loop;
        this.orders = orders;
        this.monotonicNanos = monotonicNanos;
        this.leaving = leaving;
        this.limits = limits;
    }

    private record Waiter(OrderKey key, long deadline, BooleanSupplier isGone, Promise<Void> promise) {}

    /**
     * Completes when the order is neither OPEN nor READY, when {@code wait} is over, and when there is no room to wait;
     * the caller reads the order then. Never fails.
     *
     * @param isGone whether the one who waits has left meanwhile
     */
    public Future<Void> decided(UUID merchantId, MerchantUid merchantUid, Duration wait, BooleanSupplier isGone) {
        if (wait.isZero() || wait.isNegative() || leaving.getAsBoolean()) {
            return Future.succeededFuture();
        }
        Promise<Void> promise = Promise.promise();
        long deadline = monotonicNanos.getAsLong() + wait.toNanos();
        if (!add(new Waiter(new OrderKey(merchantId, merchantUid), deadline, isGone, promise))) {
            limits.met(Limit.ORDER_WAITS);
            return Future.succeededFuture();
        }
        askSoon();
        return Tracing.here(promise.future());
    }

    /** Whether nobody should wait any longer: then {@link #decided} completes at once, again and again. */
    public boolean isLeaving() {
        return leaving.getAsBoolean();
    }

    private synchronized boolean add(Waiter waiter) {
        return waiting.size() < MAX_WAITING && waiting.add(waiter);
    }

    private void askSoon() {
        if (begins()) {
            loop.timer(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                    .compose(paused -> ask())
                    .onComplete(asked -> {
                        ends();
                        askSoon();
                    });
        }
    }

    private synchronized boolean begins() {
        boolean begins = !isAsking && !waiting.isEmpty();
        isAsking |= begins;
        return begins;
    }

    private synchronized void ends() {
        isAsking = false;
    }

    private Future<Void> ask() {
        long now = monotonicNanos.getAsLong();
        boolean leave = leaving.getAsBoolean();
        release(waiter ->
                leave || now - waiter.deadline() >= 0 || waiter.isGone().getAsBoolean());
        List<OrderKey> keys = keys();
        if (keys.isEmpty()) {
            return Future.succeededFuture();
        }
        return orders.decided(keys)
                // Not knowing is no news: those who wait go on waiting, and their deadlines hold.
                .otherwise(List.of())
                .map(Set::copyOf)
                .onSuccess(decided -> release(waiter -> decided.contains(waiter.key())))
                .mapEmpty();
    }

    private synchronized List<OrderKey> keys() {
        return waiting.stream().map(Waiter::key).distinct().toList();
    }

    private void release(Predicate<Waiter> which) {
        // Completed outside of the lock: what follows is the waiter's business.
        remove(which).forEach(waiter -> waiter.promise().complete());
    }

    private synchronized List<Waiter> remove(Predicate<Waiter> which) {
        List<Waiter> removed = waiting.stream().filter(which).toList();
        waiting.removeAll(removed);
        return removed;
    }
}
