package dev.naru.gateway.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.http.MediaType;
import dev.naru.gateway.platform.http.PercentDecoder;
import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The body of a V1 call, JSON or form, as it came. Fields that nobody here reads are Iamport's business.
 *
 * @param isForm or else JSON; an empty body is either
 * @param fields by name; of a form every value is a text, and names keep their brackets
 */
record CallBody(boolean isForm, String text, ObjectNode fields) {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String JSON_UTF_8 = JSON + "; charset=utf-8";
    private static final int MAX_PAIRS = 5_000;

    /**
     * Reads a body.
     *
     * @param contentType the header, or null
     * @throws InvalidJson for bytes that are not what the type promises
     * @throws Refusal 415 for another type
     */
    static CallBody read(@Nullable String contentType, Buffer bytes) {
        String type = MediaType.of(contentType);
        if (bytes.length() == 0) {
            return new CallBody(type.equals(FORM), "", StrictJson.mapper().createObjectNode());
        }
        if (type.equals(FORM)) {
            // Char by char: what is not ASCII is decoded below, or is refused.
            String text = bytes.toString(StandardCharsets.ISO_8859_1);
            return new CallBody(true, text, form(text));
        }
        requireJson(type);
        if (!(StrictJson.parse(bytes.getBytes()) instanceof ObjectNode fields)) {
            throw new InvalidJson("", "the body must be a JSON object");
        }
        return new CallBody(false, bytes.toString(StandardCharsets.UTF_8), fields);
    }

    /**
     * {@code Content-Type} for bytes of this media type that nobody reads here.
     *
     * @throws Refusal 415 for another type than JSON or form
     */
    static String typed(String mediaType) {
        if (mediaType.equals(FORM)) {
            return FORM;
        }
        requireJson(mediaType);
        return JSON_UTF_8;
    }

    private static void requireJson(String mediaType) {
        if (!mediaType.equals(JSON)) {
            throw Refusal.of(415, "unsupported_media_type", Messages.badRequest("send " + JSON + " or " + FORM));
        }
    }

    private static ObjectNode form(String text) {
        ObjectNode fields = StrictJson.mapper().createObjectNode();
        String[] pairs = text.split("&", -1);
        if (pairs.length > MAX_PAIRS) {
            throw new InvalidJson("", "the form has more than " + MAX_PAIRS + " fields");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            int nameEnd = equals < 0 ? pair.length() : equals;
            String name = PercentDecoder.decode(pair, 0, nameEnd);
            String value = equals < 0 ? "" : PercentDecoder.decode(pair, equals + 1, pair.length());
            if (name == null || value == null) {
                throw new InvalidJson("", "the form is not valid UTF-8, or holds control characters");
            }
            if (!name.isEmpty()) {
                add(fields, name, value);
            }
        }
        return fields;
    }

    /** A name that repeats is a list. */
    private static void add(ObjectNode fields, String name, String value) {
        JsonNode before = fields.get(name);
        if (before == null) {
            fields.put(name, value);
        } else if (before instanceof ArrayNode list) {
            list.add(value);
        } else {
            fields.putArray(name).add(before).add(value);
        }
    }

    /** A text or a number as a text; null for what is absent, empty or anything else. */
    @Nullable
    String value(String name) {
        JsonNode value = fields.path(name);
        String text = value.isTextual() || value.isNumber() ? value.asText() : "";
        return text.isBlank() ? null : text;
    }

    /** Whole won; null for what is absent, or no number of won: Iamport has its own words for that. */
    @Nullable
    Long won(String name) {
        String text = value(name);
        try {
            BigDecimal number = text == null ? null : new BigDecimal(text.strip());
            return number == null || number.precision() > 18 || Math.abs(number.scale()) > 18
                    ? null
                    : Long.valueOf(number.longValueExact());
        } catch (ArithmeticException | NumberFormatException noWon) {
            return null;
        }
    }

    /** The same with one field more, or another value of it. */
    CallBody with(String name, String value) {
        return with(name, StrictJson.mapper().getNodeFactory().textNode(value));
    }

    /** The same with one field more, or another value of it. */
    CallBody with(String name, long value) {
        return with(name, StrictJson.mapper().getNodeFactory().numberNode(value));
    }

    private CallBody with(String name, JsonNode value) {
        ObjectNode changed = fields.deepCopy();
        changed.set(name, value);
        if (!isForm) {
            return new CallBody(false, changed.toString(), changed);
        }
        String pair = name + "=" + URLEncoder.encode(value.asText(), StandardCharsets.UTF_8);
        return new CallBody(true, text.isEmpty() ? pair : text + "&" + pair, changed);
    }

    /** {@code Content-Type} of the text. */
    String contentType() {
        return isForm ? FORM : JSON_UTF_8;
    }

    Buffer bytes() {
        return Buffer.buffer(text.getBytes(isForm ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
    }
}
