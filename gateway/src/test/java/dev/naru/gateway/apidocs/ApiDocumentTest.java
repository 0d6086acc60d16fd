package dev.naru.gateway.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.naru.gateway.testing.ApiContract;
import dev.naru.gateway.testing.ApiContract.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The document is OpenAPI 3.1, whole, and says of everything what it is. */
class ApiDocumentTest {
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z_]+)}");
    private static final Set<String> ROOT =
            Set.of("openapi", "info", "servers", "security", "tags", "paths", "components");
    private static final Set<String> OPERATION = Set.of(
            "operationId", "tags", "summary", "description", "security", "parameters", "requestBody", "responses");
    private static final Set<String> COMPONENTS =
            Set.of("schemas", "responses", "parameters", "examples", "headers", "securitySchemes");
    private static final Set<String> PARAMETER_FIELDS =
            Set.of("name", "in", "required", "description", "schema", "example");
    private static final Set<String> RESPONSE = Set.of("description", "headers", "content", "x-problem-codes");
    private static final Set<String> MEDIA = Set.of("schema", "examples");
    private static final Set<String> EXAMPLE = Set.of("summary", "value");

    private final ApiContract contract = new ApiContract();
    private final JsonNode document = contract.document();

    @Test
    void rootsAndOperationsHaveNothingButOpenApisFields() {
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(names(document)).isEqualTo(ROOT);
        assertThat(names(document.path("components"))).isEqualTo(COMPONENTS);
        for (Operation operation : contract.operations()) {
            assertThat(OPERATION).as(operation.id()).containsAll(names(operation.json()));
            assertThat(names(operation.json()))
                    .as(operation.id())
                    .contains("operationId", "tags", "summary", "security", "responses");
            assertThat(names(operation.pathItem()))
                    .allMatch(name -> name.equals("parameters") || ApiContract.METHODS.contains(name));
        }
    }

    @Test
    void parametersResponsesAndExamplesHaveNothingButOpenApisFields() {
        for (Operation operation : contract.operations()) {
            contract.parameters(operation).forEach(parameter -> {
                assertThat(PARAMETER_FIELDS).containsAll(names(parameter));
                assertThat(names(parameter)).contains("name", "in", "description", "schema");
                assertThat(parameter.path("in").asText()).isIn("path", "query", "header");
            });
            operation.json().path("responses").properties().forEach(entry -> {
                assertThat(entry.getKey()).matches("[2-5][0-9]{2}|default");
                JsonNode answer = contract.resolved(entry.getValue());
                assertThat(RESPONSE).containsAll(names(answer));
                assertThat(names(answer)).contains("description");
                content(answer);
            });
            content(operation.json().path("requestBody"));
        }
    }

    private void content(JsonNode message) {
        message.path("content").forEach(media -> {
            assertThat(MEDIA).containsAll(names(media));
            media.path("examples")
                    .forEach(example ->
                            assertThat(names(contract.resolved(example))).isEqualTo(EXAMPLE));
        });
    }

    @Test
    void everyReferenceNamesSomethingThatIsThere() {
        List<String> dangling = document.findValuesAsText("$ref").stream()
                .filter(ref ->
                        !ref.startsWith("#/") || document.at(ref.substring(1)).isMissingNode())
                .toList();

        assertThat(document.findValues("$ref")).hasSizeGreaterThan(100);
        assertThat(dangling).isEmpty();
    }

    @Test
    void everyComponentIsUsed() {
        Set<String> used = new HashSet<>(document.findValuesAsText("$ref"));
        document.path("components")
                .properties()
                .forEach(kind -> kind.getValue().fieldNames().forEachRemaining(name -> {
                    if (!kind.getKey().equals("securitySchemes") && !name.equals("FindingCode")) {
                        assertThat(used).contains("#/components/" + kind.getKey() + "/" + name);
                    }
                }));
    }

    @Test
    void everySchemaIsOfDraft202012() {
        JsonSchema metaSchema =
                JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SchemaLocation.of(SchemaId.V202012));

        assertThat(schemas())
                .hasSizeGreaterThan(40)
                .allSatisfy(schema -> assertThat(metaSchema.validate(schema))
                        .as(schema.toString())
                        .isEmpty());
    }

    private List<JsonNode> schemas() {
        List<JsonNode> all = new ArrayList<>(document.findValues("schema"));
        document.at("/components/schemas").forEach(all::add);
        return all;
    }

    @Test
    void everyFieldSaysWhatItIs() {
        List<String> silent = new ArrayList<>();
        schemas().forEach(schema -> silent(schema, "", silent));

        assertThat(silent).isEmpty();
    }

    private void silent(JsonNode schema, String at, List<String> silent) {
        schema.path("properties").properties().forEach(field -> {
            JsonNode value = field.getValue();
            String here = at + "." + field.getKey();
            JsonNode said = contract.resolved(value);
            if (!said.has("description")) {
                silent.add(here + " has no description");
            }
            if (!said.has("type") && !said.has("oneOf") && !said.has("allOf")) {
                silent.add(here + " has no type");
            }
            silent(value, here, silent);
        });
        for (String word : List.of("allOf", "oneOf")) {
            schema.path(word).forEach(member -> silent(member, at, silent));
        }
        if (schema.has("items")) {
            silent(schema.get("items"), at + "[]", silent);
        }
    }

    @Test
    void everyFieldOfARequestHasItsLimits() {
        List<String> boundless = new ArrayList<>();
        for (Operation operation : contract.operations()) {
            operation.json().at("/requestBody/content").properties().stream()
                    .filter(media -> media.getKey().equals("application/json"))
                    .forEach(media -> boundless(media.getValue().path("schema"), operation.id(), boundless));
        }

        assertThat(boundless).isEmpty();
    }

    private void boundless(JsonNode given, String at, List<String> boundless) {
        JsonNode schema = contract.resolved(given);
        String type = schema.path("type").toString();
        boolean isChoice = schema.has("enum") || schema.has("oneOf") || schema.has("const");
        if (type.contains("\"string\"") && !isChoice && !schema.has("maxLength") && !schema.has("pattern")) {
            boundless.add(at + " has no greatest length");
        }
        if (type.contains("\"integer\"") && !(schema.has("minimum") && schema.has("maximum"))) {
            boundless.add(at + " has no range");
        }
        schema.path("properties")
                .properties()
                .forEach(field -> boundless(field.getValue(), at + "." + field.getKey(), boundless));
        for (String word : List.of("allOf", "oneOf")) {
            schema.path(word).forEach(member -> boundless(member, at, boundless));
        }
        if (schema.has("items")) {
            boundless(schema.get("items"), at + "[]", boundless);
        }
    }

    @Test
    void everyOperationHasAnIdOfItsOwnAndATagThatIsExplained() {
        Set<String> ids = new HashSet<>();
        List<String> tags = document.path("tags").findValuesAsText("name");
        for (Operation operation : contract.operations()) {
            assertThat(ids.add(operation.id())).as(operation.id()).isTrue();
            assertThat(tags).contains(operation.json().at("/tags/0").asText());
        }
    }

    @Test
    void everyIdInAPathIsAParameter() {
        for (Operation operation : contract.operations()) {
            List<String> inPath = PARAMETER
                    .matcher(operation.path())
                    .results()
                    .map(it -> it.group(1))
                    .toList();
            List<String> declared = contract.parameters(operation).stream()
                    .filter(parameter -> parameter.path("in").asText().equals("path"))
                    .filter(parameter -> parameter.path("required").asBoolean())
                    .map(parameter -> parameter.path("name").asText())
                    .toList();
            assertThat(declared).as(operation.id()).isEqualTo(inPath);
        }
    }

    @Test
    void everyAnswerWithABodyAndEveryBodyHasAnExample() {
        for (Operation operation : contract.operations()) {
            operation
                    .json()
                    .path("requestBody")
                    .path("content")
                    .forEach(media -> assertThat(media.path("examples").isEmpty())
                            .as(operation.id())
                            .isFalse());
            long shown = operation.json().path("responses").properties().stream()
                    .filter(answer -> answer.getKey().startsWith("2"))
                    .map(answer -> contract.resolved(answer.getValue()))
                    .filter(answer -> !answer.has("content")
                            || !answer.path("content").findValues("examples").isEmpty())
                    .count();
            assertThat(shown).as(operation.id()).isPositive();
        }
    }

    @Test
    void everyExampleIsAsItsSchemaSays() {
        for (Operation operation : contract.operations()) {
            operation
                    .json()
                    .path("responses")
                    .properties()
                    .forEach(answer -> examples(
                            operation,
                            contract.resolved(answer.getValue()),
                            Integer.parseInt(status(answer.getKey()))));
        }
    }

    private static String status(String key) {
        return key.equals("default") ? "500" : key;
    }

    private void examples(Operation operation, JsonNode answer, int status) {
        answer.path("content")
                .properties()
                .forEach(media -> media.getValue()
                        .path("examples")
                        .properties()
                        .forEach(example -> assertThat(contract.faults(
                                        operation,
                                        status,
                                        media.getKey(),
                                        contract.resolved(example.getValue()).path("value")))
                                .as(operation.id() + " " + status + " " + example.getKey())
                                .isEmpty()));
    }

    @Test
    void noCodeIsExplainedTwice() {
        assertThat(document.at("/components/schemas/ProblemCode/oneOf").findValuesAsText("const"))
                .doesNotHaveDuplicates();
    }

    private static Set<String> names(JsonNode json) {
        Set<String> names = new HashSet<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
