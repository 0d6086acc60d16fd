package dev.naru.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.ApiClient.Answer;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.Operator;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Walks every route that is handed on to Iamport and takes an id: asked by another merchant, an id that exists must be
 * answered exactly like one that does not.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class FrontIsolationTest {
    private static final String SPACE = """
            {"imp_key":"imp_key_%1$s","imp_secret":"imp_secret_%1$s","user_code":"imp_%1$s",
             "channels":[{"pg_provider":"naverpay","sandbox":false}]}
            """;

    private final GatewayFixture gateway;
    private final ApiClient owner;
    private final ApiClient other;
    private final ApiClient mock;

    /** By parameter: what the owner has, and what nobody has. */
    private final Map<String, List<String>> ids = new HashMap<>();

    FrontIsolationTest(DatabaseAddress address) {
        this.gateway = GatewayFixture.start(address, Map.of());
        this.mock = new ApiClient(gateway.mock().url(), "");
        this.owner = shop("owner");
        this.other = shop("other");
    }

    private ApiClient shop(String name) {
        ok(mock.post("/_mock/v1/merchants", SPACE.formatted(name)));
        Operator operator = new Operator(gateway);
        JsonNode key = operator.key(operator.merchant(name));
        JsonNode answer = ok(new ApiClient(gateway.apiUrl(), "")
                .post(
                        "/users/getToken",
                        "{\"imp_key\":\"%s\",\"imp_secret\":\"%s\"}"
                                .formatted(
                                        key.get("prefix").asText(),
                                        key.get("key").asText())));
        return new ApiClient(
                gateway.apiUrl(), answer.at("/response/access_token").asText());
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.json().toString()).isLessThan(300);
        return answer.json();
    }

    @BeforeAll
    void ownerHasSomething() {
        JsonNode payment = ok(mock.post(
                "/_mock/v1/orders?space=imp_key_owner",
                "{\"merchant_uid\":\"owned-order\",\"amount\":5000,\"pg_provider\":\"naverpay\"}"));
        ok(mock.post("/_mock/v1/billing-keys?space=imp_key_owner", "{\"customer_uid\":\"owned-customer\"}"));
        ids.put("imp_uid", List.of(payment.at("/data/imp_uid").asText(), "imp_000000000000"));
        ids.put("merchant_uid", List.of("owned-order", "nobodys-order"));
        ids.put("customer_uid", List.of("owned-customer", "nobodys-customer"));
        ids.put("product_order_id", List.of("2026060100000001", "2026060100000002"));
        ids.put("payment_status", List.of("paid", "paid"));
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @TestFactory
    Stream<DynamicTest> anothersIdIsAnsweredLikeAnUnknownOne() {
        Router router = Router.router(gateway.vertx());
        gateway.gateway().apiRoutes(gateway.vertx()).forEach(routes -> routes.mount(router));
        List<DynamicTest> tests = router.getRoutes().stream()
                .filter(route -> route.getPath() != null && route.getPath().contains(":"))
                .filter(route -> !String.valueOf(route.getPath()).startsWith("/v1/"))
                .flatMap(FrontIsolationTest::perMethod)
                .distinct()
                .map(route -> DynamicTest.dynamicTest(route, () -> answersAlike(route)))
                .toList();
        assertThat(tests).hasSizeGreaterThan(12);
        return tests.stream();
    }

    private static Stream<String> perMethod(Route route) {
        return route.methods().stream().map(method -> method.name() + " " + route.getPath());
    }

    private void answersAlike(String route) {
        Answer anothers = ask(other, route, 0);
        Answer unknown = ask(other, route, 1);

        assertThat(anothers.status()).isEqualTo(unknown.status());
        assertThat(comparable(anothers, 0)).isEqualTo(comparable(unknown, 1));
    }

    private Answer ask(ApiClient who, String route, int which) {
        String path = route.substring(route.indexOf(' ') + 1);
        for (Map.Entry<String, List<String>> id : ids.entrySet()) {
            path = path.replace(":" + id.getKey(), id.getValue().get(which));
        }
        assertThat(path).as("no id is known for a parameter of " + route).doesNotContain(":");
        String method = route.substring(0, route.indexOf(' '));
        return method.equals("GET") ? who.get(path) : who.send(method, path, "{}");
    }

    private String comparable(Answer answer, int which) {
        String text = answer.json().toString();
        for (List<String> id : ids.values()) {
            text = text.replace(id.get(which), "<id>");
        }
        return text;
    }

    @Test
    void theOwnerSeesWhatTheOtherDoesNot() {
        String path = "GET /payments/:imp_uid";

        assertThat(ask(owner, path, 0).status()).isEqualTo(200);
        assertThat(ask(other, path, 0).status()).isEqualTo(404);
        assertThat(ask(owner, "GET /subscribe/customers/:customer_uid", 0).status())
                .isEqualTo(200);
    }

    @Test
    void listsHoldTheCallersOwnOnly() {
        assertThat(other.get("/payments/status/all").json().toString()).doesNotContain("owned");
        assertThat(owner.get("/payments/status/all").json().toString()).contains("owned-order");
    }
}
