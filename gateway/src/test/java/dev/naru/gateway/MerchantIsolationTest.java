package dev.naru.gateway;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.ApiClient.Answer;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.Operator;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
 * Walks every route of the api listener that takes an id, as the router has them: asked by another merchant, an id that
 * exists must be answered exactly like one that does not. A new route fails here until {@link #existing} says how to come
 * by an id for it.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class MerchantIsolationTest {
    private static final String PRODUCT = """
            {"id":"%s","name":"양말","base_price":3000,"info_url":"http://shop.example/p",
             "image_url":"http://shop.example/i","stock_quantity":10,
             "shipping":{"base_fee":3000,"fee_pay_type":"PREPAYED"}}
            """;
    private static final String ORDER = """
            {"merchant_uid":"%s","pg":"naverco","items":[{"product_id":"owned","quantity":1}]}
            """;

    private static final String OPERATION = """
            insert into operation (merchant_id, operation_id, kind, dedupe_key, lane, request, state)
            values ($1, $2, 'CANCEL', 'owned', 'imp:owned', '{}', 'SUCCEEDED')
            """;

    private static final String EVENT = """
            insert into event (merchant_id, event_id, subject, seq, type, dedupe_key, data)
            values ($1, $2, 'order-owned', 1, 'order.paid', 'owned', '{"merchant_uid":"order-owned","seq":1}')
            """;

    private static final String SCHEDULE = """
            insert into schedule (merchant_id, merchant_uid, customer_uid, amount, schedule_at)
            values ($1, 'order-owned', $2::uuid::text, 9900, now() + interval '30 days')
            """;

    /** Bodies that would be taken if the id were the caller's own, by method and route. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("PATCH /v1/products/:id/stock", "{\"stock_quantity\":3}"),
            Map.entry("POST /v1/orders/:merchant_uid/cancel", "{\"reason\":\"변심\",\"requester\":\"customer\"}"),
            Map.entry(
                    "POST /v1/orders/:merchant_uid/claims/ship",
                    "{\"delivery_method\":\"NOTHING\",\"dispatched_at\":\"2026-01-01T00:00:00Z\"}"),
            Map.entry("POST /v1/orders/:merchant_uid/claims/ship-exchanged", "{\"delivery_method\":\"NOTHING\"}"),
            Map.entry(
                    "POST /v1/orders/:merchant_uid/claims/request-return",
                    "{\"delivery_method\":\"RETURN_INDIVIDUAL\"}"),
            Map.entry("POST /v1/orders/:merchant_uid/claims/reject-return", "{\"memo\":\"거부\"}"),
            Map.entry("POST /v1/orders/:merchant_uid/claims/withhold-return", "{\"memo\":\"보류\"}"),
            Map.entry("POST /v1/schedules/:merchant_uid/reschedule", "{\"schedule_at\":\"2030-01-01T00:00:00Z\"}"),
            Map.entry("POST /v1/endpoints/:id/replay", "{\"from\":\"2026-01-01T00:00:00Z\"}"));

    /** Queries that would be taken if the id were the caller's own. */
    private static final Map<String, String> QUERIES =
            Map.of("DELETE /v1/billing-keys/:customer_uid", "?reason=gone&requester=customer");

    /** Creates what does not exist, and so for the caller, whose ids are its own. */
    private static final Set<String> CREATES = Set.of("PUT /v1/products/:id");

    private record Ids(String owned, String nobodys) {}

    private final Database database;
    private final GatewayFixture gateway;
    private final Operator operator;
    private final JsonNode ownerRow;
    private final ApiClient owner;
    private final ApiClient other;

    /** By the start of a route: an id that the owner has, and one of the same form that nobody has. */
    private final Map<String, Ids> existing = new HashMap<>();

    MerchantIsolationTest(Database database, DatabaseAddress address) {
        this.database = database;
        this.gateway = GatewayFixture.start(address, Map.of());
        this.operator = new Operator(gateway);
        this.ownerRow = operator.merchant("owner");
        this.owner = operator.shop(ownerRow);
        this.other = operator.shop(operator.merchant("other"));
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @BeforeAll
    void ownerHasOneOfEverything() {
        assertThat(owner.send("PUT", "/v1/products/owned", PRODUCT.formatted("owned"))
                        .status())
                .isEqualTo(201);
        assertThat(owner.post("/v1/orders", ORDER.formatted("order-owned")).status())
                .isEqualTo(201);
        existing.put("/v1/products/", new Ids("owned", "nobodys"));
        existing.put("/v1/orders/", new Ids("order-owned", "order-nobodys"));
        spaceAtIamport("owner");
        spaceAtIamport("other");
        mock("/_mock/v1/billing-keys?space=imp_key_owner", "{\"customer_uid\":\"key-owned\"}");
        existing.put("/v1/billing-keys/", new Ids("key-owned", "key-nobodys"));
        row(SCHEDULE);
        existing.put("/v1/schedules/", new Ids("order-owned", "order-nobodys"));
        existing.put(
                "/v1/operations/", new Ids(row(OPERATION), UUID.randomUUID().toString()));
        existing.put("/v1/events/", new Ids("evt_" + row(EVENT), "evt_" + UUID.randomUUID()));
        existing.put("/v1/endpoints/", new Ids(endpoint(), deleted(endpoint())));
    }

    /** A merchant's own ledger, so that Iamport can say what it has there and what not. */
    private void spaceAtIamport(String merchant) {
        mock(
                "/_mock/v1/merchants",
                "{\"imp_key\":\"imp_key_%1$s\",\"imp_secret\":\"imp_secret_%1$s\",\"user_code\":\"imp_%1$s\"}"
                        .formatted(merchant));
    }

    private void mock(String path, String body) {
        Answer answer = new ApiClient(gateway.mock().url(), "").post(path, body);
        assertThat(answer.status()).as(answer.toString()).isLessThan(300);
    }

    /** What no request of a shop makes by itself. */
    private String row(String insert) {
        UUID id = UUID.randomUUID();
        UUID merchantId = UUID.fromString(ownerRow.get("merchant_id").asText());
        await(database.query(insert, merchantId, id));
        return id.toString();
    }

    private String endpoint() {
        Answer made = owner.post("/v1/endpoints", "{\"url\":\"http://127.0.0.1:9/events\"}");
        assertThat(made.status()).isEqualTo(201);
        return made.json().get("id").asText();
    }

    private String deleted(String endpoint) {
        assertThat(owner.send("DELETE", "/v1/endpoints/" + endpoint).status()).isEqualTo(204);
        return endpoint;
    }

    @TestFactory
    Stream<DynamicTest> anothersIdIsAnsweredLikeAnUnknownOne() {
        List<DynamicTest> tests = routesWithAnId()
                .map(route -> DynamicTest.dynamicTest(route, () -> answersAlike(route)))
                .toList();
        assertThat(tests).hasSizeGreaterThan(4);
        return tests.stream();
    }

    private Stream<String> routesWithAnId() {
        Router router = Router.router(gateway.vertx());
        gateway.gateway().apiRoutes(gateway.vertx()).forEach(routes -> routes.mount(router));
        return router.getRoutes().stream()
                .filter(route -> route.getPath() != null && route.getPath().contains(":"))
                // What is handed on to Iamport is walked by FrontIsolationTest.
                .filter(route -> String.valueOf(route.getPath()).startsWith("/v1/"))
                .flatMap(MerchantIsolationTest::perMethod)
                .distinct();
    }

    private static Stream<String> perMethod(Route route) {
        Set<HttpMethod> methods = route.methods();
        assertThat(methods).as("methods of " + route.getPath()).isNotEmpty();
        return methods.stream().map(method -> method + " " + route.getPath());
    }

    private void answersAlike(String route) {
        Ids ids = existing.entrySet().stream()
                .filter(entry -> route.contains(" " + entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("existing knows no id for " + route));

        String before = ownersView();
        Answer anothers = ask(route, ids.owned());
        Answer unknown = ask(route, ids.nobodys());

        assertThat(anothers.status()).isEqualTo(unknown.status());
        assertThat(comparable(anothers, ids.owned())).isEqualTo(comparable(unknown, ids.nobodys()));
        if (CREATES.contains(route)) {
            forgets(route, ids);
        } else {
            assertThat(anothers.status()).isEqualTo(404);
        }
        assertThat(ownersView()).isEqualTo(before);
    }

    /** What the caller created is its own, and would be found by the next route's question. */
    private void forgets(String route, Ids ids) {
        String delete = "DELETE" + route.substring(route.indexOf(' '));
        assertThat(ask(delete, ids.owned()).status()).isEqualTo(204);
        assertThat(ask(delete, ids.nobodys()).status()).isEqualTo(204);
    }

    private Answer ask(String route, String id) {
        String method = route.substring(0, route.indexOf(' '));
        String path = route.substring(route.indexOf(' ') + 1).replaceFirst(":[a-z_]+", id);
        assertThat(path).as("more than one id in " + route).doesNotContain(":");
        if (method.equals("GET")) {
            return other.send(method, path);
        }
        if (method.equals("DELETE")) {
            return other.send(other.request(path + QUERIES.getOrDefault(route, ""))
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .DELETE());
        }
        String body = CREATES.contains(route) ? PRODUCT.formatted(id) : BODIES.getOrDefault(route, "{}");
        return other.send(other.request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, BodyPublishers.ofString(body)));
    }

    private static String comparable(Answer answer, String id) {
        JsonNode json = answer.json();
        if (json instanceof ObjectNode object) {
            object.remove("request_id");
            object.remove("trace_id");
        }
        return json.toString().replace(id, "<id>");
    }

    private String ownersView() {
        return existing.entrySet().stream()
                .map(entry -> owner.get(entry.getKey() + entry.getValue().owned()))
                .peek(answer -> assertThat(answer.status()).isEqualTo(200))
                .map(answer -> answer.json().toString())
                .toList()
                .toString();
    }

    @Test
    void listsHoldTheCallersOwnOnly() {
        for (String path : List.of(
                "/v1/products",
                "/v1/orders",
                "/v1/events",
                "/v1/endpoints",
                "/v1/operations",
                "/v1/schedules",
                "/v1/billing-keys")) {
            assertThat(other.get(path).json().toString()).as(path).doesNotContain("owned");
        }
        assertThat(owner.get("/v1/orders").json().toString()).contains("order-owned");
    }

    @Test
    void reportOfAnotherMerchantsDayIsNotThere() {
        await(database.query("""
                insert into daily_report (merchant_id, day, iamport_paid, iamport_paid_won, iamport_back, iamport_back_won,
                    gateway_paid, gateway_paid_won, gateway_back, gateway_back_won, elsewhere, elsewhere_won, differences)
                values ($1, '2026-01-31', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
                """, UUID.fromString(ownerRow.get("merchant_id").asText())));

        assertThat(owner.get("/v1/reports/daily?date=2026-01-31").status()).isEqualTo(200);
        assertThat(other.get("/v1/reports/daily?date=2026-01-31").status()).isEqualTo(404);
        assertThat(other.get("/v1/reports/daily").status()).isEqualTo(404);
    }

    @Test
    void sameOrderNumberIsAnOrderOfEach() {
        ApiClient third = operator.shop(operator.merchant("third"));
        third.send("PUT", "/v1/products/owned", PRODUCT.formatted("owned"));

        assertThat(third.post("/v1/orders", ORDER.formatted("order-owned")).status())
                .isEqualTo(201);
    }
}
