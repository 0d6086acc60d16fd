package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An order together with how it was asked for.
 *
 * @param requestPay the object for {@code IMP.request_pay}
 */
record Placement(Order order, JsonNode requestPay, String requestSha256) {}
