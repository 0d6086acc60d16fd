package dev.naru.gateway.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.merchants.ApiKeyHandler;
import dev.naru.gateway.operations.KeyedRequests;
import dev.naru.gateway.platform.http.Answers;
import dev.naru.gateway.platform.http.JsonBody;
import dev.naru.gateway.platform.http.KeyedRequest;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.http.QueryParameters;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.http.StoredAnswer;
import dev.naru.gateway.platform.json.Fields;
import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of events, and sending them again: {@code /v1/events/{id}} and {@code /v1/endpoints/{id}}. */
public final class ReplayRoutes implements Routes {
    private static final long MAX_BODY_BYTES = 4 * 1024;
    private static final Set<String> PARAMETERS = Set.of("after", "limit");
    private static final int DEFAULT_PAGE = 50;
    private static final int MAX_PAGE = 100;
    private static final int MAX_ID = 64;

    private final EndpointRepository endpoints;
    private final EventStoryRepository stories;
    private final DeadLetterRepository deadLetters;
    private final ReplayRepository replays;
    private final KeyedRequests requests;

    ReplayRoutes(
            EndpointRepository endpoints,
            EventStoryRepository stories,
            DeadLetterRepository deadLetters,
            ReplayRepository replays,
            KeyedRequests requests) {
        this.endpoints = endpoints;
        this.stories = stories;
        this.deadLetters = deadLetters;
        this.replays = replays;
        this.requests = requests;
    }

    @Override
    public void mount(Router router) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES);
        router.get("/v1/events/:id").handler(this::show);
        router.post("/v1/events/:id/replay").handler(body).handler(this::replayOne);
        router.get("/v1/endpoints/:id/dead-letters").handler(this::listDead);
        router.post("/v1/endpoints/:id/replay").handler(body).handler(this::replayRange);
    }

    private void show(RoutingContext ctx) {
        Answers.json(ctx, 200, story(ctx));
    }

    private Future<ObjectNode> story(RoutingContext ctx) {
        return stories.find(merchantOf(ctx), eventId(ctx))
                .map(found -> found.orElseThrow(() -> Problem.notFound("The event")));
    }

    private void replayOne(RoutingContext ctx) {
        UUID merchantId = merchantOf(ctx);
        UUID eventId = eventId(ctx);
        JsonNode body = ctx.body().length() <= 0 ? StrictJson.mapper().nullNode() : JsonBody.of(ctx);
        UUID endpointId = chosenEndpoint(body);
        Answers.stored(
                ctx,
                requests.once(
                        merchantId,
                        KeyedRequest.of(ctx, body),
                        () -> story(ctx)
                                .compose(known -> endpointId == null
                                        ? Future.succeededFuture()
                                        : active(new EndpointKey(merchantId, endpointId))),
                        tx -> replays.one(tx, merchantId, eventId, endpointId)
                                .map(queued -> accepted(
                                        StrictJson.mapper().createObjectNode().put("queued", queued)))));
    }

    private static StoredAnswer accepted(ObjectNode queued) {
        return new StoredAnswer(202, Map.of(), queued.toString());
    }

    private static @Nullable UUID chosenEndpoint(JsonNode body) {
        if (body.isNull()) {
            return null;
        }
        Fields fields = Fields.of(body);
        String text = fields.textOrNull("endpoint_id", MAX_ID);
        Optional<UUID> id = PrefixedId.parse("ep_", text);
        if (text != null && id.isEmpty()) {
            fields.error("endpoint_id", "must be the id of an endpoint");
        }
        fields.done();
        return id.orElse(null);
    }

    private void listDead(RoutingContext ctx) {
        QueryParameters query = QueryParameters.of(ctx, PARAMETERS);
        int limit = query.limit(DEFAULT_PAGE, MAX_PAGE);
        TimeCursor after = after(query);
        EndpointKey key = endpoint(ctx);
        Answers.json(ctx, 200, known(key).compose(found -> deadLetters.page(key, after, limit)));
    }

    private static TimeCursor after(QueryParameters query) {
        String text = query.text("after");
        try {
            return text == null ? TimeCursor.START : TimeCursor.parse(text);
        } catch (IllegalArgumentException notOurs) {
            throw new InvalidJson("after", "must be the next of an earlier page");
        }
    }

    private void replayRange(RoutingContext ctx) {
        JsonNode body = JsonBody.of(ctx);
        Replay replay = Replay.read(body);
        EndpointKey key = endpoint(ctx);
        Answers.stored(
                ctx,
                requests.once(
                        key.merchantId(),
                        KeyedRequest.of(ctx, body),
                        () -> active(key),
                        tx -> replays.range(tx, key, replay).map(queued -> accepted(write(queued)))));
    }

    private static ObjectNode write(ReplayRepository.Queued queued) {
        TimeCursor next = queued.next();
        return StrictJson.mapper()
                .createObjectNode()
                .put("queued", queued.events())
                .put("next", next == null ? null : next.toString());
    }

    private Future<Endpoint> known(EndpointKey key) {
        return endpoints.find(key).map(found -> found.orElseThrow(() -> Problem.notFound("The endpoint")));
    }

    private Future<Void> active(EndpointKey key) {
        return endpoints.active(key).mapEmpty();
    }

    private static UUID eventId(RoutingContext ctx) {
        return PrefixedId.parse("evt_", ctx.pathParam("id")).orElseThrow(() -> Problem.notFound("The event"));
    }

    private static EndpointKey endpoint(RoutingContext ctx) {
        UUID id = PrefixedId.parse("ep_", ctx.pathParam("id")).orElseThrow(() -> Problem.notFound("The endpoint"));
        return new EndpointKey(merchantOf(ctx), id);
    }

    private static UUID merchantOf(RoutingContext ctx) {
        return ApiKeyHandler.merchantOf(ctx).id();
    }
}
