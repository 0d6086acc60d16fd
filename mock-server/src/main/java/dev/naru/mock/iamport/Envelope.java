package dev.naru.mock.iamport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.Switch;
import dev.naru.mock.ledger.Switches;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code {"code","message","response"}}: the shape of every V1 answer, good or bad. */
record Envelope(
        int status,
        int code,
        @Nullable String message,
        @Nullable JsonNode response) {
    private static final Pattern NEWER_KEYS =
            Pattern.compile("promotion|deposit_history|card_(issuer|publisher)_(code|name)");

    static Envelope success(JsonNode response) {
        return new Envelope(200, 0, null, response);
    }

    /** 200 with nothing more to say. */
    static Envelope success() {
        return new Envelope(200, 0, null, null);
    }

    /**
     * 207: some of what was asked for is missing from the list.
     *
     * @param missing how many; told only where {@link Switch#PARTIAL_MESSAGE} wants it
     */
    static Envelope partial(JsonNode response, int missing) {
        return new Envelope(207, 0, missing + Messages.MISSING, response);
    }

    /** As the merchant's switches want it on the wire. */
    Envelope shaped(Switches switches) {
        boolean silent = status == 207 && switches.word(Switch.PARTIAL_MESSAGE).equals("null");
        boolean recorded = status < 400 || status == 401 || status == 404;
        JsonNode shown = response == null || switches.on(Switch.NEWER_KEYS) ? response : withoutNewerKeys(response);
        return new Envelope(
                status,
                recorded ? code : Integer.parseInt(switches.word(Switch.HTTP_ERROR_CODE)),
                silent ? null : message,
                shown);
    }

    /** The same without the keys that the older recorded answers do not have. */
    private static JsonNode withoutNewerKeys(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = StrictJson.object().arrayNode();
            node.forEach(element -> array.add(withoutNewerKeys(element)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = StrictJson.object();
        node.properties().forEach(field -> {
            if (!NEWER_KEYS.matcher(field.getKey()).matches()) {
                object.set(field.getKey(), withoutNewerKeys(field.getValue()));
            }
        });
        return object;
    }

    static Envelope refusal(int status, int code, String message) {
        return new Envelope(status, code, message, null);
    }

    /** The answer's text; {@code phpJson} escapes as PHP's encoder does. */
    String json(boolean phpJson) {
        ObjectNode envelope = StrictJson.object().put("code", code).put("message", message);
        envelope.set("response", response);
        String json = envelope.toString();
        return phpJson ? php(json) : json;
    }

    /** What PHP's encoder makes of the same value; escapes that are there already keep their backslash. */
    private static String php(String json) {
        StringBuilder escaped = new StringBuilder(json.length() + 64);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '\\' && json.charAt(i + 1) == 'u') {
                escaped.append(json.substring(i, i + 6).toLowerCase(Locale.ROOT));
                i += 5;
            } else if (c == '\\') {
                escaped.append(c).append(json.charAt(i + 1));
                i++;
            } else if (c == '/') {
                escaped.append("\\/");
            } else if (c >= 0x80) {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    void send(RoutingContext ctx, String json) {
        Answers.text(ctx, status, json);
    }
}
