package dev.naru.gateway.admin;

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
class AdminReplayTest {
    private static final String BODY = "{\"actor\":\"minji\",\"note\":\"their server was down\"%s}";
    private static final String EVENT = """
            insert into event (merchant_id, event_id, subject, seq, type, dedupe_key, data)
            values ($1, $2, $2::text, 1, 'order.paid', $2::text, '{}')
            """;
    private static final String DEAD = """
            insert into event_delivery (merchant_id, event_id, endpoint_id, subject, seq, state, died_at)
            values ($1, $2, $3, $2::text, 1, 'DEAD', now())
            """;

    private final Database database;
    private final GatewayFixture gateway;
    private final Operator operator;
    private final JsonNode merchant;
    private final UUID merchantId;
    private final String endpoint;

    AdminReplayTest(Database database, DatabaseAddress address) {
        this.database = database;
        this.gateway = GatewayFixture.start(address, Map.of());
        this.operator = new Operator(gateway);
        this.merchant = operator.merchant("replayed");
        this.merchantId = UUID.fromString(merchant.get("merchant_id").asText());
        this.endpoint = operator.shop(merchant)
                .post("/v1/endpoints", "{\"url\":\"http://127.0.0.1:9/events?token=hidden\"}")
                .json()
                .get("id")
                .asText();
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void aDeadLetterGoesOutAgainAndTheLogSaysWhoWantedIt() {
        UUID event = event();
        await(database.query(DEAD, merchantId, event, UUID.fromString(endpoint.substring(3))));

        Answer replayed = replay(event, BODY.formatted(",\"endpoint_id\":\"" + endpoint + "\""));

        assertThat(replayed.status()).isEqualTo(202);
        assertThat(replayed.json().at("/queued").asInt()).isEqualTo(1);
        JsonNode entry = operator.admin()
                .get("/admin/audit?limit=1&merchant_id=" + merchantId)
                .json()
                .at("/entries/0");
        assertThat(entry.at("/actor").asText()).isEqualTo("minji");
        assertThat(entry.at("/action").asText()).isEqualTo("event.replayed");
        assertThat(entry.at("/subject").asText()).contains("evt_" + event, endpoint);
    }

    @Test
    void anEventNobodyKnowsLeavesNoTrace() {
        UUID unknown = UUID.randomUUID();

        assertThat(replay(unknown, BODY.formatted("")).status()).isEqualTo(404);
        assertThat(operator.admin().get("/admin/audit").json().toString()).doesNotContain(unknown.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"note\":\"n\"} | actor",
                "{\"actor\":\"a\"} | note",
                "{\"actor\":\"a\",\"note\":\"n\",\"endpoint_id\":\"ep_1\"} | endpoint_id"
            })
    void aBodyWithoutAnAnswerIsRefusedByItsField(String body, String field) {
        Answer refused = replay(event(), body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.faults()).containsExactly(field);
    }

    @Test
    void theHealthOfAMerchantNamesItsEndpointsByTheirHost() {
        JsonNode page = operator.admin()
                .get("/admin/health?merchant_id=" + merchantId)
                .json()
                .at("/merchants");

        assertThat(page).hasSize(1);
        assertThat(page.at("/0/endpoints/0/endpoint_id").asText()).isEqualTo(endpoint);
        assertThat(page.at("/0/endpoints/0/host").asText()).isEqualTo("127.0.0.1:9");
        assertThat(page.toString()).doesNotContain("hidden");
    }

    @Test
    void theAuditLogIsReadPageByPage() {
        for (int i = 0; i < 3; i++) {
            replay(event(), BODY.formatted(""));
        }

        JsonNode first = operator.admin()
                .get("/admin/audit?limit=2&merchant_id=" + merchantId)
                .json();
        JsonNode second = operator.admin()
                .get("/admin/audit?limit=2&merchant_id=" + merchantId + "&after="
                        + first.at("/next").asText())
                .json();

        assertThat(first.at("/entries")).hasSize(2);
        assertThat(second.at("/entries")).isNotEmpty();
        assertThat(second.at("/entries").findValuesAsText("subject"))
                .doesNotContainAnyElementsOf(first.at("/entries").findValuesAsText("subject"));
    }

    private UUID event() {
        UUID id = UUID.randomUUID();
        await(database.query(EVENT, merchantId, id));
        return id;
    }

    private Answer replay(UUID event, String body) {
        return operator.admin().post("/admin/merchants/" + merchantId + "/events/evt_" + event + "/replay", body);
    }
}
