package dev.naru.gateway.operations;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How operations ended in this process, by kind and state; only ever grows. For any thread. */
public final class OperationCounts {
    private final Map<OperationKind, Map<OperationState, LongAdder>> ended = new EnumMap<>(OperationKind.class);

    OperationCounts() {
        for (OperationKind kind : OperationKind.values()) {
            Map<OperationState, LongAdder> states = new EnumMap<>(OperationState.class);
            for (OperationState state : OperationState.values()) {
                states.put(state, new LongAdder());
            }
            ended.put(kind, states);
        }
    }

    void ended(Operation operation) {
        adder(operation.kind(), operation.state()).increment();
    }

    /** How many of that kind came to that state. */
    public long ended(OperationKind kind, OperationState state) {
        return adder(kind, state).sum();
    }

    private LongAdder adder(OperationKind kind, OperationState state) {
        Map<OperationState, LongAdder> states = ended.get(kind);
        LongAdder adder = states == null ? null : states.get(state);
        if (adder == null) {
            throw new IllegalStateException("no counter for " + kind + " " + state);
        }
        return adder;
    }
}
