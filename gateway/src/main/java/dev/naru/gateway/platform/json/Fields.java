package dev.naru.gateway.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object field by field and collects every fault, each under the path the caller wrote. Getters answer a
 * harmless default when a field is wrong; {@link #done()} on the root throws all faults at once, so nothing built from
 * defaults ever leaves the parser.
 */
public final class Fields {
    private final JsonNode node;
    private final String path;
    private final List<FieldError> errors;
    private final Set<String> seen = new HashSet<>();

    private Fields(JsonNode node, String path, List<FieldError> errors) {
        this.node = node;
        this.path = path;
        this.errors = errors;
    }

    /**
     * Starts at the root of a body.
     *
     * @throws InvalidJson when {@code node} is not an object
     */
    public static Fields of(JsonNode node) {
        if (!node.isObject()) {
            throw new InvalidJson("", "must be a JSON object");
        }
        return new Fields(node, "", new ArrayList<>());
    }

    /** Throws everything collected so far, unknown fields of this object included. */
    public void done() {
        rejectUnknown();
        if (!errors.isEmpty()) {
            throw new InvalidJson(errors);
        }
    }

    /** Records every field that no getter asked for. */
    public void rejectUnknown() {
        node.fieldNames().forEachRemaining(name -> {
            if (!seen.contains(name)) {
                error(name, "is not a field this route knows");
            }
        });
    }

    /** Where this object stands in the body, such as {@code items[0]}; empty for the root. */
    public String path() {
        return path;
    }

    public void error(String name, String message) {
        errors.add(new FieldError(at(name), message));
    }

    /** Whether the field is there and not null. */
    public boolean has(String name) {
        seen.add(name);
        return node.hasNonNull(name);
    }

    /** Whether the field is there and says null, for routes where that is not the same as absent. */
    public boolean isNull(String name) {
        seen.add(name);
        JsonNode value = node.get(name);
        return value != null && value.isNull();
    }

    /** Whether nothing is under {@code name}, or an array with nothing in it. */
    public boolean isEmpty(String name) {
        return !has(name) || (node.get(name).isArray() && node.get(name).isEmpty());
    }

    public String text(String name, int maxLength) {
        String value = textOrNull(name, maxLength);
        if (value == null) {
            if (!node.hasNonNull(name)) {
                error(name, "is required");
            }
            return "";
        }
        return value;
    }

    public String text(String name, int maxLength, String otherwise) {
        String value = textOrNull(name, maxLength);
        return value == null ? otherwise : value;
    }

    /** Text of 1 to {@code maxLength} code points, or null when absent or (and then recorded) wrong. */
    public @Nullable String textOrNull(String name, int maxLength) {
        if (!has(name)) {
            return null;
        }
        JsonNode value = node.get(name);
        if (!value.isTextual()) {
            error(name, "must be a text");
            return null;
        }
        String text = value.textValue();
        int length = text.codePointCount(0, text.length());
        if (text.isBlank() || length > maxLength) {
            error(name, "must be 1 to " + maxLength + " characters");
            return null;
        }
        if (!isStorable(text)) {
            error(name, "must not hold U+0000 or half of a surrogate pair");
            return null;
        }
        return text;
    }

    /** PostgreSQL takes neither in a text: refusing them here is a 400 instead of a failed statement. */
    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF));
    }

    public long integer(String name, long min, long max) {
        Long value = integerOrNull(name, min, max);
        if (value == null) {
            if (!node.hasNonNull(name)) {
                error(name, "is required");
            }
            return min;
        }
        return value;
    }

    public long integer(String name, long min, long max, long otherwise) {
        Long value = integerOrNull(name, min, max);
        return value == null ? otherwise : value;
    }

    /** A whole number of {@code min} to {@code max}; null when absent or (and then recorded) wrong. */
    public @Nullable Long integerOrNull(String name, long min, long max) {
        if (!has(name)) {
            return null;
        }
        JsonNode value = node.get(name);
        if (!value.isNumber() || !isWhole(value)) {
            error(name, "must be a whole number");
            return null;
        }
        BigDecimal number = value.decimalValue();
        if (number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0) {
            error(name, "must be " + min + " to " + max);
            return null;
        }
        return number.longValueExact();
    }

    public boolean bool(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = node.get(name);
        if (!value.isBoolean()) {
            error(name, "must be true or false");
            return otherwise;
        }
        return value.booleanValue();
    }

    public <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        String text = textOrNull(name, 64);
        if (text == null) {
            return otherwise;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        error(name, "must be one of " + List.of(type.getEnumConstants()));
        return otherwise;
    }

    /** The object under {@code name} read by {@code reader}, or null when absent or no object. */
    public <T> @Nullable T objectOrNull(String name, Function<Fields, T> reader) {
        if (!has(name)) {
            return null;
        }
        return read(node.get(name), at(name), reader);
    }

    /** Every element of the array under {@code name} read by {@code reader}; empty when absent. */
    public <T> List<T> list(String name, int maxSize, Function<Fields, T> reader) {
        List<T> values = new ArrayList<>();
        if (!has(name)) {
            return values;
        }
        JsonNode array = node.get(name);
        if (!array.isArray()) {
            error(name, "must be an array");
            return values;
        }
        if (array.size() > maxSize) {
            error(name, "must have at most " + maxSize + " elements");
            return values;
        }
        for (int i = 0; i < array.size(); i++) {
            T value = read(array.get(i), at(name) + "[" + i + "]", reader);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** The raw value, marked as known; null when absent. */
    public @Nullable JsonNode raw(String name) {
        return has(name) ? node.get(name) : null;
    }

    private <T> @Nullable T read(JsonNode value, String where, Function<Fields, T> reader) {
        if (!value.isObject()) {
            errors.add(new FieldError(where, "must be an object"));
            return null;
        }
        Fields fields = new Fields(value, where, errors);
        T result = reader.apply(fields);
        fields.rejectUnknown();
        return result;
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static boolean isWhole(JsonNode number) {
        if (number.isIntegralNumber()) {
            return true;
        }
        BigDecimal decimal = number.decimalValue();
        // 1e999999999 would take for ever to normalise; nothing of that size is a won.
        return Math.abs(decimal.scale()) < 30 && decimal.stripTrailingZeros().scale() <= 0;
    }
}
