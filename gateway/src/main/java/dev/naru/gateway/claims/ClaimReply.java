package dev.naru.gateway.claims;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.operations.Operation;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A settled claim in the terms of Iamport V1: 200 when all were taken, 207 when some were, 500 when none was.
 *
 * @param message Iamport's own words, byte for byte, where it sent some
 * @param taken those that were taken, as Iamport shows them; null for a refusal
 */
public record ClaimReply(
        int httpStatus,
        int code,
        @Nullable String message,
        @Nullable List<JsonNode> taken) {
    private static final int REFUSED = -1;
    private static final Set<String> NEVER_SENT = Set.of("payment_not_found", "no_product_orders");

    static ClaimReply refusal(Operation failed) {
        JsonNode upstream = upstream(failed);
        if (upstream != null) {
            return new ClaimReply(
                    upstream.path("http_status").intValue(),
                    upstream.path("code").intValue(),
                    upstream.path("message").textValue(),
                    null);
        }
        boolean isAbsent = NEVER_SENT.contains(String.valueOf(failed.errorCode()));
        return new ClaimReply(isAbsent ? 404 : 500, REFUSED, failed.errorMessage(), null);
    }

    /**
     * The reply to one that is done, wholly or in part.
     *
     * @param shown every product order of the payment, as Iamport shows them now
     */
    static ClaimReply success(Operation done, List<JsonNode> shown) {
        Set<String> ids = taken(done);
        JsonNode upstream = upstream(done);
        Map<String, JsonNode> byId = new HashMap<>();
        shown.forEach(one -> byId.put(one.path("product_order_id").asText(), one));
        // In the order they were asked for, as Iamport answers.
        List<JsonNode> taken =
                ids.stream().flatMap(id -> Stream.ofNullable(byId.get(id))).toList();
        boolean isPart = ids.size() < asked(done);
        String message = isPart && upstream != null ? upstream.path("message").textValue() : null;
        return new ClaimReply(isPart ? 207 : 200, 0, message, taken);
    }

    private static @Nullable JsonNode upstream(Operation operation) {
        JsonNode result = operation.result();
        JsonNode upstream = result == null ? null : result.get("upstream");
        return upstream == null || upstream.isNull() ? null : upstream;
    }

    private static int asked(Operation operation) {
        JsonNode premise = operation.premise();
        return premise == null ? 0 : premise.path("product_order_ids").size();
    }

    /** Where a person said that it is done, all are. */
    private static Set<String> taken(Operation done) {
        Set<String> ids = new LinkedHashSet<>();
        JsonNode result = done.result();
        JsonNode premise = done.premise();
        if (result != null && result.has("items")) {
            for (JsonNode item : result.get("items")) {
                if (item.path("result").asText().equals("DONE")) {
                    ids.add(item.path("product_order_id").asText());
                }
            }
        } else if (premise != null) {
            premise.path("product_order_ids").forEach(id -> ids.add(id.asText()));
        }
        return ids;
    }
}
