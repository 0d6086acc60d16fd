package dev.naru.gateway.platform.http;

import org.jspecify.annotations.Nullable;

/** What must hold of a stored thing before a write, from {@code If-Match}. */
@FunctionalInterface
public interface Precondition {
    Precondition NONE = revision -> {};

    /**
     * Checks under the row lock.
     *
     * @param revision of the thing as it is; null when there is none
     * @throws Problem 412 when the write must not happen
     */
    void check(@Nullable Long revision);
}
