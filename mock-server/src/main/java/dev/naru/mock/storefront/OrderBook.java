package dev.naru.mock.storefront;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The orders the shop has seen lately, each as the gateway last told it. Only a view: the gateway is asked again
 * whenever it matters, and after a restart the book is simply empty.
 */
final class OrderBook {
    private final LinkedHashMap<String, JsonObject> orders;

    OrderBook(int capacity) {
        this.orders = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, JsonObject> eldest) {
                return size() > capacity;
            }
        };
    }

    /** Keeps the order unless a newer version is known, and answers the newest. Two readings may arrive out of order. */
    JsonObject keepNewest(String merchantUid, JsonObject order) {
        return orders.merge(merchantUid, order, (known, read) -> version(read) >= version(known) ? read : known);
    }

    @Nullable
    JsonObject lastKnown(String merchantUid) {
        return orders.get(merchantUid);
    }

    private static long version(JsonObject order) {
        return order.getValue("version") instanceof Number version ? version.longValue() : 0;
    }
}
