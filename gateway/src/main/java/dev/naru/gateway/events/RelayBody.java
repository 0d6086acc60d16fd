package dev.naru.gateway.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.json.StrictJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * An event as Iamport V1 would have posted it (notification body): {@code imp_uid}, {@code merchant_uid}, {@code status},
 * and {@code cancellation_id} once something was given back. The values are what we saw at Iamport, not what was claimed.
 */
final class RelayBody {
    private static final List<String> FIELDS = List.of("imp_uid", "merchant_uid", "status", "cancellation_id");

    private RelayBody() {}

    /**
     * The text of the body.
     *
     * @param data the event's data
     */
    static String of(JsonNode data, BodyEncoding encoding) {
        ObjectNode notification = StrictJson.mapper().createObjectNode();
        FIELDS.stream().filter(data::hasNonNull).forEach(field -> notification.set(field, data.get(field)));
        return encoding == BodyEncoding.FORM ? form(notification) : notification.toString();
    }

    private static String form(ObjectNode notification) {
        return StreamSupport.stream(notification.properties().spliterator(), false)
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue().asText(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
