package dev.naru.gateway.apidocs;

import com.fasterxml.jackson.databind.JsonNode;

/** Looks up what a {@code $ref} of the document names. */
final class Refs {
    private final JsonNode document;

    Refs(JsonNode document) {
        this.document = document;
    }

    /** The node itself, or what it refers to. */
    JsonNode resolved(JsonNode node) {
        JsonNode ref = node.get("$ref");
        return ref == null ? node : resolved(document.at(ref.textValue().substring(1)));
    }

    /** The last part of a reference, such as {@code Problem}. */
    static String name(JsonNode ref) {
        String path = ref.textValue();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
