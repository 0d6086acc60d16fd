package dev.naru.gateway.payments;

import dev.naru.gateway.events.EventType;

/**
 * An event that follows from a merge.
 *
 * @param dedupeKey names what happened, so that it is told once whoever finds out
 */
record PlannedEvent(EventType type, String dedupeKey) {}
