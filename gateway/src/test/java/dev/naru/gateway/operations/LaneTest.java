package dev.naru.gateway.operations;

import static dev.naru.gateway.operations.ScriptedEffect.json;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.operations.Outcome.Review;
import dev.naru.gateway.operations.Outcome.Succeeded;
import dev.naru.gateway.operations.Outcome.Unknown;
import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Operations that touch several things at once. */
@ExtendWith(PostgresExtension.class)
class LaneTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final UUID merchantId = UUID.randomUUID();
    private final Vertx vertx;
    private final LaneRepository lanes;
    private final ScriptedEffect effect = new ScriptedEffect();
    private final Operations operations;

    LaneTest(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.lanes = new LaneRepository(database);
        this.operations = new Operations(
                vertx,
                database,
                new TimelineRepository(database),
                (tx, operation, why) -> Future.succeededFuture(),
                List.of(effect),
                InstantSource.system(),
                new Random(1));
    }

    @Test
    void lanesOfAnOperationThatIsOverAreFree() {
        assertThat(ends("one", new Succeeded(json("done")), "a", "b")).isEqualTo(OperationState.SUCCEEDED);

        assertThat(ends("two", new Succeeded(json("done")), "b", "c")).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void oneLaneThatIsHeldKeepsAllClosed() {
        ends("one", new Unknown("no answer"), "a", "b");

        assertThat(ends("two", new Succeeded(json("done")), "b", "c")).isEqualTo(OperationState.PENDING);
        assertThat(ends("three", new Succeeded(json("done")), "c")).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void whatWaitsForAPersonKeepsItsLanes() {
        ends("one", new Review("nobody can tell"), "a");

        assertThat(ends("two", new Succeeded(json("done")), "a")).isEqualTo(OperationState.PENDING);
    }

    @Test
    void anothersLanesAreOthers() {
        ends("one", new Unknown("no answer"), "a");

        UUID other = UUID.randomUUID();
        assertThat(ends(other, "two", new Succeeded(json("done")), "a")).isEqualTo(OperationState.SUCCEEDED);
    }

    private OperationState ends(String key, Outcome outcome, String... asked) {
        return ends(merchantId, key, outcome, asked);
    }

    private OperationState ends(UUID merchant, String key, Outcome outcome, String... asked) {
        effect.preparesBy(operation -> lanes.enter(operation, List.of(asked)).map(entered -> {
            if (!entered) {
                return new Preparation.Later("held");
            }
            effect.sends(outcome);
            return new Preparation.Go(json("premise"));
        }));
        Operation asking = await(operations.submit(
                new NewOperation(merchant, OperationKind.CANCEL, key, "own:" + key, null, json(key)),
                null,
                Duration.ZERO));
        Operation ended = atRest(merchant, asking.id());
        assertThat(ended.state() != OperationState.PENDING || "held".equals(ended.errorMessage()))
                .as(ended.toString())
                .isTrue();
        return ended.state();
    }

    /** The operation once nobody is working on it. */
    private Operation atRest(UUID merchant, UUID id) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            Operation operation = await(operations.find(merchant, id)).orElseThrow();
            if (!operation.underWay()) {
                return operation;
            }
            assertThat(System.nanoTime()).as("it is still under way").isLessThan(end);
            await(vertx.timer(20, TimeUnit.MILLISECONDS));
        }
    }
}
