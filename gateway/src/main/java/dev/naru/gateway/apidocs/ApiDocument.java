package dev.naru.gateway.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * The OpenAPI 3.1 document of {@code /v1}: one resource per feature under {@code /openapi}, put together. Objects are
 * united and arrays appended to; what two parts both say is a fault.
 */
public final class ApiDocument {
    private static final String FOLDER = "/openapi/";

    /** {@code naru} has what all share; the others are in the order in which a reader wants them. */
    private static final List<String> PARTS = List.of(
            "naru",
            "catalogue",
            "orders",
            "payments",
            "claims",
            "billing",
            "schedules",
            "billing-keys",
            "operations",
            "events",
            "endpoints",
            "reports");

    private ApiDocument() {}

    /** Reads and unites the parts. Blocks for some milliseconds. */
    public static ObjectNode read() {
        ObjectNode document = StrictJson.mapper().createObjectNode();
        PARTS.forEach(name -> unite(document, part(name), name));
        return document;
    }

    private static JsonNode part(String name) {
        String path = FOLDER + name + ".json";
        try (InputStream resource =
                Objects.requireNonNull(ApiDocument.class.getResourceAsStream(path), path + " is missing")) {
            return StrictJson.parse(resource.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(path + " cannot be read", failure);
        }
    }

    private static void unite(ObjectNode whole, JsonNode part, String at) {
        part.properties().forEach(field -> {
            JsonNode there = whole.get(field.getKey());
            String here = at + "." + field.getKey();
            if (there == null) {
                whole.set(field.getKey(), field.getValue());
            } else if (there instanceof ObjectNode object && field.getValue().isObject()) {
                unite(object, field.getValue(), here);
            } else if (there instanceof ArrayNode array && field.getValue() instanceof ArrayNode more) {
                array.addAll(more);
            } else {
                throw new IllegalStateException(here + " is said by another part of the API document already");
            }
        });
    }
}
