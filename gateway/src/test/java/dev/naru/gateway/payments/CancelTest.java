package dev.naru.gateway.payments;

import static dev.naru.gateway.iamport.FakeIamport.payment;
import static dev.naru.gateway.iamport.FakeIamport.refusal;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.events.EventOutboxRepository;
import dev.naru.gateway.iamport.CancelCall.Requester;
import dev.naru.gateway.operations.NewOperation;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.OperationState;
import dev.naru.gateway.operations.Operations;
import dev.naru.gateway.orders.OrderState;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Money goes back exactly as often as it was asked for, whatever happens to the answers. */
@ExtendWith(PostgresExtension.class)
class CancelTest {
    private static final String IMP = "imp_000000000001";
    private static final String CANCEL = "/payments/cancel";
    private static final Duration NO_WAIT = Duration.ZERO;
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final Vertx vertx;
    private final PaymentWorld world;
    private final Operations operations;

    CancelTest(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.world = new PaymentWorld(vertx, database);
        this.operations = new Operations(
                vertx,
                database,
                world.timeline,
                new ReviewNews(world.orders, new EventOutboxRepository(world.timeline)),
                List.of(new CancelEffect(world.verifier)),
                InstantSource.system(),
                new Random(1));
    }

    @BeforeEach
    void paid() {
        world.placeExactly("order-1", 14_000);
        world.fake.put(payment(IMP, "order-1", "paid", 14_000).put("pg_provider", "naverpay"));
        world.verify(IMP);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void withoutAnAmountEverythingGoesBack() {
        Operation operation = cancel("k", null);

        assertThat(operation.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(operation.result()).hasToString(result(14_000, 14_000, 0));
        assertThat(world.order("order-1").state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void aPartGoesBack() {
        Operation operation = cancel("k", 3_000L);

        assertThat(operation.result()).hasToString(result(3_000, 3_000, 11_000));
        assertThat(world.order("order-1").state()).isEqualTo(OrderState.PARTIAL_CANCELLED);
        assertThat(world.order("order-1").cancelledAmount()).isEqualTo(3_000);
    }

    @Test
    void askedForTwiceItGoesBackOnce() {
        cancel("k", 3_000L);
        cancel("k", 3_000L);

        assertThat(givenBack()).isEqualTo(3_000);
    }

    @Test
    void manyPartsAtOnceAllGoBack() {
        List<Future<Operation>> parts = IntStream.range(0, 7)
                .mapToObj(i -> operations.submit(asked("part-" + i, 2_000L), "part-" + i, WAIT))
                .toList();
        untilAllAre(parts);

        assertThat(parts).allMatch(part -> part.result().state() == OperationState.SUCCEEDED);
        assertThat(givenBack()).isEqualTo(14_000);
        assertThat(world.order("order-1").state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void moreThanIsLeftIsRefusedBeforeAnythingIsSent() {
        cancel("k", 10_000L);

        Operation second = cancel("k2", 5_000L);

        assertThat(second.state()).isEqualTo(OperationState.FAILED);
        assertThat(second.errorCode()).isEqualTo("over_balance");
        assertThat(world.fake.requests("POST " + CANCEL)).hasSize(1);
    }

    @Test
    void whatWasGivenBackElsewhereIsSeenFirst() {
        world.fake.put(payment(IMP, "order-1", "cancelled", 14_000)
                .put("pg_provider", "naverpay")
                .put("cancel_amount", 14_000));

        Operation operation = cancel("k", null);

        assertThat(operation.errorCode()).isEqualTo("nothing_left");
        assertThat(world.order("order-1").state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void aLostAnswerIsFoundByLooking() {
        world.fake.losesTheAnswerToACancel();

        Operation operation = cancel("k", 3_000L, NO_WAIT);
        Operation settled = worked(operation);

        assertThat(settled.result()).hasToString(result(3_000, 3_000, 11_000));
        assertThat(givenBack()).isEqualTo(3_000);
        assertThat(world.fake.requests("POST " + CANCEL)).hasSize(1);
    }

    @Test
    void aCallThatWasLostOnItsWayIsSentAgain() {
        world.fake.next(CANCEL, request -> request.connection().close());

        Operation settled = worked(cancel("k", 3_000L, NO_WAIT));

        assertThat(settled.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(settled.attempt()).isEqualTo(2);
        assertThat(givenBack()).isEqualTo(3_000);
    }

    @Test
    void aFirstCallThatArrivesAfterTheLookCountsOnce() {
        world.fake.next(CANCEL, 502, "text/html", "<h1>Bad Gateway</h1>");
        // The second is refused for its checksum: the first has arrived meanwhile.
        world.fake.next(
                CANCEL,
                request -> world.fake
                        .cancel(request)
                        .onSuccess(late -> request.response()
                                .putHeader("Content-Type", "application/json")
                                .end(refusal(1, "취소 가능 잔액 검증에 실패하였습니다."))));

        Operation settled = worked(cancel("k", 3_000L, NO_WAIT));

        assertThat(settled.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(givenBack()).isEqualTo(3_000);
    }

    @Test
    void aHtmlPageIsNoAnswer() {
        world.fake.next(CANCEL, 200, "text/html", "<h1>Maintenance</h1>");

        Operation settled = worked(cancel("k", 3_000L, NO_WAIT));

        assertThat(settled.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(givenBack()).isEqualTo(3_000);
    }

    @Test
    void aRefusalKeepsIamportsWords() {
        world.fake.next(CANCEL, 200, "application/json", refusal(1, "[10050]취소 실패 : 취소기한이 지났습니다."));

        Operation operation = cancel("k", 3_000L);

        assertThat(operation.state()).isEqualTo(OperationState.FAILED);
        assertThat(operation.errorCode()).isEqualTo("declined");
        assertThat(operation.errorMessage()).isEqualTo("[10050]취소 실패 : 취소기한이 지났습니다.");
    }

    @Test
    void whenSomebodyElseGaveBackAnotherAmountMeanwhileAPersonDecides() {
        world.fake.next(CANCEL, request -> {
            world.fake.put(payment(IMP, "order-1", "cancelled", 14_000)
                    .put("pg_provider", "naverpay")
                    .put("cancel_amount", 5_000));
            request.connection().close();
        });

        Operation settled = worked(cancel("k", 3_000L, NO_WAIT));

        assertThat(settled.state()).isEqualTo(OperationState.REVIEW);
        assertThat(settled.errorMessage()).contains("from 0 to 5000").contains("3000");
        assertThat(world.events("order-1")).endsWith("operation.review");
    }

    @Test
    void whileIamportDoesNotAnswerNothingIsSent() {
        for (int i = 0; i < 3; i++) {
            world.fake.next("/payments/" + IMP, 503, "text/html", "busy");
        }

        Operation waiting = cancel("k", 3_000L, NO_WAIT);
        untilItIsPutOff(waiting);

        assertThat(find(waiting).state()).isEqualTo(OperationState.PENDING);
        assertThat(world.fake.requests("POST " + CANCEL)).isEmpty();
        assertThat(worked(waiting).state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void orderTypeMoneyGoesBackThroughClaims() {
        world.place("order-2");
        world.paysFromJeju("imp_000000000002", "order-2");
        world.verify("imp_000000000002");

        Operation operation = await(operations.submit(
                new NewOperation(
                        world.merchantId,
                        OperationKind.CANCEL,
                        "key:k",
                        "imp:imp_000000000002",
                        new MerchantUid("order-2"),
                        request("imp_000000000002", null)),
                null,
                WAIT));

        assertThat(operation.errorCode()).isEqualTo("order_type");
    }

    private Operation cancel(String key, @Nullable Long amount) {
        return cancel(key, amount, WAIT);
    }

    private Operation cancel(String key, @Nullable Long amount, Duration wait) {
        return await(operations.submit(asked(key, amount), key, wait));
    }

    private NewOperation asked(String key, @Nullable Long amount) {
        return new NewOperation(
                world.merchantId,
                OperationKind.CANCEL,
                "key:" + key,
                "imp:" + IMP,
                new MerchantUid("order-1"),
                request(IMP, amount));
    }

    private static ObjectNode request(String impUid, @Nullable Long amount) {
        return new CancelRequest(new ImpUid(impUid), amount, 0, "마음이 바뀜", Requester.CUSTOMER).json();
    }

    private static String result(long amount, long cancelAmount, long left) {
        return "{\"imp_uid\":\"%s\",\"amount\":%d,\"cancel_amount\":%d,\"left\":%d}"
                .formatted(IMP, amount, cancelAmount, left);
    }

    private long givenBack() {
        return world.fake.payment(IMP).getLong("cancel_amount");
    }

    private Operation find(Operation operation) {
        return await(operations.find(world.merchantId, operation.id())).orElseThrow();
    }

    /** Takes it on, step by step and without the pauses, until it is settled. */
    private Operation worked(Operation operation) {
        return until(operation, now -> now.state().isSettled(), this::work);
    }

    /** Its own first step is over; nobody takes it up again. */
    private void untilItIsPutOff(Operation operation) {
        until(operation, now -> !now.underWay(), () -> await(vertx.timer(10, TimeUnit.MILLISECONDS)));
    }

    private Operation until(Operation operation, Predicate<Operation> condition, Runnable meanwhile) {
        long end = System.nanoTime() + WAIT.toNanos();
        Operation now = find(operation);
        while (!condition.test(now)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("still " + now);
            }
            meanwhile.run();
            now = find(operation);
        }
        return now;
    }

    private void untilAllAre(List<Future<Operation>> parts) {
        while (!parts.stream().allMatch(Future::isComplete)) {
            work();
        }
    }

    private void work() {
        await(world.database.query(
                "update operation set run_at = now() where merchant_id = $1 and not in_lane", world.merchantId));
        await(operations.job(world.merchantId).run());
        await(vertx.timer(10, TimeUnit.MILLISECONDS));
    }
}
