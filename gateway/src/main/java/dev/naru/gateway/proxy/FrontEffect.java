package dev.naru.gateway.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.iamport.PassedAnswer;
import dev.naru.gateway.operations.Effect;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.Outcome;
import dev.naru.gateway.operations.Preparation;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.proxy.FrontCalls.Known;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/**
 * Does operations that were asked for through the front, and leaves all others to the effect of their kind. A call of the
 * front leaves while its caller waits, or never; what Iamport answers is kept for the caller as it is.
 */
final class FrontEffect implements Effect {
    /** A little less than a caller is kept waiting. */
    static final Duration SENDABLE = Duration.ofSeconds(20);

    /** A call whose answer was lost may be on its way for that long. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(2);

    /** Sent at the latest after {@link #ON_ITS_WAY}, and arrived or lost as long after. */
    private static final Duration CERTAIN = Duration.ofMinutes(5);

    private static final String CALL = "front_call";

    private final Effect own;
    private final Guard guard;
    private final FrontCalls calls;
    private final Looks looks;

    FrontEffect(Effect own, Guard guard, FrontCalls calls, Looks looks) {
        this.own = own;
        this.guard = guard;
        this.calls = calls;
        this.looks = looks;
    }

    /** What an operation of the front keeps beside the call itself, which holds personal data. */
    static ObjectNode request(UUID callId, EffectCall call) {
        return StrictJson.mapper()
                .createObjectNode()
                .put(CALL, callId.toString())
                .put("method", call.method().name())
                .put("path", call.path());
    }

    private static boolean isOwn(Operation operation) {
        return !operation.request().has(CALL);
    }

    private static UUID callId(Operation operation) {
        return UUID.fromString(operation.request().path(CALL).asText());
    }

    @Override
    public OperationKind kind() {
        return own.kind();
    }

    private Future<Known> known(Operation operation) {
        return calls.find(operation.merchantId(), callId(operation))
                .compose(found -> found.map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture("the call is not kept any more")));
    }

    @Override
    public Future<Preparation> prepare(Operation operation) {
        if (isOwn(operation)) {
            return own.prepare(operation);
        }
        return known(operation)
                .compose(known -> known.age().compareTo(SENDABLE) > 0
                        ? refuse(operation, FrontAnswer.refusal(503, "not_sent", Messages.TOO_LATE))
                        : guard.premise(operation.merchantId(), known.call())
                                .<Preparation>map(Preparation.Go::new)
                                .recover(failure -> refuse(operation, FrontAnswerHandler.answer(failure))));
    }

    /** Nothing was sent, and the caller is told so. */
    private Future<Preparation> refuse(Operation operation, FrontAnswer answer) {
        return calls.answered(operation.merchantId(), callId(operation), answer)
                .map(kept -> new Preparation.Refuse(String.valueOf(answer.ownCode()), "it was not sent"));
    }

    @Override
    public Future<Outcome> send(Operation operation) {
        if (isOwn(operation)) {
            return own.send(operation);
        }
        return known(operation)
                .compose(known -> looks.merged(operation.merchantId(), iamport -> {
                            EffectCall call = guard.guarded(known.call(), premise(operation));
                            return iamport.passing()
                                    .send(
                                            call.method(),
                                            call.uri(),
                                            call.headers(),
                                            call.body().bytes());
                        })
                        .compose(
                                answer -> answered(operation, known, answer),
                                failure -> failure instanceof IamportFailure iamport
                                        ? failed(operation, iamport)
                                        : Future.failedFuture(failure)));
    }

    private Future<Outcome> answered(Operation operation, Known known, PassedAnswer answer) {
        if (answer.status() >= 500) {
            return Future.succeededFuture(
                    new Outcome.Unknown("Iamport answered " + answer.status() + ": " + answer.message()));
        }
        if (!answer.isSuccess() && operation.attempt() > 1 && known.age().compareTo(CERTAIN) < 0) {
            // The call before may be the reason for it.
            return Future.succeededFuture(new Outcome.Unknown("Iamport refused a repetition: " + answer.message()));
        }
        return calls.answered(operation.merchantId(), callId(operation), FrontAnswer.of(answer))
                .map(guard.outcome(known.call(), answer));
    }

    private Future<Outcome> failed(Operation operation, IamportFailure failure) {
        if (failure.mayBeDone() || operation.attempt() > 1) {
            return Future.succeededFuture(new Outcome.Unknown(failure.summary()));
        }
        return calls.answered(operation.merchantId(), callId(operation), Messages.of(failure))
                .map(new Outcome.Failed("not_sent", failure.summary()));
    }

    private static JsonNode premise(Operation operation) {
        return Objects.requireNonNull(operation.premise(), "sent without a premise");
    }

    @Override
    public Future<Outcome> look(Operation operation) {
        if (isOwn(operation)) {
            return own.look(operation);
        }
        return known(operation)
                .compose(known -> guard.look(operation.merchantId(), known.call(), premise(operation))
                        .compose(finding -> found(operation, known, finding)));
    }

    private Future<Outcome> found(Operation operation, Known known, Finding finding) {
        if (finding instanceof Finding.Answered answered) {
            return calls.answered(operation.merchantId(), callId(operation), FrontAnswer.success(answered.response()))
                    .map(guard.outcome(known.call(), answered.response()));
        }
        if (finding instanceof Finding.Odd odd) {
            return Future.succeededFuture(new Outcome.Review(odd.why()));
        }
        String why = ((Finding.NotDone) finding).why();
        if (known.age().compareTo(CERTAIN) > 0) {
            return calls.answered(
                            operation.merchantId(),
                            callId(operation),
                            FrontAnswer.refusal(503, "not_done", Messages.NOT_DONE))
                    .map(new Outcome.Failed("not_done", why));
        }
        boolean isRepeated = guard.mayRepeat(known.call()) && known.age().compareTo(ON_ITS_WAY) < 0;
        return Future.succeededFuture(isRepeated ? new Outcome.NotDone(why) : new Outcome.Unknown(why));
    }
}
