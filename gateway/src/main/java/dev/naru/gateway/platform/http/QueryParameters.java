package dev.naru.gateway.platform.http;

import dev.naru.gateway.platform.json.InvalidJson;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query of a request to a route that knows its parameters: a misspelt or repeated one is a 400 that names it. */
public final class QueryParameters {
    private final MultiMap values;

    private QueryParameters(MultiMap values) {
        this.values = values;
    }

    /**
     * Reads the query.
     *
     * @param known everything the route takes
     * @throws InvalidJson naming a parameter that is unknown or there twice
     */
    public static QueryParameters of(RoutingContext ctx, Set<String> known) {
        MultiMap values = ctx.queryParams();
        for (String name : values.names()) {
            List<String> all = values.getAll(name);
            if (!known.contains(name)) {
                throw new InvalidJson(name, "is not a parameter this route knows");
            }
            if (all.size() > 1) {
                throw new InvalidJson(name, "must be there once");
            }
        }
        return new QueryParameters(values);
    }

    /** The value, or null when absent. */
    public @Nullable String text(String name) {
        return values.get(name);
    }

    /**
     * {@code limit}, the size of a page.
     *
     * @throws InvalidJson when it is no number of 1 to {@code max}
     */
    public int limit(int otherwise, int max) {
        String text = values.get("limit");
        if (text == null) {
            return otherwise;
        }
        int limit = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > max) {
            throw new InvalidJson("limit", "must be 1 to " + max);
        }
        return limit;
    }
}
