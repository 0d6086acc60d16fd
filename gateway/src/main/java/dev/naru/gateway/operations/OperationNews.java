package dev.naru.gateway.operations;

import dev.naru.gateway.platform.db.Transaction;
import io.vertx.core.Future;

/** Whoever has to know that an operation waits for a person. */
@FunctionalInterface
public interface OperationNews {
    /**
     * Tells it in the transaction that stores it. Called before the operation's row is touched, so that orders may be
     * locked: operations come after them.
     *
     * @param operation as it was before
     * @param why in one English sentence, free of personal data
     */
    Future<Void> needsAPerson(Transaction tx, Operation operation, String why);
}
