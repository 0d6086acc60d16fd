package dev.naru.gateway.operations;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.ApiClient.Answer;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.Operator;
import dev.naru.gateway.testing.PostgresExtension;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PostgresExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class AdminOperationsTest {
    private static final String INSERT = """
            insert into operation (merchant_id, operation_id, kind, dedupe_key, lane, request, state)
            values ($1, $2, 'CANCEL', $3, $3, '{}', $4)
            """;
    private static final String DONE = """
            {"outcome":"done","actor":"minji","note":"seen in Iamport's console"}
            """;

    private final Database database;
    private final GatewayFixture gateway;
    private final Operator operator;
    private final JsonNode merchant;

    AdminOperationsTest(Database database, DatabaseAddress address) {
        this.database = database;
        this.gateway = GatewayFixture.start(address, Map.of());
        this.operator = new Operator(gateway);
        this.merchant = operator.merchant("reviewed");
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void whatWaitsForAPersonIsListed() {
        String waiting = operation("REVIEW");
        operation("SUCCEEDED");

        JsonNode page = operator.admin().get(operations() + "?state=REVIEW").json();

        assertThat(page.at("/operations").findValuesAsText("operation_id")).contains(waiting);
        assertThat(page.at("/operations").findValuesAsText("state")).containsOnly("REVIEW");
    }

    @Test
    void aPersonSettlesItAndTheShopSeesIt() {
        String waiting = operation("REVIEW");

        Answer resolved = operator.admin().post(operations() + "/" + waiting + "/resolve", DONE);

        assertThat(resolved.status()).isEqualTo(200);
        JsonNode seen = operator.shop(merchant).get("/v1/operations/" + waiting).json();
        assertThat(seen.at("/state").asText()).isEqualTo("SUCCEEDED");
        assertThat(seen.at("/result/resolved_by").asText()).isEqualTo("minji");
    }

    @Test
    void whatIsSettledIsNotSettledAgain() {
        String settled = operation("FAILED");

        Answer refused = operator.admin().post(operations() + "/" + settled + "/resolve", DONE);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().at("/code").asText()).isEqualTo("not_in_review");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"outcome\":\"perhaps\",\"actor\":\"minji\",\"note\":\"n\"} | outcome",
                "{\"outcome\":\"done\",\"note\":\"n\"} | actor",
                "{\"outcome\":\"done\",\"actor\":\"minji\"} | note",
            })
    void aBodyWithoutAnAnswerIsRefusedByItsField(String body, String field) {
        String waiting = operation("REVIEW");

        Answer refused = operator.admin().post(operations() + "/" + waiting + "/resolve", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void anotherMerchantsOperationIsUnknown() {
        String waiting = operation("REVIEW");
        JsonNode other = operator.merchant("bystander");

        Answer refused = operator.admin().post(Operator.pathOf(other) + "/operations/" + waiting + "/resolve", DONE);

        assertThat(refused.status()).isEqualTo(404);
    }

    private String operations() {
        return Operator.pathOf(merchant) + "/operations";
    }

    private String operation(String state) {
        UUID id = UUID.randomUUID();
        UUID merchantId = UUID.fromString(merchant.get("merchant_id").asText());
        await(database.query(INSERT, merchantId, id, id.toString(), state));
        return id.toString();
    }
}
