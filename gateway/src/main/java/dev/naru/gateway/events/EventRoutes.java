package dev.naru.gateway.events;

import dev.naru.gateway.merchants.ApiKeyHandler;
import dev.naru.gateway.platform.http.Answers;
import dev.naru.gateway.platform.http.QueryParameters;
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
        QueryParameters query = QueryParameters.of(ctx, PARAMETERS);
        Answers.json(
                ctx,
                200,
                history.page(ApiKeyHandler.merchantOf(ctx).id(), after(query), query.limit(DEFAULT_PAGE, MAX_PAGE)));
    }

    private static EventCursor after(QueryParameters query) {
        String text = query.text("after");
        try {
            return text == null ? EventCursor.START : EventCursor.parse(text);
        } catch (IllegalArgumentException notOurs) {
            throw new InvalidJson("after", "must be the next of an earlier page");
        }
    }
}
