package dev.naru.gateway.proxy;

import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.operations.Effect;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.Outcome;
import dev.naru.gateway.operations.Preparation;
import io.vertx.core.Future;
import java.util.UUID;

/** Does claims as ever, but those of the front leave while their caller waits, or never. */
final class FrontClaimEffect implements Effect {
    private final Effect own;
    private final FrontCalls calls;

    FrontClaimEffect(Effect own, FrontCalls calls) {
        this.own = own;
        this.calls = calls;
    }

    private static boolean isOfTheFront(Operation operation) {
        return operation.dedupeKey().startsWith(FrontEffects.KEY);
    }

    @Override
    public OperationKind kind() {
        return own.kind();
    }

    @Override
    public Future<Preparation> prepare(Operation operation) {
        if (!isOfTheFront(operation)) {
            return own.prepare(operation);
        }
        UUID callId = UUID.fromString(operation.dedupeKey().substring(FrontEffects.KEY.length()));
        return calls.find(operation.merchantId(), callId)
                .compose(found -> found.filter(known -> known.age().compareTo(FrontEffect.SENDABLE) <= 0)
                                .isPresent()
                        ? own.prepare(operation).recover(FrontClaimEffect::refused)
                        : Future.succeededFuture(
                                new Preparation.Refuse(FrontClaims.NOT_SENT, "it was not sent in time")));
    }

    private static Future<Preparation> refused(Throwable failure) {
        return failure instanceof IamportFailure known
                ? Future.succeededFuture(new Preparation.Refuse(FrontClaims.NOT_SENT, known.summary()))
                : Future.failedFuture(failure);
    }

    @Override
    public Future<Outcome> send(Operation operation) {
        Future<Outcome> sent = own.send(operation);
        return isOfTheFront(operation) && operation.attempt() == 1 ? sent.map(FrontClaimEffect::last) : sent;
    }

    @Override
    public Future<Outcome> look(Operation operation) {
        return own.look(operation);
    }

    /** What has not left by now does not. */
    private static Outcome last(Outcome outcome) {
        return outcome instanceof Outcome.NotDone notSent
                ? new Outcome.Failed(FrontClaims.NOT_SENT, notSent.why())
                : outcome;
    }
}
