package dev.naru.gateway.proxy;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.operations.Effect;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.OperationState;
import dev.naru.gateway.operations.Outcome;
import dev.naru.gateway.operations.Preparation;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.testing.PostgresExtension;
import dev.naru.gateway.testing.TestKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A claim of the front leaves while its caller waits, or never. */
@ExtendWith(PostgresExtension.class)
class FrontClaimEffectTest {
    private static final UUID MERCHANT = new UUID(7, 8);
    private static final Preparation GO = new Preparation.Go(StrictJson.mapper().createObjectNode());

    private final Database database;
    private final FrontCalls calls;
    private final FrontClaimEffect effect;

    FrontClaimEffectTest(Vertx vertx, Database database) {
        this.database = database;
        this.calls = new FrontCalls(vertx, new FrontCallRepository(database), TestKeys.sealer());
        this.effect = new FrontClaimEffect(new NeverLeaves(), calls);
    }

    /** Ready to go, and then there is no connection. */
    private static final class NeverLeaves implements Effect {
        @Override
        public OperationKind kind() {
            return OperationKind.CLAIM;
        }

        @Override
        public Future<Preparation> prepare(Operation operation) {
            return Future.succeededFuture(GO);
        }

        @Override
        public Future<Outcome> send(Operation operation) {
            return Future.succeededFuture(new Outcome.NotDone("no connection"));
        }

        @Override
        public Future<Outcome> look(Operation operation) {
            return Future.succeededFuture(new Outcome.NotDone("not seen"));
        }
    }

    private UUID asked(String ageOfIt) {
        EffectCall call = new EffectCall(
                OperationKind.CLAIM,
                HttpMethod.POST,
                "/payments/imp_" + UUID.randomUUID().hashCode() + "/naver/place",
                "",
                CallBody.read("application/json", Buffer.buffer("{}")),
                null);
        UUID callId = await(calls.open(MERCHANT, call));
        await(database.query(
                "update front_call set created_at = now() - $3::text::interval where merchant_id = $1 and call_id = $2",
                MERCHANT,
                callId,
                ageOfIt));
        return callId;
    }

    private static Operation operation(String dedupeKey, int attempt) {
        return new Operation(
                MERCHANT,
                UUID.randomUUID(),
                OperationKind.CLAIM,
                dedupeKey,
                "claim:" + dedupeKey,
                null,
                StrictJson.mapper().createObjectNode(),
                OperationState.PENDING,
                null,
                null,
                null,
                null,
                attempt,
                1,
                true,
                null,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static Operation ofTheFront(UUID callId, int attempt) {
        return operation("v1:" + callId, attempt);
    }

    @Test
    void inTimeItGoes() {
        assertThat(await(effect.prepare(ofTheFront(asked("5 seconds"), 0)))).isEqualTo(GO);
    }

    @Test
    void tooLateItNeverGoes() {
        assertThat(await(effect.prepare(ofTheFront(asked("25 seconds"), 0))))
                .isEqualTo(new Preparation.Refuse("not_sent", "it was not sent in time"));
    }

    @Test
    void aCallThatIsNotKeptAnyMoreIsTooLate() {
        assertThat(await(effect.prepare(ofTheFront(UUID.randomUUID(), 0)))).isInstanceOf(Preparation.Refuse.class);
    }

    @Test
    void whatDidNotLeaveIsNotTriedAgain() {
        assertThat(await(effect.send(ofTheFront(asked("1 second"), 1))))
                .isEqualTo(new Outcome.Failed("not_sent", "no connection"));
    }

    /** The one before may have been done in part. */
    @Test
    void whatIsAskedAgainStaysOpen() {
        assertThat(await(effect.send(ofTheFront(asked("3 minutes"), 2)))).isInstanceOf(Outcome.NotDone.class);
        assertThat(await(effect.look(ofTheFront(asked("3 minutes"), 1)))).isInstanceOf(Outcome.NotDone.class);
    }

    @Test
    void theClaimsOfOthersAreLeftAlone() {
        assertThat(await(effect.prepare(operation("key:a", 0)))).isEqualTo(GO);
        assertThat(await(effect.send(operation("key:a", 1)))).isInstanceOf(Outcome.NotDone.class);
    }
}
