package dev.naru.mock.iamport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.Identifiers;
import dev.naru.mock.http.StrictJson;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a V1 request, from JSON or from a form, where every value is a text. Unknown fields are ignored, as Iamport
 * does; known ones of a wrong kind are refused by name.
 */
final class Params {
    private static final BigDecimal MOST_WON = BigDecimal.valueOf(1_000_000_000_000L);

    /** The last second of the year 9999. */
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(253_402_300_799L);

    private final ObjectNode body;
    private final String path;

    Params(ObjectNode body) {
        this(body, "");
    }

    private Params(ObjectNode body, String path) {
        this.body = body;
        this.path = path;
    }

    boolean has(String name) {
        return body.hasNonNull(name);
    }

    @Nullable
    String text(String name, int maxLength) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual() && !value.isNumber()) {
            throw BadInput.of(at(name) + " must be a text");
        }
        String text = value.asText();
        if (text.codePointCount(0, text.length()) > maxLength) {
            throw BadInput.of(at(name) + " must be at most " + maxLength + " characters");
        }
        return text.isEmpty() ? null : text;
    }

    String requiredText(String name, int maxLength) {
        String text = text(name, maxLength);
        if (text == null) {
            throw BadInput.of(at(name) + " is required");
        }
        return text;
    }

    /** A name that the shop gives, or null when absent. */
    @Nullable
    String identifier(String name, int maxLength) {
        String text = text(name, maxLength);
        return text == null ? null : Identifiers.requirePrintable(at(name), text);
    }

    String requiredIdentifier(String name, int maxLength) {
        return Identifiers.requirePrintable(at(name), requiredText(name, maxLength));
    }

    /** Whole won, or null when absent; a number or a text of digits. */
    @Nullable
    Long won(String name) {
        JsonNode value = body.get(name);
        if (value == null
                || value.isNull()
                || (value.isTextual() && value.textValue().isBlank())) {
            return null;
        }
        if (!value.isTextual() && !value.isNumber()) {
            throw BadInput.of(at(name) + " must be a number");
        }
        BigDecimal number = number(at(name), value.asText());
        if (number.signum() < 0
                || number.compareTo(MOST_WON) > 0
                || number.stripTrailingZeros().scale() > 0) {
            throw BadInput.of(at(name) + " must be a whole number of won, 0 to " + MOST_WON.toPlainString());
        }
        return number.longValueExact();
    }

    /** A point in time as whole UNIX seconds, or null when absent; a number or a text of digits. */
    @Nullable
    Instant seconds(String name) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull() || isEmptyText(value)) {
            return null;
        }
        BigDecimal number =
                value.isTextual() || value.isNumber() ? number(at(name), value.asText()) : MOST_SECONDS.negate();
        if (number.signum() < 0
                || number.compareTo(MOST_SECONDS) > 0
                || number.stripTrailingZeros().scale() > 0) {
            throw BadInput.of(at(name) + " must be whole seconds since 1970, a UNIX timestamp");
        }
        return Instant.ofEpochSecond(number.longValueExact());
    }

    /** A day written {@code yyyyMMdd}, or null when absent. */
    @Nullable
    LocalDate day(String name) {
        String text = text(name, 64);
        try {
            return text == null ? null : LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException noSuchDay) {
            throw BadInput.of(at(name) + " must be a day as yyyyMMdd");
        }
    }

    /** A text, or the JSON text of whatever else was sent; null when absent. */
    @Nullable
    String json(String name, int maxLength) {
        JsonNode value = body.get(name);
        boolean container = value != null && value.isContainerNode();
        String text = container ? value.toString() : text(name, maxLength);
        if (text != null && text.length() > maxLength) {
            throw BadInput.of(at(name) + " must be at most " + maxLength + " characters");
        }
        return text;
    }

    private static BigDecimal number(String at, String text) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            // A huge exponent would cost seconds to expand and is no amount anyway.
            if (Math.abs(number.scale()) > 30) {
                throw BadInput.of(at + " must be a number");
            }
            return number;
        } catch (NumberFormatException notANumber) {
            throw BadInput.of(at + " must be a number");
        }
    }

    boolean flag(String name) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return false;
        }
        return switch (value.asText()) {
            case "true", "1" -> true;
            case "false", "0", "" -> false;
            default -> throw BadInput.of(at(name) + " must be true or false");
        };
    }

    /** A list, or a lone value taken for a list of one. */
    List<String> texts(String name) {
        JsonNode value = body.get(name);
        List<String> texts = new ArrayList<>();
        if (value == null || value.isNull()) {
            return texts;
        }
        if (value.isArray()) {
            value.forEach(element -> texts.add(element.asText()));
        } else {
            texts.add(value.asText());
        }
        return texts;
    }

    /** The group under {@code name}; one that nothing was sent for is empty. */
    Params object(String name) {
        JsonNode value = body.get(name);
        // PHP writes an empty group as an empty list.
        if (value == null || value.isNull() || isEmptyText(value) || (value.isArray() && value.isEmpty())) {
            return new Params(StrictJson.object(), at(name));
        }
        if (value instanceof ObjectNode object) {
            return new Params(object, at(name));
        }
        throw BadInput.of(at(name) + " must be an object");
    }

    /**
     * The groups under {@code name}, or a lone one taken for a list of one; empty when absent.
     *
     * @throws BadInput when there are more than {@code max}, or one of them is no group
     */
    List<Params> objects(String name, int max) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull() || isEmptyText(value)) {
            return List.of();
        }
        if (value instanceof ObjectNode lone) {
            return List.of(new Params(lone, at(name)));
        }
        if (!value.isArray() || value.size() > max) {
            throw BadInput.of(at(name) + " must be a list of at most " + max);
        }
        List<Params> groups = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            String element = at(name) + "[" + i + "]";
            if (!(value.get(i) instanceof ObjectNode group)) {
                throw BadInput.of(element + " must be an object");
            }
            groups.add(new Params(group, element));
        }
        return groups;
    }

    private static boolean isEmptyText(JsonNode value) {
        return value.isTextual() && value.textValue().isBlank();
    }

    /** The name of a field as an error message gives it, with the groups it lies in. */
    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
