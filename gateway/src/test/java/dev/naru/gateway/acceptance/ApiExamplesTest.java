package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.ApiClient.Answer;
import dev.naru.gateway.testing.ApiContract;
import dev.naru.gateway.testing.ApiContract.Operation;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sends every example of the API document to a real gateway before a real mock. A request's example is answered with the
 * status, and for a problem the code, of the answer's example of the same name; an operation without a body is answered
 * with a 2xx. Every answer has to be as its schema says.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class ApiExamplesTest {
    private static final String NONE = "";
    private static final Set<String> STORIES = Set.of("reschedule", "retry", "getBillingKey", "deleteBillingKey");

    private final ApiContract contract = new ApiContract();
    private final ExampleShop shop;

    ApiExamplesTest(Vertx vertx, Database database, DatabaseAddress address) {
        this.shop = new ExampleShop(vertx, database, address);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @TestFactory
    Stream<DynamicContainer> everyExampleIsAnsweredAsTheDocumentSays() {
        return contract.operations().stream()
                .map(operation -> DynamicContainer.dynamicContainer(operation.id(), tests(operation)));
    }

    @Test
    void everyOperationOfTheDocumentCanBePrepared() {
        assertThat(contract.operations().stream()
                        .filter(operation -> operation.path().contains("{") && !isPlayedElsewhere(operation))
                        .map(Operation::id))
                .allMatch(shop::knows);
    }

    /** Numbers of product orders are Naver's, and these of billing need a story: their own tests send real ones. */
    private static boolean isPlayedElsewhere(Operation operation) {
        return operation.path().contains("/claims/")
                || operation.path().endsWith("/product-orders")
                || STORIES.contains(operation.id());
    }

    private List<DynamicTest> tests(Operation operation) {
        JsonNode content = operation.json().at("/requestBody/content");
        if (isPlayedElsewhere(operation)) {
            return List.of(DynamicTest.dynamicTest("as its schema says", () -> isRightByItself(content)));
        }
        if (content.isMissingNode()) {
            return List.of(DynamicTest.dynamicTest("without a body", () -> {
                Answer answer = send(operation, shop.ids(operation.id()), NONE, NONE);
                assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
                isAsDocumented(operation, answer);
            }));
        }
        List<DynamicTest> tests = new ArrayList<>();
        Map<String, String> ids = shop.ids(operation.id());
        content.properties()
                .forEach(media -> media.getValue()
                        .path("examples")
                        .properties()
                        .forEach(example -> tests.add(DynamicTest.dynamicTest(
                                example.getKey(),
                                () -> isAnswered(
                                        operation, ids, media.getKey(), example.getKey(), example.getValue())))));
        return tests;
    }

    private void isRightByItself(JsonNode content) {
        content.forEach(media -> media.path("examples")
                .forEach(example -> assertThat(contract.faults(
                                media.path("schema"), contract.resolved(example).path("value")))
                        .isEmpty()));
    }

    private void isAnswered(Operation operation, Map<String, String> ids, String media, String name, JsonNode example) {
        JsonNode value = contract.resolved(example).path("value");
        String body = value.isTextual() ? value.textValue() : value.toString();

        Answer answer = send(operation, ids, media, body);

        int status = promised(operation, name)
                .orElseThrow(() -> new AssertionError("no answer of " + operation.id() + " has an example " + name));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        isAsDocumented(operation, answer);
        JsonNode shown =
                contract.answer(operation, status).findValue("examples").path(name);
        assertThat(answer.json().path("code"))
                .isEqualTo(contract.resolved(shown).path("value").path("code"));
        if (status < 300) {
            assertThat(contract.faults(
                            operation
                                    .json()
                                    .at("/requestBody/content")
                                    .path(media)
                                    .path("schema"),
                            value))
                    .isEmpty();
        }
    }

    private Optional<Integer> promised(Operation operation, String name) {
        return operation.json().path("responses").properties().stream()
                .filter(answer -> contract.resolved(answer.getValue()).findValues("examples").stream()
                        .anyMatch(examples -> examples.has(name)))
                .map(answer -> Integer.valueOf(answer.getKey()))
                .findFirst();
    }

    private void isAsDocumented(Operation operation, Answer answer) {
        assertThat(contract.faults(operation, answer.status(), answer.contentType(), answer.json()))
                .as(answer.toString())
                .isEmpty();
    }

    private Answer send(Operation operation, Map<String, String> ids, String media, String body) {
        String path = operation.path();
        for (Map.Entry<String, String> id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        HttpRequest.Builder request = shop.api().request(path);
        if (!media.isEmpty()) {
            request.header("Content-Type", media);
        }
        if (contract.parameters(operation).stream()
                .anyMatch(parameter -> parameter.path("name").asText().equals("Idempotency-Key"))) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        BodyPublisher publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return shop.api().send(request.method(operation.method(), publisher));
    }
}
