package dev.naru.gateway.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one endpoint, claimed by this process.
 *
 * @param attempt number of this try, from 1
 * @param tries the same, counted since the event was last queued
 * @param isProbe whether it shows if a sick endpoint is well again
 * @param fence proves the claim when the outcome is written
 * @param data the event's data, JSON text
 * @param traceId of what caused the event; null when that is not known
 */
record Delivery(
        Destination to,
        UUID eventId,
        int attempt,
        int tries,
        boolean isProbe,
        long fence,
        EventSubject subject,
        long seq,
        String type,
        String data,
        Instant occurredAt,
        @Nullable String traceId) {

    EndpointKey endpoint() {
        return to.endpoint();
    }

    /** The event's id for the receiver; the same at every attempt. */
    String webhookId() {
        return webhookId(eventId);
    }

    static String webhookId(UUID eventId) {
        return "evt_" + eventId;
    }

    /** The same bytes at every attempt. */
    Message message() {
        return EventBody.message(to, webhookId(), type, occurredAt, data);
    }
}
