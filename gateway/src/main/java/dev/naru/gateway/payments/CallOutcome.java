package dev.naru.gateway.payments;

import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.Outcome;
import java.time.Duration;
import java.time.Instant;

/** What a call that failed says about its effect. */
public final class CallOutcome {
    /** How long a call whose answer was lost may still be on its way. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(2);

    private CallOutcome() {}

    /**
     * The outcome of an operation whose latest call failed like this.
     *
     * <p>A refusal is final, unless an earlier call of the same operation may have arrived meanwhile and be the reason
     * for it; then a look must tell.
     */
    public static Outcome of(Operation operation, IamportFailure failure) {
        boolean refused =
                failure.kind() == IamportFailure.Kind.DECLINED || failure.kind() == IamportFailure.Kind.NOT_FOUND;
        if (!refused) {
            return failure.mayBeDone()
                    ? new Outcome.Unknown(failure.summary())
                    : new Outcome.NotDone(failure.summary());
        }
        return operation.attempt() > 1 && !isLongAgo(operation)
                ? new Outcome.Unknown(failure.summary())
                : new Outcome.Failed("declined", failure.words());
    }

    private static boolean isLongAgo(Operation operation) {
        Instant sentAt = operation.sentAt();
        return sentAt != null && Duration.between(operation.createdAt(), sentAt).compareTo(ON_ITS_WAY) > 0;
    }
}
