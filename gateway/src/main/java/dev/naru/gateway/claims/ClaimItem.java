package dev.naru.gateway.claims;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.json.StrictJson;
import org.jspecify.annotations.Nullable;

/**
 * What came of a step for one product order.
 *
 * @param words Iamport's, byte for byte; null where it said nothing about it
 * @param state as seen when this became known; null where nothing was seen
 */
record ClaimItem(
        String id,
        Result result,
        @Nullable String words,
        @Nullable ProductOrderState state) {
    enum Result {
        /** The step was taken. */
        DONE,
        /** It certainly was not. */
        REFUSED,
        /** Nobody can tell yet. */
        UNKNOWN
    }

    static ClaimItem unknown(String id) {
        return new ClaimItem(id, Result.UNKNOWN, null, null);
    }

    boolean is(Result wanted) {
        return result == wanted;
    }

    ObjectNode json() {
        ObjectNode json = StrictJson.mapper()
                .createObjectNode()
                .put("product_order_id", id)
                .put("result", result.name())
                .put("message", words);
        return state == null ? json : state.writeTo(json);
    }

    /** Reads back what {@link #json} wrote. */
    static ClaimItem of(JsonNode json) {
        return new ClaimItem(
                json.path("product_order_id").asText(),
                Result.valueOf(json.path("result").asText()),
                json.path("message").textValue(),
                json.has("product_order_status") ? ProductOrderState.of(json) : null);
    }
}
