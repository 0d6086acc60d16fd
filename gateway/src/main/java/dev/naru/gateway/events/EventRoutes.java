package dev.naru.gateway.events;

import dev.naru.gateway.merchants.ApiKeyHandler;
import dev.naru.gateway.platform.http.Answers;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.json.InvalidJson;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** {@code GET /v1/events}: the same events, for shops that lost some. */
public final class EventRoutes implements Routes {
    private static final Set<String> PARAMETERS = Set.of("after", "limit");
    private static final int DEFAULT_PAGE = 50;
    private static final int MAX_PAGE = 100;

    private final EventHistoryRepository history;

    EventRoutes(EventHistoryRepository history) {
        this.history = history;
    }

    @Override
    public void mount(Router router) {
        router.get("/v1/events").handler(this::list);
    }

    private void list(RoutingContext ctx) {
        ctx.queryParams().names().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidJson(name, "is not a parameter this route knows");
                });
        Answers.json(ctx, 200, history.page(ApiKeyHandler.merchantOf(ctx).id(), after(ctx), limit(ctx)));
    }

    private static EventCursor after(RoutingContext ctx) {
        String text = ctx.queryParams().get("after");
        try {
            return text == null ? EventCursor.START : EventCursor.parse(text);
        } catch (IllegalArgumentException notOurs) {
            throw new InvalidJson("after", "must be the next of an earlier page");
        }
    }

    private static int limit(RoutingContext ctx) {
        String text = ctx.queryParams().get("limit");
        if (text == null) {
            return DEFAULT_PAGE;
        }
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_PAGE) {
            throw new InvalidJson("limit", "must be 1 to " + MAX_PAGE);
        }
        return Integer.parseInt(text);
    }
}
