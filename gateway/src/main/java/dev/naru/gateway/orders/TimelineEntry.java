package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One thing that happened to an order.
 *
 * @param type such as {@code order.created}; see {@code docs/protocol/events.md}
 * @param detail free of personal data
 */
public record TimelineEntry(Instant at, String type, JsonNode detail) {}
