package dev.naru.gateway.proxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.platform.json.Fingerprint;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.Secret;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A V1 call that changes something, as it came.
 *
 * @param path encoded, without a slash at the end
 * @param query with its question mark, or empty
 * @param userAgent of the caller, which Iamport keeps with a payment
 */
record EffectCall(
        OperationKind kind,
        HttpMethod method,
        String path,
        String query,
        CallBody body,
        @Nullable String userAgent) {

    /** Tells the same call from another one: method, path, query and fields, in any order, JSON or form. */
    String fingerprint() {
        ObjectNode whole = StrictJson.mapper()
                .createObjectNode()
                .put("method", method.name())
                .put("path", path)
                .put("query", query);
        whole.set("fields", body.fields());
        return Fingerprint.of(whole);
    }

    String uri() {
        return path + query;
    }

    /** What Iamport is told beside the body. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", body.contentType());
        if (userAgent != null) {
            headers.put("User-Agent", userAgent);
        }
        return headers;
    }

    EffectCall with(CallBody other) {
        return new EffectCall(kind, method, path, query, other, userAgent);
    }

    /** As it is kept, sealed. */
    Secret write() {
        return new Secret(StrictJson.mapper()
                        .createObjectNode()
                        .put("kind", kind.name())
                        .put("method", method.name())
                        .put("path", path)
                        .put("query", query)
                        .put("type", body.contentType())
                        .put("user_agent", userAgent)
                + "\n" + body.text());
    }

    /** Reads back what {@link #write} wrote. */
    static EffectCall read(Secret text) {
        try {
            // One line about the body, which may be longer than a text in JSON, and the body.
            int end = text.reveal().indexOf('\n');
            JsonNode json = StrictJson.mapper().readTree(text.reveal().substring(0, end));
            String body = text.reveal().substring(end + 1);
            String type = json.path("type").asText();
            boolean isForm = !type.contains("json");
            byte[] bytes = body.getBytes(isForm ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
            return new EffectCall(
                    OperationKind.valueOf(json.path("kind").asText()),
                    HttpMethod.valueOf(json.path("method").asText()),
                    json.path("path").asText(),
                    json.path("query").asText(),
                    CallBody.read(type, Buffer.buffer(bytes)),
                    json.path("user_agent").textValue());
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("a stored call is no JSON", notOurs);
        }
    }
}
