package dev.naru.gateway.events;

import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** An event as the shop reads it. */
final class EventBody {
    private EventBody() {}

    /**
     * The event in the form its destination understands.
     *
     * @param id {@code webhook-id}
     * @param type one of our own names, nothing to escape
     * @param data JSON text
     */
    static Message message(Destination to, String id, String type, Instant occurredAt, String data) {
        String body = to.format() == EndpointFormat.IAMPORT_V1
                ? RelayBody.of(StrictJson.parse(data.getBytes(StandardCharsets.UTF_8)), to.encoding())
                : json(type, occurredAt, data);
        return new Message(id, to.encoding().contentType(), Buffer.buffer(body));
    }

    private static String json(String type, Instant occurredAt, String data) {
        return "{\"type\":\"" + type + "\",\"timestamp\":\"" + occurredAt + "\",\"data\":" + data + "}";
    }
}
