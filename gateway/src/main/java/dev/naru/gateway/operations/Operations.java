package dev.naru.gateway.operations;

import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.http.PageCursor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The only door to an effect at Iamport. */
public final class Operations {
    /** How long a caller is kept waiting: a little less than clients of Iamport wait. */
    public static final Duration PATIENCE = Duration.ofSeconds(22);

    /** Longer than the slowest step: two looks and one call of 25 seconds each. */
    public static final Duration LEASE = Duration.ofMinutes(2);

    private static final long GLANCE_MS = 100;

    private final Vertx vertx;
    private final OperationRepository operations;
    private final IntentRepository intents;
    private final ClaimRepository claims;
    private final RequestKeyRepository keys;
    private final ReviewRepository reviews;
    private final OperationRunner runner;
    private final InstantSource clock;
    private volatile boolean isLeaving;
    private final Duration lease;

    /** Puts the engine together with claims of the usual length. */
    public Operations(
            Vertx vertx,
            Database database,
            TimelineRepository timeline,
            OperationNews news,
            List<Effect> effects,
            InstantSource clock,
            RandomGenerator random) {
        this(vertx, database, timeline, news, effects, clock, random, LEASE);
    }

    /**
     * Puts the engine together; nothing runs yet.
     *
     * @param news is told when an operation needs a person
     * @param effects one per kind this gateway does
     * @param lease how long a claim is kept from other workers, at least 1 s
     */
    public Operations(
            Vertx vertx,
            Database database,
            TimelineRepository timeline,
            OperationNews news,
            List<Effect> effects,
            InstantSource clock,
            RandomGenerator random,
            Duration lease) {
        this.vertx = vertx;
        this.keys = new RequestKeyRepository(database);
        this.reviews = new ReviewRepository(database, timeline);
        OperationStory story = new OperationStory(timeline);
        this.operations = new OperationRepository(database);
        this.intents = new IntentRepository(database, keys, story);
        this.claims = new ClaimRepository(database, story, news);
        this.runner = new OperationRunner(operations, claims, effects, clock, random);
        this.clock = clock;
        this.lease = lease;
    }

    /** The dedupe key is taken by an operation that asks for something else. */
    public static final class DifferentRequest extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DifferentRequest() {
            super("the same key was used for another request", null, false, false);
        }
    }

    /** An earlier request for the same is still being served. */
    public static final class InFlight extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InFlight() {
            super("an earlier request with this key is still being served", null, false, false);
        }
    }

    /**
     * Commits the intent and does it, or finds the one that was asked for before. Completes with the operation once it
     * is settled, or as it stands after {@code wait}. Fails with {@link DifferentRequest} when the key asks for something
     * else already, with {@link InFlight} when the caller brings a request key and an earlier request with it is being
     * served (without one it waits for the same outcome), and as the database fails; then asking again with the same key
     * is safe. What a dead process left behind is taken over, not done again.
     *
     * @param requestKey the caller's {@code Idempotency-Key}, or null when the operation's own key is enough
     * @param wait how long to wait for an outcome, at most 25 s
     */
    public Future<Operation> submit(NewOperation asked, @Nullable String requestKey, Duration wait) {
        return submit(asked, requestKey, wait, tx -> Future.succeededFuture());
    }

    /**
     * The same for an operation that needs something of ours, such as its order. That is stored with the intent or not
     * at all: a refused request leaves nothing behind. Fails also as {@code needed} does.
     *
     * @param needed stores it, or finds that the same request did; fails with {@link
     *     dev.naru.gateway.platform.http.Problem} when it may not be, or another one did
     */
    public Future<Operation> submit(
            NewOperation asked,
            @Nullable String requestKey,
            Duration wait,
            Function<Transaction, Future<Void>> needed) {
        long deadline = clock.millis() + wait.toMillis();
        return intents.insert(asked, requestKey, lease, needed).compose(intent -> {
            if (intent.isNew()) {
                return stepped(intent.operation(), deadline);
            }
            return intent.operation().underWay() && requestKey != null
                    ? Future.failedFuture(new InFlight())
                    : joined(intent.operation(), deadline);
        });
    }

    private Future<Operation> joined(Operation there, long deadline) {
        if (there.state().isSettled()) {
            return Future.succeededFuture(there);
        }
        return claims.claim(there.merchantId(), there.id(), lease)
                .compose(claimed -> claimed.isPresent() ? stepped(claimed.get(), deadline) : settled(there, deadline));
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
        if (operation.state().isSettled() || isLeaving || clock.millis() >= deadline) {
            return Future.succeededFuture(operation);
        }
        return vertx.timer(GLANCE_MS, TimeUnit.MILLISECONDS)
                .compose(passed -> operations.find(operation.merchantId(), operation.id()))
                .compose(found -> settled(found.orElse(operation), deadline));
    }

    /**
     * From now on nobody waits for what takes another look: they get the operation as it stands, and whoever looks later
     * settles it. A call that is under way is still waited for.
     */
    public void leave() {
        isLeaving = true;
    }

    public Future<Optional<Operation>> find(UUID merchantId, UUID id) {
        return operations.find(merchantId, id);
    }

    /** Up to {@code limit}, newest first, after the last one of the page before. */
    Future<List<Operation>> list(
            UUID merchantId, @Nullable OperationState state, @Nullable PageCursor after, int limit) {
        return operations.list(merchantId, state, after, limit);
    }

    /** Stores what a person found out. Completes with false, and changes nothing, when the operation is not in REVIEW. */
    Future<Boolean> resolve(UUID merchantId, UUID id, Resolution resolution) {
        return reviews.resolve(merchantId, id, resolution);
    }

    /** Forgets which requests came with which key; their operations stay. Completes with whether
     * there may be more. */
    public Future<Boolean> forget(Duration age, int limit) {
        return keys.forget(age, limit);
    }

    /** Which of these merchants have something to be taken up. */
    public Future<List<UUID>> due(UUID[] merchants) {
        return operations.due(merchants);
    }

    /** How many ended how in this process. */
    public OperationCounts counts() {
        return runner.counts();
    }

    /** For one merchant's operations. */
    public OperationJob job(UUID merchantId) {
        return new OperationJob(merchantId, claims, runner, lease);
    }
}
