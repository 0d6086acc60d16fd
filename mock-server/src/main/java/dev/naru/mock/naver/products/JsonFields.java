package dev.naru.mock.naver.products;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.naru.mock.naver.Bilingual;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One JSON object read field by field: what does not fit is noted with its path, and reading goes on. */
final class JsonFields {
    private static final int MAX_PROBLEMS = 100;

    private final JsonNode object;
    private final String path;
    private final List<Problem> problems;

    JsonFields(JsonNode object, String path, List<Problem> problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
        if (!object.isObject()) {
            problem(path, path + ": 객체여야 합니다.", path + " must be an object.");
        }
    }

    JsonNode get(String field) {
        JsonNode value = object.get(field);
        return value == null || value.isNull() ? MissingNode.getInstance() : value;
    }

    boolean has(String field) {
        return !get(field).isMissingNode();
    }

    String at(String field) {
        return path + "." + field;
    }

    JsonFields object(String field) {
        return new JsonFields(get(field), at(field), problems);
    }

    /** The objects of an array; a lone object counts as an array of one. */
    List<JsonFields> objects(String field, int max) {
        JsonNode value = get(field);
        if (value.isMissingNode()) {
            return List.of();
        }
        if (value.isObject()) {
            return List.of(new JsonFields(value, at(field), problems));
        }
        if (!value.isArray()) {
            refuse(field, "배열이어야 합니다.", "must be an array.");
            return List.of();
        }
        if (value.size() > max) {
            refuse(field, "최대 " + max + "개까지 가능합니다.", "may hold at most " + max + " entries.");
            return List.of();
        }
        List<JsonFields> all = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            all.add(new JsonFields(value.get(i), at(field) + "[" + i + "]", problems));
        }
        return all;
    }

    /** Text that is not blank; numbers are taken as text, since shops send their numeric ids so. */
    @Nullable
    String text(String field, int max) {
        JsonNode value = get(field);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isTextual() && !value.isIntegralNumber()) {
            refuse(field, "문자열이어야 합니다.", "must be a string.");
            return null;
        }
        String text = value.asText().strip();
        if (text.codePointCount(0, text.length()) > max) {
            refuse(field, "최대 " + max + "자까지 가능합니다.", "may be at most " + max + " characters long.");
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    String requiredText(String field, int max) {
        int before = problems.size();
        String text = text(field, max);
        if (text == null && problems.size() == before) {
            refuse(field, "필수 값입니다.", "is required.");
        }
        return text == null ? "" : text;
    }

    /** A whole number in a range; a numeric string will do. Missing gives the other value. */
    long number(String field, long min, long max, long other) {
        JsonNode value = get(field);
        if (value.isMissingNode()) {
            return other;
        }
        Long number = whole(value);
        if (number == null) {
            refuse(field, "정수여야 합니다.", "must be a whole number.");
            return other;
        }
        if (number < min || number > max) {
            refuse(field, min + " ~ " + max + " 범위여야 합니다.", "must be between " + min + " and " + max + ".");
            return other;
        }
        return number;
    }

    long requiredNumber(String field, long min, long max) {
        if (!has(field)) {
            refuse(field, "필수 값입니다.", "is required.");
        }
        return number(field, min, max, min);
    }

    /** One of an enum's words; missing or blank gives the other value. */
    <E extends Enum<E>> E word(String field, Class<E> words, E other) {
        String text = text(field, 100);
        if (text == null) {
            return other;
        }
        for (E word : words.getEnumConstants()) {
            if (word.name().equals(text)) {
                return word;
            }
        }
        String all = Arrays.stream(words.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        refuse(field, "다음 중 하나여야 합니다: " + all, "must be one of " + all + ".");
        return other;
    }

    void refuse(String field, String ko, String en) {
        problem(at(field), at(field) + ": " + ko, at(field) + " " + en);
    }

    private void problem(String where, String ko, String en) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new Problem(where, new Bilingual(ko, en)));
        }
    }

    static boolean isNumber(JsonNode value) {
        return whole(value) != null;
    }

    private static @Nullable Long whole(JsonNode value) {
        // A number of a million digits would take seconds to expand: nothing longer than a long is looked at.
        if (value.isNumber() && value.asText().length() <= 24) {
            return exact(value.asText());
        }
        return value.isTextual()
                        && value.asText().strip().toLowerCase(Locale.ROOT).matches("[+-]?[0-9]{1,18}")
                ? exact(value.asText().strip())
                : null;
    }

    private static @Nullable Long exact(String digits) {
        try {
            BigDecimal number = new BigDecimal(digits);
            return Math.abs((long) number.scale()) > 20 ? null : number.longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }
}
