package dev.naru.gateway.operations;

import io.vertx.core.Future;

/** How one kind of operation is done and how its outcome is found. Safe to share. */
public interface Effect {
    OperationKind kind();

    /**
     * Looks at the world before the operation is sent. Fails when the world could not be looked at; then it is tried
     * again later.
     */
    Future<Preparation> prepare(Operation operation);

    /**
     * Sends it, once, with the premise it carries. Completes with what the answer says; a call without a usable answer
     * is {@link Outcome.Unknown}, unless it certainly never left.
     */
    Future<Outcome> send(Operation operation);

    /** Finds out, by reading, what came of a call without an answer. Fails when it could not look. */
    Future<Outcome> look(Operation operation);
}
