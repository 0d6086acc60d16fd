package dev.naru.gateway.proxy;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.proxy.FrontCalls.Known;
import dev.naru.gateway.testing.PostgresExtension;
import dev.naru.gateway.testing.TestKeys;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which calls are one. */
@ExtendWith(PostgresExtension.class)
class FrontCallsTest {
    private static final AtomicInteger LAST = new AtomicInteger();
    private static final UUID MERCHANT = new UUID(7, 7);
    private static final FrontAnswer ANSWER =
            new FrontAnswer(200, "application/json", Buffer.buffer("{\"code\":0,\n\"message\":\"한\"}"), null);

    private final Database database;
    private final FrontCalls calls;

    FrontCallsTest(Vertx vertx, Database database) {
        this.database = database;
        this.calls = new FrontCalls(vertx, new FrontCallRepository(database), TestKeys.sealer());
    }

    private static EffectCall call(String json) {
        return new EffectCall(
                OperationKind.CANCEL,
                HttpMethod.POST,
                "/payments/cancel",
                "",
                CallBody.read("application/json", Buffer.buffer(json)),
                "agent/1");
    }

    private static EffectCall fresh() {
        return call("{\"imp_uid\":\"imp_%d\",\"amount\":300}".formatted(LAST.incrementAndGet()));
    }

    private UUID open(EffectCall call) {
        return await(calls.open(MERCHANT, call));
    }

    private void deliver(UUID callId, Future<Void> delivery) {
        await(calls.delivering(MERCHANT, callId, () -> delivery));
    }

    @Test
    void equalCallsAreOneUntilTheAnswerIsDelivered() {
        EffectCall call = fresh();
        UUID first = open(call);

        assertThat(open(call)).isEqualTo(first);
        await(calls.answered(MERCHANT, first, ANSWER));
        assertThat(open(call)).isEqualTo(first);
        deliver(first, Future.succeededFuture());
        assertThat(open(call)).isNotEqualTo(first);
    }

    @Test
    void anAnswerThatDidNotArriveIsWaitedForAgain() {
        EffectCall call = fresh();
        UUID first = open(call);

        deliver(first, Future.failedFuture("the caller has gone"));

        assertThat(open(call)).isEqualTo(first);
    }

    @Test
    void whileAnAnswerIsOnItsWayTheNextCallWaitsForItsFate() {
        EffectCall arriving = fresh();
        EffectCall lost = fresh();
        UUID first = open(arriving);
        UUID second = open(lost);
        Promise<Void> arrives = Promise.promise();
        Promise<Void> breaks = Promise.promise();
        Promise<Void> started = Promise.promise();
        Future<Void> one = calls.delivering(MERCHANT, first, arrives::future);
        Future<Void> other = calls.delivering(MERCHANT, second, () -> {
            started.complete();
            return breaks.future();
        });
        await(started.future());

        Future<UUID> afterArrival = calls.open(MERCHANT, arriving);
        Future<UUID> afterLoss = calls.open(MERCHANT, lost);
        arrives.complete();
        breaks.fail("gone");
        await(one);
        await(other);

        assertThat(await(afterArrival)).isNotEqualTo(first);
        assertThat(await(afterLoss)).isEqualTo(second);
    }

    /** Whoever died while writing an answer did not deliver it, as far as anybody knows. */
    @Test
    void anAnswerThatWasBeingWrittenTooLongDidNotArrive() {
        EffectCall call = fresh();
        UUID first = open(call);
        await(database.query(
                "update front_call set sending_at = now() - interval '6 seconds' where merchant_id = $1 and call_id = $2",
                MERCHANT,
                first));

        assertThat(open(call)).isEqualTo(first);
    }

    @Test
    void theSameFieldsInAnotherOrderOrAsAnotherMerchantsAreToldApart() {
        int number = LAST.incrementAndGet();
        UUID first = open(call("{\"imp_uid\":\"imp_%d\",\"amount\":1}".formatted(number)));

        assertThat(open(call("{ \"amount\":1, \"imp_uid\":\"imp_%d\"}".formatted(number))))
                .isEqualTo(first);
        assertThat(open(call("{\"imp_uid\":\"imp_%d\",\"amount\":2}".formatted(number))))
                .isNotEqualTo(first);
        assertThat(open(call("{\"imp_uid\":\"imp_%d\",\"amount\":1,\"checksum\":9}".formatted(number))))
                .isNotEqualTo(first);
        assertThat(await(calls.open(new UUID(7, 8), call("{\"imp_uid\":\"imp_%d\",\"amount\":1}".formatted(number)))))
                .isNotEqualTo(first);
    }

    @Test
    void whatIsKeptIsReadBackAndSealed() {
        EffectCall call =
                call("{\"buyer_name\":\"홍길동\",\"custom_data\":\"a\\nb\",\"n\":%d}".formatted(LAST.incrementAndGet()));
        UUID id = open(call);
        await(calls.answered(MERCHANT, id, ANSWER));
        await(calls.answered(MERCHANT, id, FrontAnswer.refusal(503, "later", "later")));

        Optional<Known> known = await(calls.find(MERCHANT, id));

        assertThat(known.orElseThrow().call()).isEqualTo(call);
        assertThat(known.orElseThrow().answer()).isEqualTo(ANSWER);
        String row = await(database.query(
                        "select row_to_json(front_call)::text as row from front_call where merchant_id = $1 and call_id = $2",
                        MERCHANT,
                        id))
                .iterator()
                .next()
                .getString("row");
        assertThat(row).doesNotContain("홍길동", "buyer_name", "\"code\"");
    }

    @Test
    void aLongBodyIsReadBack() {
        String form = "a=" + "x".repeat(200_000) + "&b=%ED%95%9C&n=" + LAST.incrementAndGet();
        EffectCall call = new EffectCall(
                OperationKind.CHARGE,
                HttpMethod.POST,
                "/subscribe/payments/again",
                "?q=1",
                CallBody.read("application/x-www-form-urlencoded", Buffer.buffer(form)),
                null);

        assertThat(await(calls.find(MERCHANT, open(call))).orElseThrow().call()).isEqualTo(call);
    }

    @Test
    void whatWasDeliveredIsForgottenSoonAndTheRestByAge() {
        UUID delivered = open(fresh());
        deliver(delivered, Future.succeededFuture());
        UUID open = open(fresh());
        await(database.query(
                "update front_call set delivered_at = now() - interval '11 minutes' where merchant_id = $1 and call_id = $2",
                MERCHANT,
                delivered));

        await(calls.forget(Duration.ofDays(1), 1_000));

        assertThat(await(calls.find(MERCHANT, delivered))).isEmpty();
        assertThat(await(calls.find(MERCHANT, open))).isPresent();
    }
}
