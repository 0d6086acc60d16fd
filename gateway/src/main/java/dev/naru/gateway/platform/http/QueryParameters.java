package dev.naru.gateway.platform.http;

import dev.naru.gateway.platform.json.InvalidJson;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query of a request to a route that knows its parameters: a misspelt or repeated one is a 400 that names it. */
public final class QueryParameters {
    /** Below the 30 seconds after which many clients and proxies give up on an answer. */
    private static final int MAX_WAIT_S = 25;

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
     * {@code wait}, how long the caller is ready to wait for an answer that says more; zero when absent.
     *
     * @throws InvalidJson when it is no whole number of seconds of 0 to {@value #MAX_WAIT_S}
     */
    public Duration waiting() {
        String text = values.get("wait");
        if (text == null) {
            return Duration.ZERO;
        }
        int seconds = text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : -1;
        if (seconds < 0 || seconds > MAX_WAIT_S) {
            throw new InvalidJson("wait", "must be 0 to " + MAX_WAIT_S + ", in seconds");
        }
        return Duration.ofSeconds(seconds);
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
