package dev.naru.gateway.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a merchant wants events.
 *
 * @param reason why we disabled it, {@code GONE} or {@code FAILING}; null when we did not
 * @param version grows with every change by a person
 * @param oldSecretUntil when the secret before this one stops signing; null when only one signs, or both do for good
 */
record Endpoint(
        EndpointKey key,
        EndpointSettings settings,
        EndpointState state,
        @Nullable String reason,
        long version,
        @Nullable Instant oldSecretUntil,
        Instant createdAt,
        Instant updatedAt,
        Health health) {

    /**
     * How it has been doing.
     *
     * @param failures attempts since the last one that arrived
     * @param pausedUntil nothing is sent before; null = no pause
     * @param lastError one line about the last failure since something arrived
     */
    record Health(
            int failures,
            @Nullable Instant failingSince,
            @Nullable Instant pausedUntil,
            @Nullable String lastError) {}

    /** Set by the environment, and changed only there. */
    boolean isFromEnvironment() {
        return key.endpointId().equals(EndpointRepository.FROM_ENVIRONMENT);
    }
}
