package dev.naru.mock.iamport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.StrictJson;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code {"code","message","response"}}: the shape of every V1 answer, good or bad. */
record Envelope(
        int status,
        int code,
        @Nullable String message,
        @Nullable JsonNode response) {
    static Envelope success(JsonNode response) {
        return new Envelope(200, 0, null, response);
    }

    /** 207: some of what was asked for is missing from the list. */
    static Envelope partial(JsonNode response) {
        return new Envelope(207, 0, null, response);
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

    private static String php(String json) {
        StringBuilder escaped = new StringBuilder(json.length() + 64);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '/') {
                escaped.append("\\/");
            } else if (c > 0x7e) {
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
