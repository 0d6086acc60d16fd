package dev.naru.gateway.operations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.operations.Outcome.Failed;
import dev.naru.gateway.operations.Outcome.NotDone;
import dev.naru.gateway.operations.Outcome.Review;
import dev.naru.gateway.operations.Outcome.Succeeded;
import dev.naru.gateway.operations.Outcome.Unknown;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a claimed operation one step on: sends it if it never was, looks for its outcome if it was. No transaction is
 * open while Iamport is asked.
 */
final class OperationRunner {
    private static final Logger log = LoggerFactory.getLogger(OperationRunner.class);

    /** What could not be settled by then needs a person. */
    static final Duration PATIENCE = Duration.ofHours(24);

    private static final Duration LANE_PAUSE = Duration.ofMillis(200);

    /** How often what should be gone in a moment is believed to. */
    private static final int SOON = 100;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final OperationCounts counts = new OperationCounts();
    private final OperationRepository operations;
    private final ClaimRepository claims;
    private final Map<OperationKind, Effect> effects = new EnumMap<>(OperationKind.class);
    private final InstantSource clock;
    private final RandomGenerator random;

    OperationRunner(
            OperationRepository operations,
            ClaimRepository claims,
            List<Effect> effects,
            InstantSource clock,
            RandomGenerator random) {
        this.operations = operations;
        this.claims = claims;
        effects.forEach(effect -> this.effects.put(effect.kind(), effect));
        this.clock = clock;
        this.random = random;
    }

    /** Completes with the operation as it stands after this step; fails only as the database fails. */
    Future<Operation> step(Operation claimed) {
        Effect effect = effects.get(claimed.kind());
        if (effect == null) {
            return postpone(claimed, OperationState.PENDING, "this gateway does not do " + claimed.kind());
        }
        return claimed.state() == OperationState.PENDING ? begin(effect, claimed) : resume(effect, claimed);
    }

    private Future<Operation> begin(Effect effect, Operation claimed) {
        return claims.enter(claimed)
                .compose(entered -> entered.isPresent()
                        ? prepared(effect, claimed)
                        : postpone(
                                claimed,
                                OperationState.PENDING,
                                "another operation of its lane is under way",
                                LANE_PAUSE));
    }

    private Future<Operation> prepared(Effect effect, Operation claimed) {
        return safely(() -> effect.prepare(claimed))
                .transform(prepared -> prepared.failed()
                        ? postpone(claimed, OperationState.PENDING, reason(prepared.cause()))
                        : prepared.result()
                                .fold(
                                        go -> send(effect, claimed, go.premise()),
                                        refuse -> settle(claimed, new Failed(refuse.code(), refuse.message())),
                                        later -> postpone(
                                                claimed,
                                                OperationState.PENDING,
                                                later.why(),
                                                later.isSoon() && claimed.fence() < SOON
                                                        ? LANE_PAUSE
                                                        : pause(claimed))));
    }

    private Future<Operation> resume(Effect effect, Operation claimed) {
        return safely(() -> effect.look(claimed))
                .transform(looked -> looked.failed()
                        ? settle(claimed, new Unknown(reason(looked.cause())))
                        : looked.result() instanceof NotDone
                                ? send(effect, claimed, premise(claimed))
                                : settle(claimed, looked.result()));
    }

    private static JsonNode premise(Operation claimed) {
        JsonNode premise = claimed.premise();
        if (premise == null) {
            throw new IllegalStateException("operation " + claimed.id() + " was sent without a premise");
        }
        return premise;
    }

    private Future<Operation> send(Effect effect, Operation claimed, JsonNode premise) {
        return claims.sent(claimed, premise).compose(marked -> {
            if (marked.isEmpty()) {
                return lost(claimed);
            }
            Operation sent = marked.get();
            return safely(() -> effect.send(sent))
                    .otherwise(failure -> new Unknown(reason(failure)))
                    .compose(outcome -> settle(sent, outcome));
        });
    }

    OperationCounts counts() {
        return counts;
    }

    private Future<Operation> settle(Operation claimed, Outcome outcome) {
        if (outcome instanceof Succeeded succeeded) {
            return settle(claimed, OperationState.SUCCEEDED, succeeded.result(), null, null);
        }
        if (outcome instanceof Failed failed) {
            return settle(claimed, OperationState.FAILED, failed.details(), failed.code(), failed.message());
        }
        if (outcome instanceof Review review) {
            log.error("operation {} needs a person: {}", claimed.id(), review.why());
            return settle(claimed, OperationState.REVIEW, review.known(), "review", review.why());
        }
        String why = outcome instanceof Unknown unknown ? unknown.why() : ((NotDone) outcome).why();
        JsonNode known = outcome instanceof Unknown unknown ? unknown.known() : null;
        if (outcome instanceof NotDone && claimed.attempt() == 1) {
            return postpone(claimed, OperationState.PENDING, why);
        }
        if (isOverdue(claimed)) {
            log.error("operation {} needs a person, nothing is known after {}: {}", claimed.id(), PATIENCE, why);
            return settle(claimed, OperationState.REVIEW, known, "review", why);
        }
        return postpone(claimed, OperationState.UNKNOWN, why, known, pause(claimed));
    }

    private boolean isOverdue(Operation claimed) {
        return Duration.between(claimed.createdAt(), clock.instant()).compareTo(PATIENCE) > 0;
    }

    private Future<Operation> settle(
            Operation claimed,
            OperationState state,
            @Nullable JsonNode result,
            @Nullable String errorCode,
            @Nullable String errorMessage) {
        return claims.settle(claimed, state, result, errorCode, errorMessage)
                .onSuccess(stored -> stored.ifPresent(counts::ended))
                .compose(stored -> orAsStored(claimed, stored));
    }

    private Future<Operation> postpone(Operation claimed, OperationState state, String why) {
        return postpone(claimed, state, why, pause(claimed));
    }

    private Future<Operation> postpone(Operation claimed, OperationState state, String why, Duration pause) {
        return postpone(claimed, state, why, null, pause);
    }

    private Future<Operation> postpone(
            Operation claimed, OperationState state, String why, @Nullable JsonNode known, Duration pause) {
        return claims.postpone(claimed, state, why, known, pause).compose(stored -> orAsStored(claimed, stored));
    }

    private Future<Operation> orAsStored(Operation claimed, Optional<Operation> stored) {
        return stored.isPresent() ? Future.succeededFuture(stored.get()) : lost(claimed);
    }

    private Future<Operation> lost(Operation claimed) {
        log.warn("operation {} took longer than its lease; another worker has it", claimed.id());
        return operations.find(claimed.merchantId(), claimed.id()).map(found -> found.orElse(claimed));
    }

    /** 1, 2, 4 ... seconds after the last change, up to five minutes, each somewhere in its upper half. */
    private Duration pause(Operation claimed) {
        long full = Math.min(LONGEST_PAUSE.toMillis(), 1_000L << Math.min(claimed.fence(), 20));
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }

    private static <T> Future<T> safely(Supplier<Future<T>> work) {
        return Future.succeededFuture().compose(start -> work.get());
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
