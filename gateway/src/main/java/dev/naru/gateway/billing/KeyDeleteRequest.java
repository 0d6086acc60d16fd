package dev.naru.gateway.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.CancelCall.Requester;
import dev.naru.gateway.platform.json.StrictJson;

/**
 * That a billing key is to be ended.
 *
 * @param reason why, 1 to 256 characters; Naver's inspection demands it
 * @param requester who wants it; Naver's inspection demands that too
 */
public record KeyDeleteRequest(String customerUid, String reason, Requester requester) {
    /** As an operation keeps it. */
    ObjectNode json() {
        return StrictJson.mapper()
                .createObjectNode()
                .put("customer_uid", customerUid)
                .put("reason", reason)
                .put("requester", requester.wire());
    }

    /** Reads back what {@link #json} wrote. */
    static KeyDeleteRequest of(JsonNode json) {
        return new KeyDeleteRequest(
                json.path("customer_uid").textValue(),
                json.path("reason").textValue(),
                json.path("requester").textValue().equals(Requester.CUSTOMER.wire())
                        ? Requester.CUSTOMER
                        : Requester.ADMIN);
    }
}
