package dev.naru.gateway.events;

import java.time.Instant;

/** An event as the shop reads it. */
final class EventBody {
    private EventBody() {}

    /**
     * The JSON text.
     *
     * @param type one of our own names, nothing to escape
     * @param data JSON text
     */
    static String json(String type, Instant occurredAt, String data) {
        return "{\"type\":\"" + type + "\",\"timestamp\":\"" + occurredAt + "\",\"data\":" + data + "}";
    }
}
