package dev.naru.gateway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.naru.gateway.apidocs.ApiDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The API document as something to hold requests and answers against. Stricter than a caller may be: in an answer, a
 * field that the document does not know is a fault too.
 */
public final class ApiContract {
    /** Methods that a path item may have. */
    public static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final ObjectNode document = ApiDocument.read();
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

    /** One method of one path. */
    public record Operation(String method, String path, JsonNode pathItem, JsonNode json) {
        /** Such as {@code placeOrder}. */
        public String id() {
            return json.path("operationId").asText();
        }

        private boolean matches(String verb, String actual) {
            String pattern = Stream.of(path.split("/", -1))
                    .map(segment -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
                    .collect(Collectors.joining("/"));
            return method.equalsIgnoreCase(verb) && actual.matches(pattern);
        }
    }

    public ObjectNode document() {
        return document;
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .forEach(method -> operations.add(new Operation(
                                method.toUpperCase(Locale.ROOT),
                                path.getKey(),
                                path.getValue(),
                                path.getValue().get(method)))));
        return operations;
    }

    /**
     * What serves a request; a literal path comes before one with an id in it.
     *
     * @param path without a query
     */
    public Optional<Operation> operation(String method, String path) {
        List<Operation> matching = operations().stream()
                .filter(operation -> operation.matches(method, path))
                .toList();
        return matching.stream()
                .filter(operation -> operation.path().equals(path))
                .findFirst()
                .or(() -> matching.stream().findFirst());
    }

    /** The parameters of the path and the operation, resolved. */
    public List<JsonNode> parameters(Operation operation) {
        return Stream.of(operation.pathItem(), operation.json())
                .flatMap(owner -> StreamSupport.stream(owner.path("parameters").spliterator(), false))
                .map(this::resolved)
                .toList();
    }

    /** The node, or what it refers to. */
    public JsonNode resolved(JsonNode node) {
        JsonNode ref = node.get("$ref");
        return ref == null ? node : resolved(document.at(ref.textValue().substring(1)));
    }

    /** The answer with this status, or the one for every other status. */
    public JsonNode answer(Operation operation, int status) {
        JsonNode answers = operation.json().path("responses");
        JsonNode answer = answers.path(Integer.toString(status));
        return resolved(answer.isMissingNode() ? answers.path("default") : answer);
    }

    /**
     * Fails unless the answer is as the document says. What the document does not name is none of its business: other
     * listeners, paths that do not exist, methods that a path does not take.
     *
     * @param path without a query
     */
    public void check(String method, String path, int status, String contentType, JsonNode body) {
        operation(method, path).ifPresent(operation -> {
            List<String> faults = faults(operation, status, contentType, body);
            if (!faults.isEmpty()) {
                throw new AssertionError(method + " " + path + " answered " + status + " not as " + operation.id()
                        + " of the API document: " + faults + " in " + body);
            }
        });
    }

    /** What is wrong with an answer; empty for one that is as the document says. */
    public List<String> faults(Operation operation, int status, String contentType, JsonNode body) {
        JsonNode answer = answer(operation, status);
        if (!operation.json().path("responses").has(Integer.toString(status)) && status < 400) {
            return List.of("status " + status + " is not documented");
        }
        if (!answer.has("content")) {
            return body.isNull() ? List.of() : List.of("a body is not documented");
        }
        String media = contentType.split(";", -1)[0].strip();
        JsonNode schema = answer.path("content").path(media).path("schema");
        if (schema.isMissingNode()) {
            return List.of(media + " is not documented for " + status);
        }
        List<String> faults = new ArrayList<>(faults(schema, body));
        undocumented(List.of(schema), body, "$", faults);
        Set<String> codes = StreamSupport.stream(answer.path("x-problem-codes").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        if (status >= 400
                && body.has("code")
                && !codes.contains(body.path("code").asText())) {
            faults.add("the code " + body.path("code") + " is not documented for " + status);
        }
        return faults;
    }

    /** What is wrong with a value by a schema of the document. */
    public List<String> faults(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode root = schema.deepCopy();
        root.set("components", document.get("components"));
        return FACTORY.getSchema(root, CONFIG);
    }

    private void undocumented(List<JsonNode> schemas, JsonNode value, String at, List<String> faults) {
        List<JsonNode> all = schemas.stream().flatMap(this::members).toList();
        if (value.isArray()) {
            List<JsonNode> items = all.stream()
                    .filter(one -> one.has("items"))
                    .map(one -> one.get("items"))
                    .toList();
            for (int i = 0; i < value.size() && !items.isEmpty(); i++) {
                undocumented(items, value.get(i), at + "[" + i + "]", faults);
            }
        }
        if (!value.isObject()
                || all.stream().anyMatch(one -> one.path("additionalProperties").asBoolean())) {
            return;
        }
        value.properties().forEach(field -> {
            List<JsonNode> known = all.stream()
                    .map(one -> one.path("properties").path(field.getKey()))
                    .filter(one -> !one.isMissingNode())
                    .toList();
            if (known.isEmpty()) {
                faults.add(at + "." + field.getKey() + " is not documented");
            } else {
                undocumented(known, field.getValue(), at + "." + field.getKey(), faults);
            }
        });
    }

    /** The schema and everything it is put together from. */
    private Stream<JsonNode> members(JsonNode given) {
        JsonNode schema = resolved(given);
        return Stream.concat(
                Stream.of(schema),
                Stream.of("allOf", "oneOf")
                        .flatMap(word -> StreamSupport.stream(schema.path(word).spliterator(), false))
                        .flatMap(this::members));
    }
}
