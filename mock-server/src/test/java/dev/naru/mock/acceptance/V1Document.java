package dev.naru.mock.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * PortOne's public V1 document, where there is a copy: the project ships none. The environment's {@code
 * NARU_V1_DOCUMENT} or the system property {@code naru.v1.document} says where.
 */
final class V1Document {
    private static final Optional<V1Document> FOUND = find();

    /** The document draws bare arrays here; every official client reads pages, and so does the mock. */
    private static final Set<String> PAGED_SCHEDULES = Set.of(
            "get /subscribe/payments/schedule",
            "get /subscribe/payments/schedule/customers/{customer_uid}",
            "get /subscribe/customers/{customer_uid}/schedules");

    private final JsonNode document;
    private final List<Template> templates = new ArrayList<>();

    private record Template(String path, String pattern, int parameters) {}

    private V1Document(JsonNode document) {
        this.document = document;
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            String pattern = path.getKey()
                    .replace("/{payment_status}", path.getKey().contains("/find") ? "(/[^/]+)?" : "/[^/]+")
                    .replaceAll("\\{[a-z_]+}", "[^/]+");
            int parameters = path.getKey().split("\\{", -1).length - 1;
            templates.add(new Template(path.getKey(), pattern, parameters));
        }
        templates.sort(Comparator.comparingInt(Template::parameters));
    }

    private static Optional<V1Document> find() {
        String named = System.getProperty("naru.v1.document", System.getenv("NARU_V1_DOCUMENT"));
        if (named == null || named.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new V1Document(new ObjectMapper().readTree(Files.readString(Path.of(named)))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Optional<V1Document> found() {
        return FOUND;
    }

    /** The paths with their methods, as {@code GET /payments/{imp_uid}}. */
    List<String> operations() {
        List<String> operations = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** The operation a request is about, as {@code GET /payments/{imp_uid}}; empty when V1 has none such. */
    Optional<String> operation(String method, String pathAndQuery) {
        return template(pathAndQuery)
                .filter(path -> document.get("paths").get(path).has(method.toLowerCase(Locale.ROOT)))
                .map(path -> method + " " + path);
    }

    private Optional<String> template(String pathAndQuery) {
        String path = pathAndQuery.split("\\?", 2)[0].replaceAll("(.)/$", "$1");
        return templates.stream()
                .filter(template -> path.matches(template.pattern()))
                .map(Template::path)
                .findFirst();
    }

    /** What in an answer departs from the document; empty when nothing does. */
    List<String> problems(String method, String pathAndQuery, Answer answer) {
        Optional<String> path = template(pathAndQuery);
        if (path.isEmpty()) {
            return List.of();
        }
        JsonNode envelope = answer.json();
        List<String> problems = new ArrayList<>(envelope(envelope));
        String operation = method.toLowerCase(Locale.ROOT);
        JsonNode schema = document.get("paths")
                .path(path.get())
                .path(operation)
                .path("responses")
                .path(String.valueOf(answer.status()))
                .path("schema");
        if (envelope.path("code").asInt(-1) == 0 && !envelope.path("response").isNull()) {
            if (answer.status() != 200 && answer.status() != 207) {
                problems.add("a success cannot have the status " + answer.status());
            }
            SchemaCheck check = new SchemaCheck(document.get("definitions"));
            JsonNode response = response(schema);
            JsonNode value = envelope.get("response");
            if (PAGED_SCHEDULES.contains(operation + " " + path.get()) && value.isObject()) {
                value = value.path("list");
            }
            if (path.get().contains("/prepare")) {
                // The document lists the required keys of a page here, a slip of copying.
                response = withoutRequired(response);
            }
            check.check("response", response, value);
            problems.addAll(check.problems());
        }
        return problems;
    }

    private static List<String> envelope(JsonNode envelope) {
        List<String> problems = new ArrayList<>();
        if (!envelope.path("code").isInt()) {
            problems.add("code is not a whole number");
        }
        boolean success = envelope.path("code").asInt() == 0;
        if (!envelope.has("message") || !envelope.has("response")) {
            problems.add("message or response is missing");
        }
        if (!success
                && (!envelope.path("message").isTextual()
                        || !envelope.path("response").isNull())) {
            problems.add("a refusal has a text and no response");
        }
        return problems;
    }

    /** The schema of {@code response}, found through references and {@code allOf}. */
    private JsonNode response(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").asText();
            return response(document.get("definitions").path(name.substring(name.lastIndexOf('/') + 1)));
        }
        if (schema.path("properties").has("CustomerResponse")) {
            return response(schema.get("properties").get("CustomerResponse"));
        }
        for (JsonNode part : schema.path("allOf")) {
            JsonNode found = response(part);
            if (!found.isMissingNode()) {
                return found;
            }
        }
        return schema.path("properties").path("response");
    }

    private JsonNode withoutRequired(JsonNode schema) {
        JsonNode plain = schema.has("$ref")
                ? document.get("definitions").path(schema.get("$ref").asText().replaceAll(".*/", ""))
                : schema;
        ObjectNode copy = plain.deepCopy();
        copy.remove("required");
        return copy;
    }
}
