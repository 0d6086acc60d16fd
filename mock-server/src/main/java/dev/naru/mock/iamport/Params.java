package dev.naru.mock.iamport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.BadInput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a V1 request, from JSON or from a form, where every value is a text. Unknown fields are ignored, as Iamport
 * does; known ones of a wrong kind are refused by name.
 */
final class Params {
    private static final BigDecimal MOST_WON = BigDecimal.valueOf(1_000_000_000_000L);

    private final ObjectNode body;

    Params(ObjectNode body) {
        this.body = body;
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
            throw BadInput.of(name + " must be a text");
        }
        String text = value.asText();
        if (text.codePointCount(0, text.length()) > maxLength) {
            throw BadInput.of(name + " must be at most " + maxLength + " characters");
        }
        return text.isEmpty() ? null : text;
    }

    String requiredText(String name, int maxLength) {
        String text = text(name, maxLength);
        if (text == null) {
            throw BadInput.of(name + " is required");
        }
        return text;
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
            throw BadInput.of(name + " must be a number");
        }
        BigDecimal number = number(name, value.asText());
        if (number.signum() < 0
                || number.compareTo(MOST_WON) > 0
                || number.stripTrailingZeros().scale() > 0) {
            throw BadInput.of(name + " must be a whole number of won, 0 to " + MOST_WON.toPlainString());
        }
        return number.longValueExact();
    }

    private static BigDecimal number(String name, String text) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            // A huge exponent would cost seconds to expand and is no amount anyway.
            if (Math.abs(number.scale()) > 30) {
                throw BadInput.of(name + " must be a number");
            }
            return number;
        } catch (NumberFormatException notANumber) {
            throw BadInput.of(name + " must be a number");
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
            default -> throw BadInput.of(name + " must be true or false");
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
}
