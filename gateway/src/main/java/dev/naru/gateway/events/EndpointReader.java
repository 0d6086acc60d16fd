package dev.naru.gateway.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.json.Fields;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a merchant wants of an endpoint; what a change leaves out stays as it is. */
final class EndpointReader {
    private static final int MAX_URL = 2000;
    private static final URI NOWHERE = URI.create("https://invalid.invalid/");

    private final EndpointUrlRules urls;

    EndpointReader(EndpointUrlRules urls) {
        this.urls = urls;
    }

    /**
     * Reads a new endpoint.
     *
     * @throws dev.naru.gateway.platform.json.InvalidJson naming every field that is wrong
     */
    EndpointSettings created(JsonNode body) {
        return read(Fields.of(body), null);
    }

    /**
     * Reads a change.
     *
     * @throws dev.naru.gateway.platform.json.InvalidJson naming every field that is wrong
     */
    EndpointSettings changed(JsonNode body, EndpointSettings before) {
        return read(Fields.of(body), before);
    }

    private EndpointSettings read(Fields fields, @Nullable EndpointSettings before) {
        EndpointFormat format = fields.choice(
                "format", EndpointFormat.class, before == null ? EndpointFormat.STANDARD : before.format());
        BodyEncoding encoding = fields.choice(
                "encoding",
                BodyEncoding.class,
                before == null || before.format() != format ? BodyEncoding.JSON : before.encoding());
        if (format == EndpointFormat.STANDARD && encoding != BodyEncoding.JSON) {
            fields.error("encoding", "must be JSON where format is STANDARD");
        }
        EndpointSettings read = new EndpointSettings(
                url(fields, before),
                types(fields, before, format),
                format,
                encoding,
                fields.bool("enabled", before == null || before.enabled()));
        fields.done();
        return read;
    }

    private URI url(Fields fields, @Nullable EndpointSettings before) {
        if (before != null && !fields.has("url")) {
            return before.url();
        }
        String text = fields.text("url", MAX_URL);
        if (text.isEmpty()) {
            return NOWHERE;
        }
        try {
            return urls.read(text);
        } catch (IllegalArgumentException wrong) {
            fields.error("url", String.valueOf(wrong.getMessage()));
            return NOWHERE;
        }
    }

    private static List<EventType> types(Fields fields, @Nullable EndpointSettings before, EndpointFormat format) {
        List<EventType> types = types(fields, before);
        if (format == EndpointFormat.IAMPORT_V1 && !types.stream().allMatch(EventType::canBeRelayed)) {
            fields.error("types", "must be types that IAMPORT_V1 can tell");
        }
        return types;
    }

    private static List<EventType> types(Fields fields, @Nullable EndpointSettings before) {
        if (fields.isNull("types")) {
            return List.of();
        }
        JsonNode array = fields.raw("types");
        if (array == null) {
            return before == null ? List.of() : before.types();
        }
        if (!array.isArray() || array.isEmpty()) {
            fields.error("types", "must be an array of event types, or null for all");
            return List.of();
        }
        if (array.size() > EventType.values().length) {
            fields.error("types", "must have at most " + EventType.values().length + " elements");
            return List.of();
        }
        List<EventType> types = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            EventType type = EventType.of(array.get(i).asText());
            if (type == null) {
                fields.error("types[" + i + "]", "must be one of " + EventType.wireNames());
            } else if (!types.contains(type)) {
                types.add(type);
            }
        }
        return types;
    }
}
