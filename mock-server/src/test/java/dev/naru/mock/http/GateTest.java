package dev.naru.mock.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {
    private final List<Promise<String>> started = new ArrayList<>();

    @Test
    void waitsInLineAndPassesInOrder() {
        Gate gate = new Gate(2, 10);
        gate.pass(this::start);
        gate.pass(this::start);
        Future<String> third = gate.pass(this::start);

        assertThat(started).hasSize(2);
        started.get(1).complete("second");
        assertThat(started).hasSize(3);
        started.get(2).complete("third");

        assertThat(third.result()).isEqualTo("third");
    }

    @Test
    void failureMakesRoomToo() {
        Gate gate = new Gate(1, 10);
        Future<String> first = gate.pass(this::start);
        gate.pass(this::start);

        started.get(0).fail("broken");

        assertThat(first.failed()).isTrue();
        assertThat(started).hasSize(2);
    }

    @Test
    void fullLineTurnsAway() {
        Gate gate = new Gate(1, 1);
        gate.pass(this::start);
        gate.pass(this::start);

        assertThat(gate.pass(this::start).failed()).isTrue();
        assertThat(started).hasSize(1);
    }

    private Future<String> start() {
        Promise<String> work = Promise.promise();
        started.add(work);
        return work.future();
    }
}
