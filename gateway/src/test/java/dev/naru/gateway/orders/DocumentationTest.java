package dev.naru.gateway.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.ApiClient.Answer;
import dev.naru.gateway.testing.GatewayExtension;
import dev.naru.gateway.testing.GatewayFixture;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code docs/catalogue.md} and {@code docs/orders.md} promise, the gateway does. */
@ExtendWith(GatewayExtension.class)
class DocumentationTest {
    private static final String CATALOGUE = DocumentedExample.page("catalogue.md");
    private static final String ORDERS = DocumentedExample.page("orders.md");

    private static final Pattern CODE_SPAN = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern FENCED = Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String ANY_TEXT = "…";
    /** Explained elsewhere: Iamport's own object, a timeline entry's facts, and the problem document. */
    private static final Set<String> ELSEWHERE = Set.of("request_pay", "detail");

    private final ApiClient api;

    DocumentationTest(GatewayFixture gateway) {
        this.api = new ApiClient(gateway);
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsAnsweredAsItSays() {
        return Stream.concat(tests(CATALOGUE), tests(ORDERS));
    }

    @Test
    void everyFindingIsNamed() {
        assertThat(explained(ORDERS))
                .containsAll(Arrays.stream(FindingCode.values())
                        .map(FindingCode::wireName)
                        .toList());
    }

    @Test
    void everyStateIsNamed() {
        assertThat(explained(ORDERS))
                .containsAll(Arrays.stream(OrderState.values()).map(Enum::name).toList());
    }

    private Stream<DynamicTest> tests(String page) {
        List<DocumentedExample> examples = DocumentedExample.in(page);
        assertThat(examples).hasSizeGreaterThan(5);
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.method() + " " + example.path() + " " + example.status(),
                        () -> isAnswered(example, page)));
    }

    private void isAnswered(DocumentedExample example, String page) throws JsonProcessingException {
        Answer answer = example.send(api);

        assertThat(answer.status()).as(String.valueOf(answer.json())).isEqualTo(example.status());
        if (example.answer() != null) {
            has(answer.json(), StrictJson.mapper().readTree(example.answer()), "answer");
        }
        if (answer.status() < 300) {
            Set<String> names = new TreeSet<>();
            fieldNames(answer.json(), names);
            assertThat(explained(page)).containsAll(names);
        }
    }

    private static void has(JsonNode actual, JsonNode promised, String at) {
        if (promised.isObject()) {
            promised.properties()
                    .forEach(field -> has(actual.path(field.getKey()), field.getValue(), at + "." + field.getKey()));
        } else if (promised.isArray()) {
            assertThat(actual.size()).as(at + ": " + actual).isGreaterThanOrEqualTo(promised.size());
            assertThat(promised.isEmpty() && !actual.isEmpty())
                    .as(at + ": " + actual)
                    .isFalse();
            for (int i = 0; i < promised.size(); i++) {
                has(actual.get(i), promised.get(i), at + "[" + i + "]");
            }
        } else if (promised.asText().equals(ANY_TEXT)) {
            assertThat(actual.isTextual()).as(at + ": " + actual).isTrue();
        } else {
            assertThat(actual).as(at).isEqualTo(promised);
        }
    }

    private static void fieldNames(JsonNode json, Set<String> names) {
        json.properties().forEach(field -> {
            names.add(field.getKey());
            if (!ELSEWHERE.contains(field.getKey())) {
                fieldNames(field.getValue(), names);
            }
        });
        if (json.isArray()) {
            json.forEach(element -> fieldNames(element, names));
        }
    }

    /** Every word that the page's prose and tables set as code. */
    private static Set<String> explained(String page) {
        return CODE_SPAN
                .matcher(FENCED.matcher(page).replaceAll(""))
                .results()
                .flatMap(span -> Pattern.compile("\\W+").splitAsStream(span.group(1)))
                .collect(Collectors.toSet());
    }
}
