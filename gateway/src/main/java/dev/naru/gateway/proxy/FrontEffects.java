package dev.naru.gateway.proxy;

import dev.naru.gateway.operations.NewOperation;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.OperationState;
import dev.naru.gateway.operations.Operations;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** Turns calls with an effect into operations, and operations into answers. */
final class FrontEffects {
    /** Over everything; clients give up after 30 seconds. */
    private static final Duration DEADLINE = Duration.ofSeconds(24);

    /** Of the engine's keys, before the id of a call. */
    static final String KEY = "v1:";

    private final FrontCalls calls;
    private final Lanes lanes;
    private final Operations operations;
    private final PassedReads reads;
    private final FrontClaims claims;
    private final LongSupplier monotonicNanos;

    FrontEffects(
            FrontCalls calls,
            Lanes lanes,
            Operations operations,
            PassedReads reads,
            FrontClaims claims,
            LongSupplier monotonicNanos) {
        this.calls = calls;
        this.lanes = lanes;
        this.operations = operations;
        this.reads = reads;
        this.claims = claims;
        this.monotonicNanos = monotonicNanos;
    }

    /**
     * What a caller is told.
     *
     * @param isOutcome whether it says what became of the call; otherwise the same call again must find it
     */
    record Heard(UUID callId, FrontAnswer answer, boolean isOutcome) {}

    /**
     * Has the call done once, or finds the equal one whose outcome the caller has not heard. Completes within 24 seconds.
     */
    Future<Heard> ask(UUID merchantId, EffectCall call) {
        long start = monotonicNanos.getAsLong();
        Future<Heard> heard = call.kind() == OperationKind.CLAIM
                ? claims.ask(merchantId, call, () -> left(start))
                : done(merchantId, call, start);
        return heard.onComplete(done -> reads.changed(merchantId))
                .timeout(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(
                        failure instanceof TimeoutException
                                ? Refusal.of(504, "outcome_unknown", Messages.unknown("-"))
                                : failure));
    }

    private Future<Heard> done(UUID merchantId, EffectCall call, long start) {
        return lanes.of(merchantId, call)
                .compose(place -> calls.open(merchantId, call)
                        .compose(callId -> operations
                                .submit(
                                        new NewOperation(
                                                merchantId,
                                                call.kind(),
                                                KEY + callId,
                                                place.lane(),
                                                place.order(),
                                                FrontEffect.request(callId, call)),
                                        null,
                                        left(start))
                                .compose(operation -> heard(callId, operation))));
    }

    private Duration left(long start) {
        Duration spent = Duration.ofNanos(monotonicNanos.getAsLong() - start);
        Duration left = Operations.PATIENCE.minus(spent);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Future<Heard> heard(UUID callId, Operation operation) {
        boolean isOutcome = operation.state() == OperationState.SUCCEEDED || operation.state() == OperationState.FAILED;
        if (!isOutcome) {
            return Future.succeededFuture(unknown(callId, operation));
        }
        return calls.find(operation.merchantId(), callId)
                .map(found -> found.map(FrontCalls.Known::answer).orElseGet(() -> ofAPerson(operation)))
                .map(answer -> new Heard(callId, answer, true));
    }

    /** Nobody can say yet what came of it. */
    static Heard unknown(UUID callId, Operation operation) {
        String id = operation.id().toString();
        return new Heard(callId, FrontAnswer.refusal(504, "outcome_unknown", Messages.unknown(id)), false);
    }

    /** Nobody heard Iamport; somebody looked, and said so. */
    private static FrontAnswer ofAPerson(Operation operation) {
        return operation.state() == OperationState.SUCCEEDED && operation.result() != null
                ? FrontAnswer.success(operation.result())
                : FrontAnswer.refusal(503, "not_done", Messages.NOT_DONE);
    }
}
