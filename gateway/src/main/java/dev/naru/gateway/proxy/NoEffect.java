package dev.naru.gateway.proxy;

import dev.naru.gateway.operations.Effect;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.Outcome;
import dev.naru.gateway.operations.Preparation;
import io.vertx.core.Future;

/** Stands where only the front has operations of a kind: nobody else can have asked for one. */
record NoEffect(OperationKind kind) implements Effect {
    @Override
    public Future<Preparation> prepare(Operation operation) {
        return Future.succeededFuture(new Preparation.Later("this gateway does not do " + kind));
    }

    @Override
    public Future<Outcome> send(Operation operation) {
        return Future.failedFuture("this gateway does not do " + kind);
    }

    @Override
    public Future<Outcome> look(Operation operation) {
        return Future.failedFuture("this gateway does not do " + kind);
    }
}
