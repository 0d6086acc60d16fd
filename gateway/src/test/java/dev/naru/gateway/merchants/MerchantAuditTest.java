package dev.naru.gateway.merchants;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.Operator;
import dev.naru.gateway.testing.PostgresExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator does to merchants and keys is told of, without a secret. */
@ExtendWith(PostgresExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class MerchantAuditTest {
    private final Database database;
    private final GatewayFixture gateway;
    private final Operator operator;
    private final ApiClient admin;

    MerchantAuditTest(Database database, DatabaseAddress address) {
        this.database = database;
        this.gateway = GatewayFixture.start(address, Map.of());
        this.operator = new Operator(gateway);
        this.admin = operator.admin();
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void everyChangeIsInTheLogWithWhoDidIt() {
        JsonNode merchant = operator.merchant("audited");
        String path = Operator.pathOf(merchant);
        admin.send("PATCH", path + "?actor=%EB%AF%BC%EC%A7%80", "{\"channel_key\":\"c\",\"state\":\"SUSPENDED\"}");
        admin.send("POST", path + "/webhook-token?actor=kim");
        String key = operator.key(merchant, "orders", "read").get("key_id").asText();
        String fresh = admin.post(path + "/keys/" + key + "/rotate?actor=kim", "{\"overlap_s\":60}")
                .json()
                .get("key_id")
                .asText();
        admin.send("DELETE", path + "/keys/" + fresh + "?actor=lee");

        String id = merchant.get("merchant_id").asText();
        assertThat(log(merchant))
                .containsExactly(
                        "lee | key.revoked | key:" + fresh + " | ",
                        "kim | key.rotated | key:" + key + " | key:" + fresh + " takes its place, it ends after 60 s",
                        "admin token | key.created | key:" + key + " | scopes read, orders",
                        "kim | merchant.webhook_token_made | merchant:" + id + " | ",
                        "민지 | merchant.changed | merchant:" + id + " | channel_key, state SUSPENDED",
                        "admin token | merchant.created | merchant:" + id + " | TEST: name, imp_key, imp_secret");
    }

    @Test
    void newCredentialsAreTheirNamesInTheLogAndNoMore() {
        JsonNode merchant = operator.merchant("renewed");

        admin.send("PATCH", Operator.pathOf(merchant), "{\"imp_key\":\"new-key-7\",\"imp_secret\":\"new-secret-7\"}");

        assertThat(log(merchant).get(0)).endsWith("| imp_key, imp_secret");
        assertThat(log(merchant).toString()).doesNotContain("new-key-7", "new-secret-7");
    }

    @Test
    void refusedChangeIsNotInTheLog() {
        JsonNode merchant = operator.merchant("unchanged");
        int before = log(merchant).size();

        admin.send("PATCH", Operator.pathOf(merchant), "{\"imp_key\":\"another\"}");
        admin.send("DELETE", Operator.keysOf(merchant) + "/aaaaaaaaaaaa");

        assertThat(log(merchant)).hasSize(before);
    }

    @Test
    void changeThatCannotBeToldOfIsNotMade() {
        JsonNode merchant = operator.merchant("untold");
        String key = operator.key(merchant, "read").get("key_id").asText();
        await(database.query("alter table audit_log add constraint shut check (action <> 'key.revoked') not valid"));

        int status;
        try {
            status = admin.send("DELETE", Operator.keysOf(merchant) + "/" + key).status();
        } finally {
            await(database.query("alter table audit_log drop constraint shut"));
        }

        assertThat(status).isEqualTo(500);
        assertThat(admin.get(Operator.keysOf(merchant))
                        .json()
                        .at("/keys/0/revoked_at")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"actor=", "actor=%00", "actor=a%0Ab", "actor=a&actor=b", "who=a"})
    void actorThatCannotBeANameIsRefused(String query) {
        JsonNode merchant = operator.merchant("nameless");

        assertThat(admin.send("PATCH", Operator.pathOf(merchant) + "?" + query, "{\"name\":\"n\"}")
                        .status())
                .isEqualTo(400);
    }

    /** Newest first. */
    private List<String> log(JsonNode merchant) {
        List<String> lines = new ArrayList<>();
        admin.get("/admin/audit?merchant_id=" + merchant.get("merchant_id").asText())
                .json()
                .get("entries")
                .forEach(entry -> lines.add(String.join(
                        " | ",
                        entry.get("actor").asText(),
                        entry.get("action").asText(),
                        entry.get("subject").asText(),
                        entry.get("note").asText())));
        return lines;
    }
}
