package dev.naru.gateway.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.json.StrictJson;
import java.util.List;
import java.util.function.Function;

/** A page of a list as the API shows it: the entries under their name, and where the next page begins. */
public final class Page {
    private Page() {}

    /**
     * Shows at most {@code limit} entries.
     *
     * @param found what was asked for with a limit of one more, which tells whether there is a next page
     * @param cursor what {@code next} says after this entry; null where the list ends
     */
    public static <T> ObjectNode of(
            String name, List<T> found, int limit, Function<T, ? extends JsonNode> entry, Function<T, ?> cursor) {
        ObjectNode page = StrictJson.mapper().createObjectNode();
        ArrayNode entries = page.putArray(name);
        found.stream().limit(limit).map(entry).forEach(entries::add);
        return page.put("next", found.size() > limit ? String.valueOf(cursor.apply(found.get(limit - 1))) : null);
    }
}
