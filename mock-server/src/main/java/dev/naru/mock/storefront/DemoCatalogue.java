package dev.naru.mock.storefront;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The demo products as the shop would keep them: the gateway's product document and the shop's own words beside it.
 * Prices live in the gateway once loaded; what stands here is only the first offer.
 */
final class DemoCatalogue {
    private static final String RESOURCE = "web/shop/catalogue.json";

    private final Map<String, Entry> entries;

    private DemoCatalogue(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /** Reads the products and points their pages and pictures at {@code shopUrl}. */
    static Future<DemoCatalogue> read(Vertx vertx, String shopUrl) {
        return vertx.fileSystem().readFile(RESOURCE).map(json -> parse(json, shopUrl));
    }

    List<String> ids() {
        return List.copyOf(entries.keySet());
    }

    JsonObject document(String id) {
        return entry(id).document().copy();
    }

    /** The shop's words about a product: empty for one that somebody else put into the gateway. */
    JsonObject description(String id) {
        Entry entry = entries.get(id);
        return entry == null ? new JsonObject() : entry.description().copy();
    }

    private Entry entry(String id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            throw new IllegalArgumentException("not a demo product: " + id);
        }
        return entry;
    }

    private static DemoCatalogue parse(Buffer json, String shopUrl) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        JsonArray products = new JsonArray(json.toString(StandardCharsets.UTF_8).replace("{shop}", shopUrl));
        for (int i = 0; i < products.size(); i++) {
            JsonObject product = products.getJsonObject(i);
            JsonObject document = product.getJsonObject("product");
            entries.put(document.getString("id"), new Entry(document, product.getJsonObject("description")));
        }
        return new DemoCatalogue(entries);
    }

    private record Entry(JsonObject document, JsonObject description) {}
}
