package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.ApiClient.Answer;
import dev.naru.gateway.testing.ApiContract;
import dev.naru.gateway.testing.ApiContract.Operation;
import dev.naru.gateway.testing.GatewayExtension;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.Operator;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every operation of the API document refuses what the document says that it refuses; the client checks the form. */
@ExtendWith(GatewayExtension.class)
class ApiRefusalsTest {
    private static final String JSON = "application/json";
    private static final String KEY = "Idempotency-Key";

    /** Of the right form, and nobody's. */
    private static final Map<String, String> IDS = Map.of(
            "merchant_uid",
            "nobodys",
            "operation_id",
            UUID.randomUUID().toString(),
            "^evt_",
            "evt_" + UUID.randomUUID(),
            "^ep_",
            "ep_" + UUID.randomUUID());

    private static final String LARGE = "\"" + "x".repeat(3 * 1024 * 1024) + "\"";

    private final ApiContract contract = new ApiContract();
    private final GatewayFixture gateway;
    private final ApiClient shop;

    ApiRefusalsTest(GatewayFixture gateway) {
        this.gateway = gateway;
        this.shop = new ApiClient(gateway);
    }

    @TestFactory
    Stream<DynamicTest> nobodyEntersWithoutAKey() {
        ApiClient stranger = new ApiClient(gateway.apiUrl(), "naru_live_none_none");
        return each(operation -> true, 401, "unauthorized", operation -> send(stranger, operation, JSON, "{}", true));
    }

    @TestFactory
    Stream<DynamicTest> nobodyEntersWithoutTheScope() {
        Operator operator = new Operator(gateway);
        JsonNode merchant = operator.merchant("weak");
        ApiClient reader = operator.shop(merchant, "read");
        ApiClient writer = operator.shop(merchant, "orders");
        return each(operation -> true, 403, "missing_scope", operation -> {
            String scope = operation.json().at("/security/0/ApiKey/0").asText();
            return send(scope.equals("read") ? writer : reader, operation, JSON, "{}", true);
        });
    }

    @TestFactory
    Stream<DynamicTest> scopeThatIsSaidIsEnough() {
        Operator operator = new Operator(gateway);
        JsonNode merchant = operator.merchant("exact");
        return contract.operations().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    String scope = operation.json().at("/security/0/ApiKey/0").asText();
                    Answer answer = send(operator.shop(merchant, scope), operation, "text/plain", "", true);
                    assertThat(answer.status()).as(answer.toString()).isNotIn(401, 403);
                }));
    }

    @TestFactory
    Stream<DynamicTest> unknownIdsAreNotFound() {
        return each(
                operation -> operation.json().path("responses").has("404"),
                404,
                "not_found",
                operation -> send(shop, operation, JSON, example(operation), true));
    }

    @TestFactory
    Stream<DynamicTest> otherMediaTypesAreRefused() {
        return each(
                operation -> operation.json().path("responses").has("415"),
                415,
                "unsupported_media_type",
                operation -> send(shop, operation, "text/csv", "a,b", true));
    }

    @TestFactory
    Stream<DynamicTest> largeBodiesAreRefused() {
        return each(
                operation -> operation.json().at("/requestBody/content").has(JSON),
                413,
                "body_too_large",
                operation -> send(shop, operation, JSON, LARGE, true));
    }

    @TestFactory
    Stream<DynamicTest> fieldsNobodyKnowsAreRefused() {
        return each(
                // A change of an endpoint is read against what is there.
                operation -> operation.json().at("/requestBody/content").has(JSON)
                        && !operation.id().equals("changeEndpoint"),
                400,
                "invalid_request",
                operation -> send(shop, operation, JSON, "{\"no_such_field\":1}", true));
    }

    @TestFactory
    Stream<DynamicTest> parametersNobodyKnowsAreRefused() {
        return each(
                operation -> hasParameter(operation, "query"),
                400,
                "invalid_request",
                operation -> shop.send(operation.method(), path(operation) + "?no_such=1"));
    }

    @TestFactory
    Stream<DynamicTest> effectsWithoutAKeyOfTheRequestAreRefused() {
        return each(
                this::needsKey,
                400,
                "idempotency_key_required",
                operation -> send(shop, operation, JSON, example(operation), false));
    }

    @Test
    void everyPostThatIsNotIdempotentByItselfNeedsAKeyOfTheRequest() {
        Stream<String> without = contract.operations().stream()
                .filter(operation -> operation.method().equals("POST") && !needsKey(operation))
                .map(Operation::id);

        assertThat(without).containsExactlyInAnyOrder("importProducts", "placeOrder", "checkCart", "confirmOrder");
    }

    private Stream<DynamicTest> each(
            Predicate<Operation> which, int status, String code, Function<Operation, Answer> call) {
        return contract.operations().stream()
                .filter(which)
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    Answer answer = call.apply(operation);
                    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
                    assertThat(answer.json().path("code").asText()).isEqualTo(code);
                }));
    }

    private Answer send(ApiClient client, Operation operation, String media, String body, boolean keyed) {
        HttpRequest.Builder request = client.request(path(operation));
        if (keyed && needsKey(operation)) {
            request.header(KEY, UUID.randomUUID().toString());
        }
        if (!operation.json().has("requestBody") || body.isEmpty()) {
            return client.send(request.method(operation.method(), BodyPublishers.noBody()));
        }
        return client.send(
                request.header("Content-Type", media).method(operation.method(), BodyPublishers.ofString(body)));
    }

    private String path(Operation operation) {
        String path = operation.path();
        for (JsonNode parameter : contract.parameters(operation)) {
            String name = parameter.path("name").asText();
            String pattern = parameter.at("/schema/pattern").asText();
            String id = IDS.entrySet().stream()
                    .filter(entry -> name.equals(entry.getKey()) || pattern.startsWith(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("nobodys");
            path = path.replace("{" + name + "}", id);
        }
        return path + demandedQuery(operation);
    }

    private String demandedQuery(Operation operation) {
        String query = contract.parameters(operation).stream()
                .filter(parameter -> parameter.path("in").asText().equals("query")
                        && parameter.path("required").asBoolean())
                .map(parameter -> parameter.path("name").asText() + "="
                        + URLEncoder.encode(parameter.path("example").asText(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    /** The first one, which is always one that is taken. */
    private String example(Operation operation) {
        JsonNode examples = operation.json().at("/requestBody/content/application~1json/examples");
        return examples.isEmpty()
                ? ""
                : contract.resolved(examples.iterator().next()).path("value").toString();
    }

    private boolean needsKey(Operation operation) {
        return contract.parameters(operation).stream()
                .anyMatch(parameter -> parameter.path("name").asText().equals(KEY)
                        && parameter.path("required").asBoolean());
    }

    private boolean hasParameter(Operation operation, String in) {
        return contract.parameters(operation).stream()
                .anyMatch(parameter -> parameter.path("in").asText().equals(in));
    }
}
