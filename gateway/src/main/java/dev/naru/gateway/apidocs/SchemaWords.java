package dev.naru.gateway.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A schema's type and limits in a few words. */
final class SchemaWords {
    private SchemaWords() {}

    static String of(JsonNode schema, Language language) {
        List<String> words = new ArrayList<>();
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            words.add(SchemaHtml.list(type).replace(", ", " | "));
        } else if (type.isTextual()) {
            words.add(type.textValue());
        }
        add(words, "", schema.get("format"));
        if (schema.has("const")) {
            words.add(schema.get("const").toString());
        }
        if (schema.has("enum")) {
            words.add(SchemaHtml.list(schema.get("enum")).replace(", ", " | "));
        }
        range(words, schema, "minimum", "maximum", "");
        range(words, schema, "minLength", "maxLength", " chars");
        range(words, schema, "minItems", "maxItems", " items");
        add(words, "", schema.get("pattern"));
        add(words, Word.DEFAULT.in(language) + " ", schema.get("default"));
        return String.join(", ", words);
    }

    private static void add(List<String> words, String prefix, @Nullable JsonNode value) {
        if (value != null) {
            words.add(prefix + value.asText());
        }
    }

    private static void range(List<String> words, JsonNode schema, String min, String max, String unit) {
        if (schema.has(min) && schema.has(max)) {
            words.add(schema.get(min).asText() + " – " + schema.get(max).asText() + unit);
        } else if (schema.has(min)) {
            words.add("≥ " + schema.get(min).asText() + unit);
        } else if (schema.has(max)) {
            words.add("≤ " + schema.get(max).asText() + unit);
        }
    }
}
