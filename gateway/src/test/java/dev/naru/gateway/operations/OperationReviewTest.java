package dev.naru.gateway.operations;

import static dev.naru.gateway.operations.ScriptedEffect.json;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.operations.Outcome.Review;
import dev.naru.gateway.operations.Outcome.Succeeded;
import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What nobody can tell, a person decides, once, and it is written down who did. */
@ExtendWith(PostgresExtension.class)
class OperationReviewTest {
    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final Resolution DONE = new Resolution(true, "minji", "Iamport's console shows 3 000 won");
    private static final Resolution NOT_DONE = new Resolution(false, "minji", "the console shows nothing");

    private final UUID merchantId = UUID.randomUUID();
    private final Database database;
    private final ScriptedEffect effect = new ScriptedEffect();
    private final Operations operations;

    OperationReviewTest(Vertx vertx, Database database) {
        this.database = database;
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
    void aPersonMaySayThatItIsDone() {
        Operation waiting = inReview();

        assertThat(await(operations.resolve(merchantId, waiting.id(), DONE))).isTrue();

        Operation resolved = find(waiting);
        assertThat(resolved.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(resolved.result())
                .hasToString("{\"resolved_by\":\"minji\",\"note\":\"Iamport's console shows 3 000 won\"}");
        assertThat(resolved.errorCode()).isNull();
    }

    @Test
    void aPersonMaySayThatItIsNotDone() {
        Operation waiting = inReview();

        await(operations.resolve(merchantId, waiting.id(), NOT_DONE));

        assertThat(find(waiting).state()).isEqualTo(OperationState.FAILED);
        assertThat(find(waiting).errorCode()).isEqualTo("not_done");
    }

    @Test
    void theLaneIsOpenAfterwards() {
        Operation waiting = inReview();
        Operation next = await(operations.submit(asked("b"), "key-b", Duration.ZERO));
        await(operations.resolve(merchantId, waiting.id(), DONE));
        effect.sends(new Succeeded(json("second")));

        await(database.query("update operation set run_at = now() where merchant_id = $1", merchantId));
        await(operations.job(merchantId).run());

        assertThat(find(next).state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void aDecisionIsFinal() {
        Operation waiting = inReview();
        await(operations.resolve(merchantId, waiting.id(), DONE));

        assertThat(await(operations.resolve(merchantId, waiting.id(), NOT_DONE)))
                .isFalse();
        assertThat(find(waiting).state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void whoDecidedWhatAndWhyIsKept() {
        Operation waiting = inReview();

        await(operations.resolve(merchantId, waiting.id(), NOT_DONE));
        await(operations.resolve(merchantId, waiting.id(), DONE));

        assertThat(audit())
                .containsExactly(
                        "minji operation.resolved_not_done operation:" + waiting.id() + " the console shows nothing");
    }

    @Test
    void anothersOperationCannotBeResolved() {
        Operation waiting = inReview();

        assertThat(await(operations.resolve(UUID.randomUUID(), waiting.id(), DONE)))
                .isFalse();
        assertThat(find(waiting).state()).isEqualTo(OperationState.REVIEW);
    }

    private Operation inReview() {
        effect.sends(new Review("cancel_amount is neither what it was nor what it should be"));
        return await(operations.submit(asked("a"), "key-a", WAIT));
    }

    private NewOperation asked(String key) {
        return new NewOperation(merchantId, OperationKind.CANCEL, key, "imp:1", null, json("cancel"));
    }

    private Operation find(Operation operation) {
        return await(operations.find(merchantId, operation.id())).orElseThrow();
    }

    private List<String> audit() {
        return StreamSupport.stream(
                        await(database.query(
                                        "select concat_ws(' ', actor, action, subject, note) as line from audit_log"
                                                + " where merchant_id = $1",
                                        merchantId))
                                .spliterator(),
                        false)
                .map((Row row) -> row.getString("line"))
                .toList();
    }
}
