package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.naru.mock.http.Answers;
import dev.naru.mock.http.QueryString;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.Space;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What happened: as a list, the newest first, and live as server-sent events (WHATWG HTML §9.2). */
final class JournalRoutes {
    private static final int MAX_LISTED = 1_000;

    private final Vertx vertx;
    private final SpaceOf spaces;

    JournalRoutes(Vertx vertx, SpaceOf spaces) {
        this.vertx = vertx;
        this.spaces = spaces;
    }

    void mount(Router router) {
        router.get("/_mock/v1/journal").handler(this::list);
        router.get("/_mock/v1/events").handler(this::follow);
    }

    private void list(RoutingContext ctx) {
        Space space = spaces.request(ctx);
        QueryString query = SpaceOf.query(ctx);
        int limit = (int) query.number("limit", 200, 1, MAX_LISTED);
        String merchantUid = query.first("merchant_uid");
        ArrayNode list = StrictJson.object().arrayNode();
        space.journal()
                .newest(entry -> merchantUid == null || merchantUid.equals(entry.merchantUid()), limit)
                .forEach(entry -> list.add(EntryJson.of(entry)));
        Answers.data(ctx, list);
    }

    private void follow(RoutingContext ctx) {
        Space space = spaces.request(ctx);
        new EventStream(vertx, ctx.response(), space.journal()).start(resumeAfter(ctx, space));
    }

    /** A browser that lost the line says where it was; a new page starts with what comes next. */
    private static long resumeAfter(RoutingContext ctx, Space space) {
        String last = ctx.request().getHeader("Last-Event-ID");
        return last != null && last.matches("[0-9]{1,18}")
                ? Long.parseLong(last)
                : space.journal().lastId();
    }
}
