package dev.naru.gateway.operations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** An effect that does what the test says next, and remembers what was asked of it. */
final class ScriptedEffect implements Effect {
    private final Deque<Function<Operation, Future<Preparation>>> preparations = new ConcurrentLinkedDeque<>();
    private final Deque<Function<Operation, Future<Outcome>>> sends = new ConcurrentLinkedDeque<>();
    private final Deque<Function<Operation, Future<Outcome>>> looks = new ConcurrentLinkedDeque<>();
    private final AtomicInteger prepared = new AtomicInteger();
    private final List<Operation> sent = new CopyOnWriteArrayList<>();
    private final List<Operation> looked = new CopyOnWriteArrayList<>();

    static ObjectNode json(String text) {
        return JsonNodeFactory.instance.objectNode().put("text", text);
    }

    ScriptedEffect prepares(Preparation next) {
        preparations.add(operation -> Future.succeededFuture(next));
        return this;
    }

    ScriptedEffect preparesBy(Function<Operation, Future<Preparation>> next) {
        preparations.add(next);
        return this;
    }

    ScriptedEffect sends(Outcome next) {
        return sendsBy(operation -> Future.succeededFuture(next));
    }

    ScriptedEffect sendsBy(Function<Operation, Future<Outcome>> next) {
        sends.add(next);
        return this;
    }

    ScriptedEffect looks(Outcome next) {
        looks.add(operation -> Future.succeededFuture(next));
        return this;
    }

    /** How often the world was looked at before a call. */
    int prepared() {
        return prepared.get();
    }

    /** Each operation as it was when it was sent. */
    List<Operation> sent() {
        return sent;
    }

    List<Operation> looked() {
        return looked;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.CANCEL;
    }

    @Override
    public Future<Preparation> prepare(Operation operation) {
        prepared.incrementAndGet();
        Function<Operation, Future<Preparation>> next = preparations.poll();
        return next == null ? Future.succeededFuture(new Preparation.Go(json("premise"))) : next.apply(operation);
    }

    @Override
    public Future<Outcome> send(Operation operation) {
        sent.add(operation);
        return sends.remove().apply(operation);
    }

    @Override
    public Future<Outcome> look(Operation operation) {
        looked.add(operation);
        return looks.remove().apply(operation);
    }
}
