package dev.naru.gateway.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.events.Events;
import dev.naru.gateway.iamport.BreakerState;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.orders.OrderRoutes;
import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.platform.audit.AuditLogRepository;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.http.Answers;
import dev.naru.gateway.platform.http.JsonBody;
import dev.naru.gateway.platform.http.Page;
import dev.naru.gateway.platform.http.PageCursor;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.http.QueryParameters;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the operator looks for, reads and sends again, on ops. Stands behind the admin token. */
public final class AdminRoutes implements Routes {
    private static final long MAX_BODY_BYTES = 8 * 1024;
    private static final int DEFAULT_PAGE = 50;
    private static final int MAX_PAGE = 100;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Database database;
    private final Events events;
    private final Search search;
    private final OrderStory story;
    private final AuditRepository audit;
    private final ReviewQueueRepository reviews;
    private final HealthRepository health;
    private final Function<UUID, Map<String, BreakerState>> breakers;

    /**
     * For one event loop, or for all: nothing here changes.
     *
     * @param breakers of a merchant's Iamport client, as they stand in this process
     */
    public AdminRoutes(
            Database database,
            OrderRepository orders,
            TimelineRepository timeline,
            Events events,
            Function<UUID, Map<String, BreakerState>> breakers) {
        this.breakers = breakers;
        this.database = database;
        this.events = events;
        this.search = new Search(new SearchRepository(database));
        this.story = new OrderStory(orders, timeline, new OrderStoryRepository(database));
        this.audit = new AuditRepository(database);
        this.reviews = new ReviewQueueRepository(database);
        this.health = new HealthRepository(database);
    }

    @Override
    public void mount(Router router) {
        router.get("/admin/search").handler(this::find);
        router.get("/admin/reviews").handler(this::reviews);
        router.get("/admin/audit").handler(this::audit);
        router.get("/admin/health").handler(this::health);
        router.get("/admin/merchants/:merchant_id/orders/:merchant_uid").handler(this::order);
        router.post("/admin/merchants/:merchant_id/events/:event_id/replay")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(this::replay);
    }

    private void find(RoutingContext ctx) {
        QueryParameters query = QueryParameters.of(ctx, Set.of("q", "merchant_id", "after", "limit"));
        int limit = query.limit(DEFAULT_PAGE, MAX_PAGE);
        Future<List<Hit>> found = search.find(
                SearchTerm.of(query.text("q")), merchant(query), SearchCursor.parse(query.text("after")), limit + 1);
        Answers.json(ctx, 200, found.map(hits -> page(hits, limit)));
    }

    private static ObjectNode page(List<Hit> hits, int limit) {
        return Page.of("hits", hits, limit, AdminRoutes::hit, SearchCursor::of);
    }

    private static ObjectNode hit(Hit hit) {
        return StrictJson.mapper()
                .createObjectNode()
                .put("kind", hit.kind().name().toLowerCase(Locale.ROOT))
                .put("merchant_id", hit.merchantId().toString())
                .put("id", hit.kind() == Hit.Kind.EVENT ? "evt_" + hit.id() : hit.id())
                .put("merchant_uid", hit.merchantUid())
                .put("state", hit.state())
                .put("at", hit.at().toString());
    }

    private void order(RoutingContext ctx) {
        Answers.json(
                ctx,
                200,
                story.of(pathId(ctx, "merchant_id", "", "The merchant"), OrderRoutes.merchantUid(ctx))
                        .map(found -> found.orElseThrow(() -> Problem.notFound("The order"))));
    }

    private void reviews(RoutingContext ctx) {
        QueryParameters query = QueryParameters.of(ctx, Set.of("merchant_id", "after", "limit"));
        Answers.json(
                ctx, 200, reviews.page(merchant(query), PageCursor.of(query), query.limit(DEFAULT_PAGE, MAX_PAGE)));
    }

    private void audit(RoutingContext ctx) {
        QueryParameters query = QueryParameters.of(ctx, Set.of("merchant_id", "after", "limit"));
        Answers.json(ctx, 200, audit.page(merchant(query), PageCursor.of(query), query.limit(DEFAULT_PAGE, MAX_PAGE)));
    }

    private void health(RoutingContext ctx) {
        QueryParameters query = QueryParameters.of(ctx, Set.of("merchant_id", "after", "limit"));
        Answers.json(
                ctx,
                200,
                health.page(merchant(query), uuid(query, "after"), query.limit(DEFAULT_PAGE, MAX_PAGE))
                        .map(this::withBreakers));
    }

    private ObjectNode withBreakers(ObjectNode page) {
        for (JsonNode merchant : page.path("merchants")) {
            ArrayNode upstream = ((ObjectNode) merchant).putArray("upstream");
            breakers.apply(UUID.fromString(merchant.path("merchant_id").textValue()))
                    .forEach((route, state) ->
                            upstream.addObject().put("route", route).put("state", state.name()));
        }
        return page;
    }

    private void replay(RoutingContext ctx) {
        UUID merchantId = pathId(ctx, "merchant_id", "", "The merchant");
        UUID eventId = pathId(ctx, "event_id", "evt_", "The event");
        ReplayRequest asked = ReplayRequest.read(JsonBody.of(ctx));
        Answers.json(
                ctx,
                202,
                events.checkReplay(merchantId, eventId, asked.endpointId())
                        .compose(possible -> database.transaction(tx -> events.replay(
                                        tx, merchantId, eventId, asked.endpointId())
                                .compose(queued -> AuditLogRepository.append(tx, asked.audit(merchantId, eventId))
                                        .map(queued))))
                        .map(queued -> StrictJson.mapper().createObjectNode().put("queued", queued)));
    }

    private static @Nullable UUID merchant(QueryParameters query) {
        return uuid(query, "merchant_id");
    }

    private static @Nullable UUID uuid(QueryParameters query, String name) {
        String text = query.text(name);
        if (text == null) {
            return null;
        }
        return uuid(text).orElseThrow(() -> new InvalidJson(name, "must be a UUID"));
    }

    private static UUID pathId(RoutingContext ctx, String name, String prefix, String what) {
        String text = String.valueOf(ctx.pathParam(name));
        return (text.startsWith(prefix) ? uuid(text.substring(prefix.length())) : Optional.<UUID>empty())
                .orElseThrow(() -> Problem.notFound(what));
    }

    private static Optional<UUID> uuid(String text) {
        return ID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
