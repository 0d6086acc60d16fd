package dev.naru.mock.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.naru.mock.http.Shortened;
import java.util.ArrayList;
import java.util.List;

/** Cuts the texts of a detail, in place: one request must not be able to fill the journal, or a screen. */
final class Detail {
    static final int MAX_TEXT = 8 * 1024;

    private Detail() {}

    static void shorten(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> object.set(name, shortened(object.get(name))));
    }

    private static JsonNode shortened(JsonNode node) {
        if (node instanceof ObjectNode object) {
            shorten(object);
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, shortened(array.get(i)));
            }
        } else if (node.isTextual() && node.textValue().length() > MAX_TEXT) {
            return TextNode.valueOf(Shortened.to(MAX_TEXT, node.textValue()));
        }
        return node;
    }
}
