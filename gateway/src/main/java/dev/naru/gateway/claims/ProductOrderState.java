package dev.naru.gateway.claims;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.NaverProductOrder;
import dev.naru.gateway.platform.json.StrictJson;
import java.util.Set;

/**
 * Where a product order stands (Iamport V1, {@code NaverProductOrderAnnotation}).
 *
 * @param status such as {@code PAYED}
 * @param claimType empty without a claim
 * @param claimStatus empty without a claim
 */
record ProductOrderState(String status, String claimType, String claimStatus) {
    private static final Set<String> OVER = Set.of(
            "",
            "CANCEL_DONE",
            "CANCEL_REJECT",
            "RETURN_DONE",
            "RETURN_REJECT",
            "EXCHANGE_DONE",
            "EXCHANGE_REJECT",
            "PURCHASE_DECISION_HOLDBACK_RELEASE",
            "ADMIN_CANCEL_DONE");

    static ProductOrderState of(NaverProductOrder seen) {
        return new ProductOrderState(seen.status(), seen.claimType(), seen.claimStatus());
    }

    /** Reads back what {@link #writeTo} wrote. */
    static ProductOrderState of(JsonNode json) {
        return new ProductOrderState(
                json.path("product_order_status").asText(""), text(json, "claim_type"), text(json, "claim_status"));
    }

    private static String text(JsonNode json, String field) {
        return json.hasNonNull(field) ? json.get(field).asText() : "";
    }

    ObjectNode json() {
        return writeTo(StrictJson.mapper().createObjectNode());
    }

    /** Under Iamport's names; null for no claim. */
    ObjectNode writeTo(ObjectNode json) {
        return json.put("product_order_status", status)
                .put("claim_type", claimType.isEmpty() ? null : claimType)
                .put("claim_status", claimStatus.isEmpty() ? null : claimStatus);
    }

    /** Whether a claim is there that has not ended. A word nobody knows is one. */
    boolean hasOpenClaim() {
        return !OVER.contains(claimStatus);
    }

    /** Whether nothing more is to come. */
    boolean isSettled() {
        return isOneOf("PURCHASE_DECIDED", "EXCHANGED", "CANCELED", "RETURNED", "CANCELED_BY_NOPAYMENT")
                && !hasOpenClaim();
    }

    boolean isClaim(String type, String... statuses) {
        return claimType.equals(type) && Set.of(statuses).contains(claimStatus);
    }

    boolean isOneOf(String... statuses) {
        return Set.of(statuses).contains(status);
    }
}
