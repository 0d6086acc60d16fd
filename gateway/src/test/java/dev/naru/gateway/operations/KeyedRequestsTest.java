package dev.naru.gateway.operations;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.naru.gateway.merchants.Merchant;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.http.KeyedRequest;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.http.StoredAnswer;
import dev.naru.gateway.testing.PostgresExtension;
import dev.naru.gateway.testing.TestKeys;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A request is served once, whatever happens to those who serve it. */
@ExtendWith(PostgresExtension.class)
class KeyedRequestsTest {
    private static final UUID MERCHANT = Merchant.DEFAULT_ID;
    private static final StoredAnswer ANSWER =
            new StoredAnswer(201, Map.of("ETag", "\"1\"", "Location", "/v1/things/1"), "{\"secret\":\"whsec_one\"}");
    private static final String EFFECT =
            "insert into idempotency_key (merchant_id, key, operation_id) values ($1, $2, gen_random_uuid())";

    private final Database database;
    private final KeyedRequests requests;
    private final KeyedRequest request = new KeyedRequest("key-" + UUID.randomUUID(), "a".repeat(64));

    KeyedRequestsTest(Database database) {
        this.database = database;
        this.requests = new KeyedRequests(database, TestKeys.sealer());
    }

    @Test
    void sameRequestIsAnsweredTheSameAndDoneOnce() {
        AtomicInteger effects = new AtomicInteger();

        StoredAnswer first = await(serve(effects));
        StoredAnswer second = await(serve(effects));

        assertThat(first).isEqualTo(ANSWER);
        assertThat(second).isEqualTo(ANSWER);
        assertThat(effects).hasValue(1);
    }

    @Test
    void answerIsSealedWhereItIsKept() {
        await(serve(new AtomicInteger()));

        assertThat(await(database.query(
                                "select answer from idempotency_key where merchant_id = $1 and key = $2",
                                MERCHANT,
                                request.key()))
                        .iterator()
                        .next()
                        .getString("answer"))
                .startsWith("v1.")
                .doesNotContain("whsec_");
    }

    @Test
    void anotherRequestWithTheKeyIsRefused() {
        await(serve(new AtomicInteger()));

        KeyedRequest other = new KeyedRequest(request.key(), "b".repeat(64));
        assertProblem(
                requests.once(MERCHANT, other, () -> Future.succeededFuture(ANSWER)), 422, "idempotency_key_reused");
    }

    @Test
    void keyOfAnOperationIsTaken() {
        await(database.query(
                "insert into idempotency_key (merchant_id, key, operation_id) values ($1, $2, $3)",
                MERCHANT,
                request.key(),
                UUID.randomUUID()));

        assertProblem(serve(new AtomicInteger()), 422, "idempotency_key_reused");
    }

    @Test
    void operationFindsTheKeyTaken() {
        await(serve(new AtomicInteger()));

        RequestKeyRepository keys = new RequestKeyRepository(database);
        assertThatThrownBy(() ->
                        await(database.transaction(tx -> keys.take(tx, MERCHANT, request.key(), UUID.randomUUID()))))
                .isInstanceOf(Operations.DifferentRequest.class);
    }

    @Test
    void requestThatIsBeingServedIsInFlight() {
        Promise<StoredAnswer> held = Promise.promise();
        Promise<Void> begun = Promise.promise();
        Future<StoredAnswer> first = requests.once(MERCHANT, request, () -> {
            begun.complete();
            return held.future();
        });
        await(begun.future());

        assertProblem(serve(new AtomicInteger()), 409, "request_in_flight");

        held.complete(ANSWER);
        assertThat(await(first)).isEqualTo(ANSWER);
    }

    @Test
    void whatADeadProcessLeftIsTakenOver() {
        AtomicInteger effects = new AtomicInteger();
        claimedByTheDead();

        assertThat(await(serve(effects))).isEqualTo(ANSWER);
        assertThat(effects).hasValue(1);
    }

    @Test
    void whoLostTheKeyMeanwhileHasNoEffect() {
        String subject = "late-" + UUID.randomUUID();

        Future<StoredAnswer> late = requests.once(
                MERCHANT,
                request,
                () -> database.query(
                        "update idempotency_key set owner = gen_random_uuid() where merchant_id = $1 and key = $2",
                        MERCHANT,
                        request.key()),
                tx -> tx.query(EFFECT, Tuple.of(MERCHANT, subject)).map(ANSWER));

        assertProblem(late, 409, "request_in_flight");
        assertThat(await(database.query(
                        "select 1 from idempotency_key where merchant_id = $1 and key = $2", MERCHANT, subject)))
                .isEmpty();
    }

    @Test
    void failureLeavesTheKeyFree() {
        assertProblem(
                requests.once(
                        MERCHANT,
                        request,
                        () -> Future.failedFuture(Problem.of(409, "too_many_endpoints", "Too many."))),
                409,
                "too_many_endpoints");

        assertThat(await(serve(new AtomicInteger()))).isEqualTo(ANSWER);
    }

    @Test
    void answersAreForgottenWithTheirKeys() {
        await(serve(new AtomicInteger()));
        await(database.query(
                "update idempotency_key set created_at = now() - interval '2 days' where merchant_id = $1 and key = $2",
                MERCHANT,
                request.key()));
        AtomicInteger effects = new AtomicInteger();

        await(new RequestKeyRepository(database).forget(Duration.ofDays(1), 100));

        await(serve(effects));
        assertThat(effects).hasValue(1);
    }

    private Future<StoredAnswer> serve(AtomicInteger effects) {
        return requests.once(MERCHANT, request, Future::succeededFuture, tx -> {
            effects.incrementAndGet();
            return Future.succeededFuture(ANSWER);
        });
    }

    private void claimedByTheDead() {
        await(database.query(
                "insert into idempotency_key (merchant_id, key, request_sha256, owner, lease_until)"
                        + " values ($1, $2, $3, $4, now() - interval '1 second')",
                MERCHANT,
                request.key(),
                request.fingerprint(),
                UUID.randomUUID()));
    }

    private static void assertProblem(Future<?> answer, int status, String code) {
        assertThatThrownBy(() -> await(answer)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.code()).isEqualTo(code);
        });
    }
}
