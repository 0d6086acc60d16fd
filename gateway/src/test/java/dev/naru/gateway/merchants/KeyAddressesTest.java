package dev.naru.gateway.merchants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.ApiClient.Answer;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.Operator;
import dev.naru.gateway.testing.PostgresExtension;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key that is bound to addresses opens nothing from anywhere else. */
@ExtendWith(PostgresExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class KeyAddressesTest {
    private static final String INSIDE = "203.0.113.7";
    private static final String OUTSIDE = "198.51.100.7";

    private final GatewayFixture gateway;
    private final Operator operator;

    KeyAddressesTest(DatabaseAddress address) {
        this.gateway = GatewayFixture.start(address, Map.of("NARU_TRUSTED_PROXIES", "127.0.0.1"));
        this.operator = new Operator(gateway);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void boundKeyOpensFromItsAddressesOnly() {
        ApiClient shop = operator.withKey(boundKey(operator.merchant("bound")));

        assertThat(products(shop, INSIDE).status()).isEqualTo(200);
        Answer outside = products(shop, OUTSIDE);
        assertThat(outside.status()).isEqualTo(403);
        assertThat(outside.json().get("code").asText()).isEqualTo("address_not_allowed");
    }

    @Test
    void boundKeyGetsNoTokenOfTheFrontFromElsewhere() {
        JsonNode key = boundKey(operator.merchant("bound-front"));

        Answer outside = token(key, OUTSIDE);

        assertThat(outside.status()).isEqualTo(403);
        assertThat(outside.json().get("code").asInt()).isEqualTo(-1);
    }

    @Test
    void tokenOfABoundKeyIsBoundToo() {
        JsonNode key = boundKey(operator.merchant("bound-token"));
        String token = token(key, INSIDE).json().at("/response/access_token").asText();
        ApiClient client = new ApiClient(gateway.apiUrl(), token);

        Answer outside = client.send(
                from(client.request("/payments/imp_000000000001"), OUTSIDE).GET());
        Answer inside = client.send(
                from(client.request("/payments/imp_000000000001"), INSIDE).GET());

        assertThat(outside.status()).isEqualTo(403);
        assertThat(inside.status()).isNotEqualTo(403);
    }

    @Test
    void keyIsBoundLaterAndSetFreeAgain() {
        JsonNode merchant = operator.merchant("bound-later");
        JsonNode key = operator.key(merchant, "read");
        String path = Operator.keysOf(merchant) + "/" + key.get("key_id").asText();

        Answer bound = operator.admin().send("PATCH", path, "{\"addresses\":[\"203.0.113.0/24\",\"2001:db8::/32\"]}");
        Answer free = operator.admin().send("PATCH", path, "{\"addresses\":null}");

        assertThat(bound.status()).isEqualTo(200);
        assertThat(bound.json().get("addresses")).hasSize(2);
        assertThat(free.json().get("addresses").isNull()).isTrue();
        assertThat(products(operator.withKey(key), OUTSIDE).status()).isEqualTo(200);
        assertThat(operator.admin()
                        .get("/admin/audit?limit=2&merchant_id="
                                + merchant.get("merchant_id").asText())
                        .json()
                        .get("entries")
                        .findValuesAsText("note"))
                .containsExactly("from anywhere", "from [203.0.113.0/24, 2001:db8::/32]");
    }

    @Test
    void newKeyOfARotationIsBoundLikeTheOld() {
        JsonNode merchant = operator.merchant("bound-rotated");
        JsonNode key = boundKey(merchant);

        JsonNode fresh = operator.admin()
                .post(Operator.keysOf(merchant) + "/" + key.get("key_id").asText() + "/rotate", "{}")
                .json();

        assertThat(products(operator.withKey(fresh), OUTSIDE).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                               | addresses
            {"addresses":[]}                 | addresses
            {"addresses":"203.0.113.7"}      | addresses
            {"addresses":["shop.example"]}   | addresses[0]
            {"addresses":["::1","1.2.3.4/8"]} | addresses[1]
            """)
    void addressesThatAreNoneAreRefused(String body, String field) {
        JsonNode merchant = operator.merchant("misbound");
        JsonNode key = operator.key(merchant, "read");

        Answer answer = operator.admin()
                .send(
                        "PATCH",
                        Operator.keysOf(merchant) + "/" + key.get("key_id").asText(),
                        body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults()).containsExactly(field);
    }

    private JsonNode boundKey(JsonNode merchant) {
        return operator.admin()
                .post(
                        Operator.keysOf(merchant),
                        "{\"name\":\"b\",\"scopes\":[\"read\"],\"addresses\":[\"203.0.113.0/24\"]}")
                .json();
    }

    private Answer products(ApiClient shop, String sender) {
        return shop.send(from(shop.request("/v1/products"), sender).GET());
    }

    private Answer token(JsonNode key, String sender) {
        ApiClient client = new ApiClient(gateway.apiUrl(), "");
        return client.send(from(client.request("/users/getToken"), sender)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"imp_key\":\"%s\",\"imp_secret\":\"%s\"}"
                        .formatted(key.get("key_id").asText(), key.get("key").asText()))));
    }

    private static HttpRequest.Builder from(HttpRequest.Builder request, String sender) {
        return request.header("X-Forwarded-For", sender);
    }
}
