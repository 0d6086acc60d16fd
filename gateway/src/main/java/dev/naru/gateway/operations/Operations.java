package dev.naru.gateway.operations;

import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.platform.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** The only door to an effect at Iamport. */
public final class Operations {
    /** Longer than the slowest step: two looks and one call of 25 seconds each. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final long GLANCE_MS = 100;

    private final Vertx vertx;
    private final OperationRepository operations;
    private final OperationRunner runner;
    private final InstantSource clock;

    /**
     * Puts the engine together; nothing runs yet.
     *
     * @param effects one per kind this gateway does
     */
    public Operations(
            Vertx vertx,
            Database database,
            TimelineRepository timeline,
            List<Effect> effects,
            InstantSource clock,
            RandomGenerator random) {
        this.vertx = vertx;
        this.operations = new OperationRepository(database, timeline);
        this.runner = new OperationRunner(operations, effects, clock, random);
        this.clock = clock;
    }

    /** The dedupe key is taken by an operation that asks for something else. */
    public static final class DifferentRequest extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DifferentRequest() {
            super("the same key was used for another request", null, false, false);
        }
    }

    /**
     * Commits the intent and does it, or finds the one that was asked for before. Completes with the operation once it
     * is settled, or as it stands after {@code wait}. Fails with {@link DifferentRequest} when the key asks for something
     * else already, and as the database fails; then asking again with the same key is safe.
     *
     * @param wait how long to wait for an outcome, at most 25 s
     */
    public Future<Operation> submit(NewOperation asked, Duration wait) {
        long deadline = clock.millis() + wait.toMillis();
        return operations.insert(asked, LEASE).compose(intent -> {
            if (!intent.isSame()) {
                return Future.failedFuture(new DifferentRequest());
            }
            return intent.isNew() ? stepped(intent.operation(), deadline) : settled(intent.operation(), deadline);
        });
    }

    private Future<Operation> stepped(Operation claimed, long deadline) {
        Future<Operation> step = runner.step(claimed);
        long left = Math.max(1, deadline - clock.millis());
        return step.timeout(left, TimeUnit.MILLISECONDS)
                // The step goes on; only the waiting ends.
                .recover(late -> step.isComplete() ? step : Future.succeededFuture(claimed))
                .compose(operation -> settled(operation, deadline));
    }

    private Future<Operation> settled(Operation operation, long deadline) {
        if (operation.state().isSettled() || clock.millis() >= deadline) {
            return Future.succeededFuture(operation);
        }
        return vertx.timer(GLANCE_MS, TimeUnit.MILLISECONDS)
                .compose(passed -> operations.find(operation.merchantId(), operation.id()))
                .compose(found -> settled(found.orElse(operation), deadline));
    }

    public Future<Optional<Operation>> find(UUID merchantId, UUID id) {
        return operations.find(merchantId, id);
    }

    /** For one merchant's operations. */
    public OperationJob job(UUID merchantId) {
        return new OperationJob(merchantId, operations, runner);
    }
}
