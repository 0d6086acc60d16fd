package dev.naru.gateway.claims;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.ClaimCall;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.ImpUid;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A step somebody wants to be taken with product orders of one payment.
 *
 * @param productOrderIds which ones; empty for all of the payment's
 * @param fields whatever else Iamport's call takes, under its names and in its form; Iamport judges them
 */
public record ClaimRequest(ImpUid impUid, ClaimAction action, List<String> productOrderIds, ObjectNode fields) {
    public ClaimRequest {
        productOrderIds = List.copyOf(new LinkedHashSet<>(productOrderIds));
        fields = fields.deepCopy();
    }

    /** As an operation keeps it. */
    ObjectNode json() {
        ObjectNode json = StrictJson.mapper()
                .createObjectNode()
                .put("imp_uid", impUid.value())
                .put("action", action.wireName());
        productOrderIds.forEach(json.putArray("product_order_ids")::add);
        json.set("fields", fields);
        return json;
    }

    /** Reads back what {@link #json} wrote. */
    static ClaimRequest of(JsonNode json) {
        List<String> ids = new ArrayList<>();
        json.path("product_order_ids").forEach(id -> ids.add(id.asText()));
        return new ClaimRequest(
                new ImpUid(json.path("imp_uid").textValue()),
                ClaimAction.of(json.path("action").asText()).orElseThrow(),
                ids,
                (ObjectNode) json.path("fields"));
    }

    ClaimCall call(List<String> ids) {
        return new ClaimCall(impUid, action.wireName(), ids, fields);
    }
}
