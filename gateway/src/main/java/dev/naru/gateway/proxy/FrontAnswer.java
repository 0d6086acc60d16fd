package dev.naru.gateway.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.PassedAnswer;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer in Iamport's envelope, theirs or ours.
 *
 * @param ownCode says what is wrong where the words are ours; null where Iamport spoke
 */
record FrontAnswer(
        int status,
        String contentType,
        Buffer body,
        @Nullable String ownCode) {
    private static final String JSON = "application/json; charset=utf-8";

    /** What Iamport said, byte for byte. */
    static FrontAnswer of(PassedAnswer passed) {
        return new FrontAnswer(passed.status(), passed.contentType(), passed.body(), null);
    }

    static FrontAnswer success(JsonNode response) {
        ObjectNode envelope = envelope(0, null);
        envelope.set("response", response);
        return new FrontAnswer(200, JSON, Buffer.buffer(envelope.toString()), null);
    }

    /**
     * What Iamport said, put together again.
     *
     * @param records of the response; null where it has none
     */
    static FrontAnswer said(int status, int code, @Nullable String message, @Nullable List<JsonNode> records) {
        ObjectNode envelope = envelope(code, message);
        if (records == null) {
            envelope.putNull("response");
        } else {
            envelope.putArray("response").addAll(records);
        }
        return new FrontAnswer(status, JSON, Buffer.buffer(envelope.toString()), null);
    }

    /**
     * Our own no, with code -1, as V1 has it beside an HTTP error.
     *
     * @param ownCode stable, lower case with underscores
     */
    static FrontAnswer refusal(int status, String ownCode, String message) {
        return new FrontAnswer(
                status,
                JSON,
                Buffer.buffer(envelope(-1, message).putNull("response").toString()),
                ownCode);
    }

    private static ObjectNode envelope(int code, @Nullable String message) {
        return StrictJson.mapper().createObjectNode().put("code", code).put("message", message);
    }
}
