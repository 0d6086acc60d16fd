package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.ApiClient.Answer;
import dev.naru.gateway.testing.GatewayExtension;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.Operator;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in at the Iamport-compatible front, and how far. */
@ExtendWith(GatewayExtension.class)
class FrontDoorTest {
    private final GatewayFixture gateway;
    private final ApiClient nobody;

    FrontDoorTest(GatewayFixture gateway) {
        this.gateway = gateway;
        this.nobody = new ApiClient(gateway.apiUrl(), "");
    }

    private String token(String impKey, String impSecret) {
        Answer answer = nobody.post(
                "/users/getToken", "{\"imp_key\":\"%s\",\"imp_secret\":\"%s\"}".formatted(impKey, impSecret));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        return answer.json().at("/response/access_token").asText();
    }

    private String environmentToken() {
        return token("environment", GatewayFixture.API_KEY);
    }

    private Answer withHeader(String name, String value) {
        return nobody.send(HttpRequest.newBuilder(URI.create(gateway.apiUrl() + "/users/pg"))
                .header(name, value));
    }

    @Test
    void aTokenIsShownInAnyOfTheThreeWays() {
        String token = environmentToken();

        assertThat(withHeader("Authorization", "Bearer " + token).status()).isEqualTo(200);
        assertThat(withHeader("Authorization", "bearer " + token).status()).isEqualTo(200);
        assertThat(withHeader("Authorization", token).status()).isEqualTo(200);
        assertThat(withHeader("X-ImpTokenHeader", token).status()).isEqualTo(200);
    }

    @Test
    void authorizationWinsOverTheOldHeader() {
        Answer answer = nobody.send(HttpRequest.newBuilder(URI.create(gateway.apiUrl() + "/users/pg"))
                .header("Authorization", "nobody")
                .header("X-ImpTokenHeader", environmentToken()));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void anApiKeyIsNoTokenAndATokenIsNoApiKey() {
        assertThat(withHeader("Authorization", "Bearer " + GatewayFixture.API_KEY)
                        .status())
                .isEqualTo(401);
        assertThat(new ApiClient(gateway.apiUrl(), environmentToken())
                        .get("/v1/orders")
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key_id", "prefix"})
    void aMadeKeyIsNamedByItsIdOrItsPublicPart(String name) {
        Operator operator = new Operator(gateway);
        JsonNode key = operator.key(operator.merchant("named-" + name));

        String token = token(key.get(name).asText(), key.get("key").asText());

        // The mock does not know this merchant, so nothing more than the door can be seen.
        assertThat(withHeader("Authorization", token).status()).isEqualTo(502);
    }

    @Test
    void aKeyUnderAnothersNameIsRefused() {
        Operator operator = new Operator(gateway);
        JsonNode key = operator.key(operator.merchant("misnamed"));

        Answer answer = nobody.post(
                "/users/getToken",
                "{\"imp_key\":\"environment\",\"imp_secret\":\"%s\"}"
                        .formatted(key.get("key").asText()));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("code").asInt()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "catalogue, GET, /users/pg, read",
        "effects, GET, /payments/imp_1/, read",
        "read, POST, /payments/cancel, effects",
        "orders, POST, /subscribe/payments/again/, effects",
        "effects, POST, /payments/prepare, orders",
        "effects, PUT, /payments/prepare/, orders"
    })
    void aKeyWithoutTheScopeIsToldWhich(String has, String method, String path, String lacks) {
        Operator operator = new Operator(gateway);
        JsonNode key = operator.key(operator.merchant("narrow"), has);
        ApiClient client = new ApiClient(
                gateway.apiUrl(),
                token(key.get("key_id").asText(), key.get("key").asText()));

        Answer answer = client.send(method, path, "{}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("message").asText()).contains(lacks);
        assertThat(answer.json().get("response").isNull()).isTrue();
    }

    @Test
    void aRevokedKeyGivesNoTokenAnyMore() {
        Operator operator = new Operator(gateway);
        JsonNode merchant = operator.merchant("revoked");
        JsonNode key = operator.key(merchant);
        String path = Operator.keysOf(merchant) + "/" + key.get("key_id").asText();
        assertThat(operator.admin().send("DELETE", path).status()).isEqualTo(204);

        Answer answer = nobody.post(
                "/users/getToken",
                "{\"imp_key\":\"%s\",\"imp_secret\":\"%s\"}"
                        .formatted(key.get("key_id").asText(), key.get("key").asText()));

        assertThat(answer.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /payments/imp_1/balance",
        "DELETE, /payments/imp_1",
        "GET, /payments/cancel",
        "GET, /banks",
        "POST, /subscribe/payments/onetime",
        "POST, /subscribe/payments/onetime/",
        "POST, /subscribe/customers/one",
        "POST, /certifications/otp/request",
        "GET, /certifications/imp_1",
        "POST, /vbanks",
        "GET, /users/nothing",
        "POST, /payments/imp_1/naver/unheard-of",
        "PATCH, /payments"
    })
    void whatIsNotCarriedSaysSo(String method, String path) {
        Answer answer = new ApiClient(gateway.apiUrl(), environmentToken()).send(method, path, "{}");

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.json().get("code").asInt()).isEqualTo(-1);
        assertThat(answer.json().get("message").asText()).contains(method, path, "중계하지 않습니다");
        assertThat(answer.json().get("response").isNull()).isTrue();
    }

    @Test
    void subMerchantsAreNotCarried() {
        Answer answer = nobody.send(new ApiClient(gateway.apiUrl(), environmentToken())
                .request("/users/pg")
                .header("Tier", "001"));

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.json().get("message").asText()).contains("Tier");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | { | 400",
                "application/json | [] | 400",
                "application/x-www-form-urlencoded | a=%zz | 400",
                "text/plain | a | 415",
                "application/json; charset=euc-kr | {} | 415"
            })
    void aBodyThatCannotBeReadIsRefusedInTheEnvelope(String contentType, String body, int status) {
        Answer answer = nobody.post("/users/getToken", contentType, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("code").asInt()).isEqualTo(-1);
        assertThat(answer.json().get("message").isTextual()).isTrue();
    }

    @Test
    void aBodyWithoutEndIsRefused() {
        Answer answer = nobody.send(nobody.request("/users/getToken")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(" ".repeat(300 * 1024))));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().get("code").asInt()).isEqualTo(-1);
    }
}
