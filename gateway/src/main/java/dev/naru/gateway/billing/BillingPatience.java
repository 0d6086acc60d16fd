package dev.naru.gateway.billing;

import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/** How long a call whose answer was lost may still have its effect, so that seeing none of it proves nothing. */
final class BillingPatience {
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(2);

    private final InstantSource clock;

    BillingPatience(InstantSource clock) {
        this.clock = clock;
    }

    /** That nothing of it is to be seen: not done once the call is long gone, unknown until then. */
    Outcome nothingSeen(Operation operation, String why) {
        Instant sentAt = Objects.requireNonNullElse(operation.sentAt(), operation.createdAt());
        return Duration.between(sentAt, clock.instant()).compareTo(ON_ITS_WAY) > 0
                ? new Outcome.NotDone(why)
                : new Outcome.Unknown(why + " yet");
    }
}
