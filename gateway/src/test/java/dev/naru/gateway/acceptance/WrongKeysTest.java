package dev.naru.gateway.acceptance;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.Operator;
import dev.naru.gateway.testing.PostgresExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who shows one wrong key after another is slowed down, and nobody with a right one is. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongKeysTest {
    private static final int LIMIT = 3;
    private static final String FORM = "naru_test_%s_" + "A".repeat(43);

    private final HttpClient http = HttpClient.newHttpClient();
    private final DatabaseAddress address;
    private GatewayFixture gateway;

    WrongKeysTest(DatabaseAddress address) {
        this.address = address;
    }

    @BeforeAll
    void open() {
        gateway = GatewayFixture.start(
                address, Map.of("NARU_WRONG_KEYS", Integer.toString(LIMIT), "NARU_TRUSTED_PROXIES", "127.0.0.1"));
    }

    @AfterAll
    void close() {
        gateway.close();
    }

    @Test
    void wrongKeysOverTheLimitAreTold429AndWhenToComeBack() {
        exhaust("203.0.113.1");

        HttpResponse<String> answer = products("203.0.113.1", "naru_test_wrong");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("\"code\":\"too_many_failures\"");
        assertThat(Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 60L);
    }

    @Test
    void rightKeyFromTheSameAddressIsLetIn() {
        exhaust("203.0.113.2");

        assertThat(products("203.0.113.2", GatewayFixture.API_KEY).statusCode()).isEqualTo(200);
    }

    @Test
    void rightKeyThatNobodyHasSeenYetIsLetInSoon() {
        Operator operator = new Operator(gateway);
        String key = operator.key(operator.merchant("unseen")).get("key").asText();
        exhaust("203.0.113.3");

        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        int status = products("203.0.113.3", key).statusCode();
        while (status == 429 && System.nanoTime() - end < 0) {
            await(gateway.vertx().timer(50, TimeUnit.MILLISECONDS));
            status = products("203.0.113.3", key).statusCode();
        }

        assertThat(status).isEqualTo(200);
    }

    @Test
    void neighbourAtAnotherAddressIsToldThatTheKeyIsWrong() {
        exhaust("203.0.113.4");

        assertThat(products("203.0.113.5", "naru_test_wrong").statusCode()).isEqualTo(401);
    }

    @Test
    void wrongSecretOfTheFrontIs429InTheEnvelope() {
        String keys = "{\"imp_key\":\"k\",\"imp_secret\":\"wrong\"}";
        for (int i = 0; i < LIMIT; i++) {
            assertThat(token("203.0.113.6", keys).statusCode()).isEqualTo(401);
        }

        HttpResponse<String> answer = token("203.0.113.6", keys);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).startsWith("{\"code\":-1,\"message\":\"").endsWith("\"response\":null}");
        assertThat(answer.headers().firstValue("X-Gateway-Error")).hasValue("too_many_failures");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void unknownKeyOfTheFrontIs429InTheEnvelope() {
        exhaust("203.0.113.7");
        // Looked up or not, whichever second it is: the next one follows too soon.
        token("203.0.113.7", "{\"imp_key\":\"k\",\"imp_secret\":\"" + FORM.formatted("aaaaaaaaaaaa") + "\"}");

        HttpResponse<String> answer =
                token("203.0.113.7", "{\"imp_key\":\"k\",\"imp_secret\":\"" + FORM.formatted("bbbbbbbbbbbb") + "\"}");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).startsWith("{\"code\":-1,\"message\":\"").endsWith("\"response\":null}");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void wrongTokenOfTheFrontIs429InTheEnvelope() {
        exhaust("203.0.113.8");

        HttpResponse<String> answer = send(request(gateway.apiUrl() + "/payments/imp_1", "203.0.113.8")
                .header("Authorization", "no-token")
                .GET());

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).startsWith("{\"code\":-1,\"message\":\"");
    }

    @Test
    void wrongAdminTokenIs429AndTheRightOneIsLetIn() {
        exhaust("203.0.113.9");

        assertThat(merchants("203.0.113.9", "not-the-admin-token").statusCode()).isEqualTo(429);
        assertThat(merchants("203.0.113.9", GatewayFixture.ADMIN_TOKEN).statusCode())
                .isEqualTo(200);
    }

    @Test
    void everyoneWhoIsToldToWaitIsCountedLookedUpOrNot() {
        exhaust("203.0.113.10");
        double before = counted();

        products("203.0.113.10", "naru_test_wrong");
        products("203.0.113.10", FORM.formatted("cccccccccccc"));
        products("203.0.113.10", FORM.formatted("dddddddddddd"));

        assertThat(counted() - before).isEqualTo(3);
    }

    private double counted() {
        String name = "naru_limits_total{limit=\"wrong_keys\"} ";
        return send(request(gateway.opsUrl() + "/metrics", "203.0.113.10").GET())
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }

    private void exhaust(String sender) {
        for (int i = 0; i < LIMIT; i++) {
            assertThat(products(sender, "naru_test_wrong").statusCode()).isEqualTo(401);
        }
    }

    private HttpResponse<String> products(String sender, String key) {
        return send(request(gateway.apiUrl() + "/v1/products", sender)
                .header("Authorization", "Bearer " + key)
                .GET());
    }

    private HttpResponse<String> merchants(String sender, String token) {
        return send(request(gateway.opsUrl() + "/admin/merchants", sender)
                .header("Authorization", "Bearer " + token)
                .GET());
    }

    private HttpResponse<String> token(String sender, String body) {
        return send(request(gateway.apiUrl() + "/users/getToken", sender)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String url, String sender) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .header("X-Forwarded-For", sender);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
