package dev.naru.gateway.operations;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.operations.Outcome.Succeeded;
import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An Idempotency-Key is its merchant's. */
@ExtendWith(PostgresExtension.class)
class RequestKeyScopeTest {
    private static final String KEY = "order-1-cancel";

    private final ScriptedEffect effect = new ScriptedEffect();
    private final Operations operations;

    RequestKeyScopeTest(Vertx vertx, Database database) {
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
    void theSameKeyOfAnotherMerchantIsAnotherRequest() {
        effect.sends(new Succeeded(json("first")));
        effect.sends(new Succeeded(json("second")));

        Operation first = submitted(UUID.randomUUID(), "a");
        Operation second = submitted(UUID.randomUUID(), "b");

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.request()).isEqualTo(json("b"));
    }

    private Operation submitted(UUID merchantId, String request) {
        NewOperation asked = new NewOperation(
                merchantId, OperationKind.CANCEL, "cancel:" + request, "imp:" + request, null, json(request));
        return await(operations.submit(asked, KEY, Duration.ofSeconds(20)));
    }

    private static ObjectNode json(String word) {
        return StrictJson.mapper().createObjectNode().put("word", word);
    }
}
