package dev.naru.gateway.claims;

/**
 * A product order as last seen.
 *
 * @param ticket of the look that was kept
 */
record StoredProductOrder(String id, ProductOrderState state, long ticket) {}
