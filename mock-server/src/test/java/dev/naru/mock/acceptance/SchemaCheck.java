package dev.naru.mock.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds a value against a Swagger 2.0 schema, leniently where the public V1 document is not quite valid: limits may be
 * texts, items may be missing, and null stands for an absent value that is not required.
 */
final class SchemaCheck {
    private static final Set<String> SCALARS = Set.of("string", "integer", "number", "boolean");

    private final JsonNode definitions;
    private final List<String> problems = new ArrayList<>();

    SchemaCheck(JsonNode definitions) {
        this.definitions = definitions;
    }

    /** What is wrong with the value, each with where it is; empty when nothing is. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    void check(String at, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            check(at, definition(schema), value);
        } else if (schema.has("properties")
                || "object".equals(schema.path("type").asText())) {
            object(at, schema, value);
        } else if ("array".equals(schema.path("type").asText())) {
            array(at, schema, value);
        } else if (SCALARS.contains(schema.path("type").asText())) {
            scalar(at, schema, value);
        }
    }

    private JsonNode definition(JsonNode reference) {
        String name = reference.get("$ref").asText();
        return definitions.path(name.substring(name.lastIndexOf('/') + 1));
    }

    private void object(String at, JsonNode schema, JsonNode value) {
        if (!value.isObject()) {
            problems.add(at + " is not an object: " + value);
            return;
        }
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        for (String name : required) {
            if (!value.hasNonNull(name)) {
                problems.add(at + "." + name + " is required");
            }
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            JsonNode known = schema.path("properties").get(field.getKey());
            if (known == null) {
                problems.add(at + "." + field.getKey() + " is not in the document");
            } else if (!field.getValue().isNull()) {
                check(at + "." + field.getKey(), known, field.getValue());
            }
        }
    }

    private void array(String at, JsonNode schema, JsonNode value) {
        if (!value.isArray()) {
            problems.add(at + " is not an array: " + value);
            return;
        }
        JsonNode items = schema.path("items");
        for (int i = 0; items.isObject() && i < value.size(); i++) {
            check(at + "[" + i + "]", items, value.get(i));
        }
    }

    private void scalar(String at, JsonNode schema, JsonNode value) {
        boolean fits = switch (schema.get("type").asText()) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> value.isBoolean();
        };
        if (!fits) {
            problems.add(at + " is not of type " + schema.get("type").asText() + ": " + value);
            return;
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            problems.add(at + " is not one of " + schema.get("enum") + ": " + value);
        }
        int longest = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        if (value.isTextual()
                && value.textValue().codePointCount(0, value.textValue().length()) > longest) {
            problems.add(at + " is longer than " + longest);
        }
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode each : values) {
            if (each.asText().equals(value.asText())) {
                return true;
            }
        }
        return false;
    }
}
