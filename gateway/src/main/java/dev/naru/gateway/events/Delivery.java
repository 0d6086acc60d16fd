package dev.naru.gateway.events;

import dev.naru.gateway.platform.value.MerchantUid;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One event on its way to one endpoint, claimed by this process.
 *
 * @param attempt number of this try, from 1
 * @param fence proves the claim when the outcome is written
 * @param data the event's data, JSON text
 */
record Delivery(
        EndpointKey endpoint,
        UUID eventId,
        int attempt,
        long fence,
        MerchantUid subject,
        long seq,
        String type,
        String data,
        Instant occurredAt,
        URI url,
        List<SigningSecret> secrets) {

    /** The event's id for the receiver; the same at every attempt. */
    String webhookId() {
        return webhookId(eventId);
    }

    static String webhookId(UUID eventId) {
        return "evt_" + eventId;
    }

    /** The same bytes at every attempt. */
    byte[] body() {
        return EventBody.json(type, occurredAt, data).getBytes(StandardCharsets.UTF_8);
    }
}
