package dev.naru.gateway.operations;

import static dev.naru.gateway.operations.ScriptedEffect.json;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.naru.gateway.operations.Outcome.Failed;
import dev.naru.gateway.operations.Outcome.NotDone;
import dev.naru.gateway.operations.Outcome.Review;
import dev.naru.gateway.operations.Outcome.Succeeded;
import dev.naru.gateway.operations.Outcome.Unknown;
import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class OperationsTest {
    private static final Duration NO_WAIT = Duration.ZERO;
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final UUID merchantId = UUID.randomUUID();
    private final Vertx vertx;
    private final Database database;
    private final ScriptedEffect effect = new ScriptedEffect();
    private final Operations operations;
    private final List<String> reviews = new CopyOnWriteArrayList<>();

    OperationsTest(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.database = database;
        this.operations = new Operations(
                vertx,
                database,
                new TimelineRepository(database),
                this::needsAPerson,
                List.of(effect),
                InstantSource.system(),
                new Random(1));
    }

    @Test
    void anAnswerThatSaysDoneSettlesIt() {
        effect.sends(new Succeeded(json("done")));

        Operation operation = await(operations.submit(asked("a"), null, WAIT));

        assertThat(operation.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(operation.result()).isEqualTo(json("done"));
    }

    @Test
    void theIntentAndItsPremiseAreCommittedBeforeItIsSent() {
        effect.sendsBy(operation -> database.query(
                        "select state, premise::text as premise from operation where operation_id = $1", operation.id())
                .map(rows -> rows.iterator().next())
                .map(row -> new Succeeded(json(row.getString("state") + row.getString("premise")))));

        Operation operation = await(operations.submit(asked("a"), null, WAIT));

        assertThat(operation.result()).isEqualTo(json("SENT" + json("premise")));
    }

    @Test
    void whatCannotBeDoneIsNeverSent() {
        effect.prepares(new Preparation.Refuse("over_balance", "취소할 금액이 남은 금액보다 큽니다."));

        Operation operation = await(operations.submit(asked("a"), null, WAIT));

        assertThat(operation.state()).isEqualTo(OperationState.FAILED);
        assertThat(operation.errorCode()).isEqualTo("over_balance");
        assertThat(operation.errorMessage()).isEqualTo("취소할 금액이 남은 금액보다 큽니다.");
        assertThat(effect.sent()).isEmpty();
    }

    @Test
    void whatIsAskedForTwiceAtOnceIsSentOnce() {
        Promise<Outcome> slow = Promise.promise();
        effect.sendsBy(operation -> slow.future());
        Future<Operation> first = operations.submit(asked("a"), null, WAIT);
        Future<Operation> second = operations.submit(asked("a"), null, WAIT);

        until(() -> effect.sent().size() == 1);
        slow.complete(new Succeeded(json("done")));

        assertThat(await(first).id()).isEqualTo(await(second).id());
        assertThat(await(second).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(effect.sent()).hasSize(1);
    }

    @Test
    void nobodyIsKeptWaitingForALookWhenTheProcessLeaves() {
        Promise<Outcome> slow = Promise.promise();
        effect.sendsBy(operation -> slow.future());
        Future<Operation> first = operations.submit(asked("a"), null, WAIT);
        until(() -> effect.sent().size() == 1);
        Future<Operation> joined = operations.submit(asked("a"), null, Duration.ofHours(1));

        operations.leave();

        assertThat(await(joined).state()).isEqualTo(OperationState.SENT);
        assertThat(first.isComplete()).isFalse();
        slow.complete(new Succeeded(json("done")));
        assertThat(await(first).state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void aRequestWithTheSameKeyIsRefusedWhileTheFirstIsServed() {
        Promise<Outcome> slow = Promise.promise();
        effect.sendsBy(operation -> slow.future());
        Future<Operation> first = operations.submit(asked("a"), "key-1", WAIT);
        until(() -> effect.sent().size() == 1);

        assertThatThrownBy(() -> await(operations.submit(asked("a"), "key-1", WAIT)))
                .isInstanceOf(Operations.InFlight.class);

        slow.complete(new Succeeded(json("done")));
        assertThat(await(first).state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void aRequestWithTheSameKeyAfterwardsGetsTheSameOperation() {
        effect.sends(new Succeeded(json("done")));
        Operation first = await(operations.submit(asked("a"), "key-1", WAIT));

        Operation again = await(operations.submit(asked("a"), "key-1", WAIT));

        assertThat(again).isEqualTo(first);
        assertThat(effect.sent()).hasSize(1);
    }

    @Test
    void aRequestKeyCannotAskForAnotherOperation() {
        effect.sends(new Succeeded(json("done")));
        await(operations.submit(asked("a"), "key-1", WAIT));
        NewOperation other =
                new NewOperation(merchantId, OperationKind.CANCEL, "b", "imp:2", null, json("something else"));

        assertThatThrownBy(() -> await(operations.submit(other, "key-1", WAIT)))
                .isInstanceOf(Operations.DifferentRequest.class);
    }

    @Test
    void aSecondKeyForTheSameOperationDoesNotDoItAgain() {
        effect.sends(new Succeeded(json("done")));
        Operation first = await(operations.submit(asked("a"), "key-1", WAIT));

        Operation second = await(operations.submit(asked("a"), "key-2", WAIT));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(effect.sent()).hasSize(1);
    }

    @Test
    void aRequestTakesOverWhatADeadProcessLeft() {
        UUID id = await(intents().insert(asked("a"), "key-1", Duration.ofMinutes(2), tx -> Future.succeededFuture()))
                .operation()
                .id();
        effect.sends(new Succeeded(json("done")));
        theLeaseRunsOut();

        Operation taken = await(operations.submit(asked("a"), "key-1", WAIT));

        assertThat(taken.id()).isEqualTo(id);
        assertThat(taken.state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void nobodyOfTheLaneActsBetweenALookAndItsCall() {
        Promise<Preparation> looking = Promise.promise();
        effect.preparesBy(operation -> looking.future());
        effect.sends(new Succeeded(json("first")));
        Future<Operation> first = operations.submit(asked("a"), null, WAIT);
        until(() -> effect.prepared() == 1);

        UUID second = await(operations.submit(asked("b"), null, NO_WAIT)).id();
        until(() -> !find(second).underWay());

        assertThat(effect.prepared()).isEqualTo(1);
        looking.complete(new Preparation.Go(json("premise")));
        assertThat(await(first).state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void oneKeyCannotAskForTwoThings() {
        effect.sends(new Succeeded(json("done")));
        await(operations.submit(asked("a"), null, WAIT));
        NewOperation other =
                new NewOperation(merchantId, OperationKind.CANCEL, "a", "imp:1", null, json("something else"));

        assertThatThrownBy(() -> await(operations.submit(other, null, WAIT)))
                .isInstanceOf(Operations.DifferentRequest.class);
    }

    @Test
    void aLostAnswerIsLookedForAndNotSentAgain() {
        effect.sends(new Unknown("no answer in time"));
        effect.looks(new Succeeded(json("found")));
        Operation unknown = await(operations.submit(asked("a"), null, NO_WAIT));
        Operation left = settledOrUnknown(unknown.id());
        assertThat(left.state()).isEqualTo(OperationState.UNKNOWN);

        work();

        assertThat(find(unknown.id()).result()).isEqualTo(json("found"));
        assertThat(effect.sent()).hasSize(1);
    }

    @Test
    void whatCertainlyHadNoEffectIsSentAgainWithTheSamePremise() {
        effect.sends(new Unknown("reset"));
        effect.looks(new NotDone("not in Iamport's list"));
        effect.sends(new Succeeded(json("done")));
        UUID id = await(operations.submit(asked("a"), null, NO_WAIT)).id();
        settledOrUnknown(id);

        work();

        assertThat(find(id).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(effect.sent()).extracting(Operation::attempt).containsExactly(1, 2);
        assertThat(effect.sent()).extracting(Operation::premise).containsOnly(json("premise"));
    }

    @Test
    void aRefusalByIamportKeepsItsWords() {
        effect.sends(new Failed("declined", "이미 전액취소된 주문입니다."));

        Operation operation = await(operations.submit(asked("a"), null, WAIT));

        assertThat(operation.state()).isEqualTo(OperationState.FAILED);
        assertThat(operation.errorMessage()).isEqualTo("이미 전액취소된 주문입니다.");
    }

    @Test
    void whatAProcessSentBeforeItDiedIsLookedForByAnother() {
        effect.sendsBy(operation -> Promise.<Outcome>promise().future());
        effect.looks(new Succeeded(json("found")));
        UUID id = await(operations.submit(asked("a"), null, NO_WAIT)).id();
        until(() -> find(id).state() == OperationState.SENT);

        theLeaseRunsOut();
        work();

        assertThat(find(id).result()).isEqualTo(json("found"));
        assertThat(effect.sent()).hasSize(1);
    }

    @Test
    void whatAProcessHadNotSentBeforeItDiedIsSentByAnother() {
        UUID id = await(intents().insert(asked("a"), null, Duration.ofMinutes(2), tx -> Future.succeededFuture()))
                .operation()
                .id();
        effect.sends(new Succeeded(json("done")));

        theLeaseRunsOut();
        work();

        assertThat(find(id).state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void theLateAnswerOfAWorkerThatLostItsLeaseChangesNothing() {
        Promise<Outcome> late = Promise.promise();
        effect.sendsBy(operation -> late.future());
        effect.looks(new Succeeded(json("found")));
        Future<Operation> first = operations.submit(asked("a"), null, WAIT);
        until(() -> effect.sent().size() == 1);
        UUID id = effect.sent().get(0).id();
        theLeaseRunsOut();
        work();

        late.complete(new Failed("declined", "too late"));

        assertThat(await(first).result()).isEqualTo(json("found"));
        assertThat(find(id).state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void operationsOfOneLaneGoOneAfterTheOther() {
        Promise<Outcome> slow = Promise.promise();
        effect.sendsBy(operation -> slow.future());
        effect.sends(new Succeeded(json("second")));
        Future<Operation> first = operations.submit(asked("a"), null, WAIT);
        until(() -> effect.sent().size() == 1);
        UUID second = await(operations.submit(asked("b"), null, NO_WAIT)).id();
        work();
        assertThat(effect.sent()).hasSize(1);

        slow.complete(new Succeeded(json("first")));
        await(first);
        until(() -> {
            work();
            return find(second).state() == OperationState.SUCCEEDED;
        });

        assertThat(effect.sent()).hasSize(2);
    }

    @Test
    void anOutcomeForAPersonKeepsItsLane() {
        effect.sends(new Review("cancel_amount is neither what it was nor what it should be"));
        Operation first = await(operations.submit(asked("a"), null, WAIT));
        UUID second = await(operations.submit(asked("b"), null, NO_WAIT)).id();

        work();

        assertThat(first.state()).isEqualTo(OperationState.REVIEW);
        assertThat(reviews).containsExactly("cancel_amount is neither what it was nor what it should be");
        assertThat(find(second).state()).isEqualTo(OperationState.PENDING);
        assertThat(effect.sent()).hasSize(1);
    }

    @Test
    void afterADayWithoutAnOutcomeAPersonDecides() {
        effect.sends(new Unknown("no answer in time"));
        effect.looks(new Unknown("Iamport does not answer"));
        UUID id = await(operations.submit(asked("a"), null, NO_WAIT)).id();
        settledOrUnknown(id);
        await(database.query(
                "update operation set created_at = now() - interval '25 hours' where operation_id = $1", id));

        work();

        assertThat(find(id).state()).isEqualTo(OperationState.REVIEW);
        assertThat(find(id).errorMessage()).isEqualTo("Iamport does not answer");
    }

    @Test
    void othersSeeNothingOfAnOperation() {
        effect.sends(new Succeeded(json("done")));
        UUID id = await(operations.submit(asked("a"), null, WAIT)).id();

        assertThat(await(operations.find(UUID.randomUUID(), id))).isEmpty();
    }

    private NewOperation asked(String key) {
        return new NewOperation(merchantId, OperationKind.CANCEL, key, "imp:1", null, json("cancel"));
    }

    private IntentRepository intents() {
        return new IntentRepository(
                database, new RequestKeyRepository(database), new OperationStory(new TimelineRepository(database)));
    }

    private Future<Void> needsAPerson(Transaction tx, Operation operation, String why) {
        reviews.add(why);
        return Future.succeededFuture();
    }

    private Operation find(UUID id) {
        return await(operations.find(merchantId, id)).orElseThrow();
    }

    private Operation settledOrUnknown(UUID id) {
        until(() -> {
            OperationState state = find(id).state();
            return state == OperationState.UNKNOWN || state.isSettled();
        });
        return find(id);
    }

    /** Everything that waits is due now, and taken one step on. */
    private void work() {
        await(database.query("update operation set run_at = now() where merchant_id = $1", merchantId));
        await(operations.job(merchantId).run());
    }

    private void theLeaseRunsOut() {
        await(database.query(
                "update operation set lease_until = now() - interval '1 s' where merchant_id = $1", merchantId));
    }

    private void until(BooleanSupplier condition) {
        long end = System.nanoTime() + WAIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("it did not happen within " + WAIT);
            }
            await(vertx.timer(10, TimeUnit.MILLISECONDS));
        }
    }
}
