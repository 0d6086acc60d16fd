package dev.naru.gateway.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.naru.gateway.platform.json.Fingerprint;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.ext.web.RoutingContext;

/**
 * A request with an {@code Idempotency-Key}.
 *
 * @param fingerprint of method, path and body: the same key with another one is another request
 */
public record KeyedRequest(String key, String fingerprint) {
    /**
     * Reads the key.
     *
     * @param body as parsed; null or missing when there is none
     * @throws Problem 400 when there is no usable key
     */
    public static KeyedRequest of(RoutingContext ctx, JsonNode body) {
        ArrayNode asked = StrictJson.mapper()
                .createArrayNode()
                .add(ctx.request().method().name())
                .add(ctx.normalizedPath())
                .add(body);
        return new KeyedRequest(IdempotencyKey.of(ctx), Fingerprint.of(asked));
    }
}
