package dev.naru.mock.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Fields of a JSON object under {@code /_mock}. The first one that is wrong is refused by its path. */
public final class Fields {
    private static final int MAX_NAMED = 200;

    private final ObjectNode node;
    private final String path;
    private final Set<String> asked = new HashSet<>();

    private Fields(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    public static Fields of(ObjectNode node) {
        return new Fields(node, "");
    }

    /** Whether the field is there, be it null. */
    public boolean mentions(String name) {
        asked.add(name);
        return node.has(name);
    }

    /** A text of at most {@code maxLength} code points, or null when absent, null or blank. */
    public @Nullable String text(String name, int maxLength) {
        JsonNode value = raw(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw BadInput.of(at(name) + " must be a text");
        }
        String text = value.textValue().strip();
        if (text.codePointCount(0, text.length()) > maxLength) {
            throw BadInput.of(at(name) + " must be at most " + maxLength + " characters");
        }
        return text.isEmpty() ? null : text;
    }

    public String requiredText(String name, int maxLength) {
        String text = text(name, maxLength);
        if (text == null) {
            throw BadInput.of(at(name) + " is required");
        }
        return text;
    }

    /** A name that the shop gives, of at most {@code maxLength} code points, or null when absent, null or blank. */
    public @Nullable String identifier(String name, int maxLength) {
        JsonNode value = raw(name);
        if (value != null && value.isTextual()) {
            Identifiers.requirePrintable(at(name), value.textValue());
        }
        return text(name, maxLength);
    }

    public String requiredIdentifier(String name, int maxLength) {
        identifier(name, maxLength);
        return requiredText(name, maxLength);
    }

    /** One of the given words, or {@code otherwise} when absent. */
    public String word(String name, String otherwise, String... words) {
        String text = text(name, 64);
        if (text == null) {
            return otherwise;
        }
        if (!List.of(words).contains(text)) {
            throw BadInput.of(at(name) + " must be one of " + String.join(", ", words));
        }
        return text;
    }

    public boolean flag(String name, boolean otherwise) {
        JsonNode value = raw(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw BadInput.of(at(name) + " must be true or false");
        }
        return value.booleanValue();
    }

    /** A whole number of {@code min} to {@code max}, or {@code otherwise} when absent. */
    public long number(String name, long otherwise, long min, long max) {
        JsonNode value = raw(name);
        if (value == null) {
            return otherwise;
        }
        boolean fits = value.isIntegralNumber() && value.canConvertToLong();
        if (!fits || value.longValue() < min || value.longValue() > max) {
            throw BadInput.of(at(name) + " must be a whole number of " + min + " to " + max);
        }
        return value.longValue();
    }

    /** A number, or null when absent. */
    public @Nullable BigDecimal decimal(String name) {
        JsonNode value = raw(name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber() || Math.abs(value.decimalValue().scale()) > 30) {
            throw BadInput.of(at(name) + " must be a number");
        }
        return value.decimalValue();
    }

    /** A duration such as {@code PT61S}, or null when absent. */
    public @Nullable Duration duration(String name) {
        String text = text(name, 40);
        try {
            return text == null ? null : Duration.parse(text);
        } catch (DateTimeException malformed) {
            throw BadInput.of(at(name) + " must be a duration such as PT61S");
        }
    }

    /** An instant such as {@code 2026-01-01T00:00:00Z}, or null when absent. */
    public @Nullable Instant instant(String name) {
        String text = text(name, 40);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException malformed) {
            throw BadInput.of(at(name) + " must be an instant such as 2026-01-01T00:00:00Z");
        }
    }

    /** The object under {@code name}, or null when absent. */
    public @Nullable Fields object(String name) {
        JsonNode value = raw(name);
        if (value == null) {
            return null;
        }
        if (value instanceof ObjectNode object) {
            return new Fields(object, at(name));
        }
        throw BadInput.of(at(name) + " must be an object");
    }

    /** The objects of the array under {@code name}; empty when absent. */
    public List<Fields> objects(String name, int max) {
        List<Fields> objects = new ArrayList<>();
        JsonNode array = array(name, max);
        for (int i = 0; array != null && i < array.size(); i++) {
            String element = at(name) + "[" + i + "]";
            if (!(array.get(i) instanceof ObjectNode object)) {
                throw BadInput.of(element + " must be an object");
            }
            objects.add(new Fields(object, element));
        }
        return objects;
    }

    /** The texts of the array under {@code name}; empty when absent. */
    public List<String> texts(String name, int max) {
        List<String> texts = new ArrayList<>();
        JsonNode array = array(name, max);
        for (int i = 0; array != null && i < array.size(); i++) {
            if (!array.get(i).isTextual()) {
                throw BadInput.of(at(name) + "[" + i + "] must be a text");
            }
            texts.add(array.get(i).textValue());
        }
        return texts;
    }

    /** The value as it was sent, or null when absent or null. */
    public @Nullable JsonNode raw(String name) {
        asked.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** Refuses the request when it has fields that nobody asked for. */
    public void rejectUnknown() {
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                unknown.add(at(name));
            }
        });
        if (!unknown.isEmpty()) {
            throw new BadInput(
                    400,
                    "unknown_field",
                    "unknown field: " + Shortened.to(MAX_NAMED, String.join(", ", unknown)) + " (known: "
                            + String.join(", ", new TreeSet<>(asked)) + ")",
                    "");
        }
    }

    private @Nullable JsonNode array(String name, int max) {
        JsonNode value = raw(name);
        if (value != null && (!value.isArray() || value.size() > max)) {
            throw BadInput.of(at(name) + " must be an array of at most " + max);
        }
        return value;
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
