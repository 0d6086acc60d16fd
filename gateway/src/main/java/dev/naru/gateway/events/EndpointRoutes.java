package dev.naru.gateway.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.merchants.ApiKeyHandler;
import dev.naru.gateway.operations.KeyedRequests;
import dev.naru.gateway.platform.http.Answers;
import dev.naru.gateway.platform.http.EntityTags;
import dev.naru.gateway.platform.http.JsonBody;
import dev.naru.gateway.platform.http.KeyedRequest;
import dev.naru.gateway.platform.http.Precondition;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.http.StoredAnswer;
import dev.naru.gateway.platform.json.Fields;
import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** {@code /v1/endpoints}: where a merchant wants events. */
public final class EndpointRoutes implements Routes {
    private static final long MAX_BODY_BYTES = 16 * 1024;
    private static final Duration DEFAULT_OVERLAP = Duration.ofDays(1);
    private static final Duration MAX_OVERLAP = Duration.ofDays(30);

    /** For looking a name up while somebody waits; an attempt looks again. */
    private static final Duration LOOK_DEADLINE = Duration.ofSeconds(2);

    private final EndpointRepository endpoints;
    private final EndpointReader reader;
    private final TargetPolicy targets;
    private final TestSender tests;
    private final KeyedRequests requests;
    private final RandomGenerator random;

    /**
     * Routes of one event loop.
     *
     * @param random source of secrets; secure
     */
    EndpointRoutes(
            EndpointRepository endpoints,
            EndpointReader reader,
            TargetPolicy targets,
            TestSender tests,
            KeyedRequests requests,
            RandomGenerator random) {
        this.endpoints = endpoints;
        this.reader = reader;
        this.targets = targets;
        this.tests = tests;
        this.requests = requests;
        this.random = random;
    }

    @Override
    public void mount(Router router) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES);
        router.get("/v1/endpoints").handler(this::list);
        router.post("/v1/endpoints").handler(body).handler(this::create);
        router.get("/v1/endpoints/:id").handler(this::show);
        router.patch("/v1/endpoints/:id").handler(body).handler(this::change);
        router.delete("/v1/endpoints/:id").handler(this::delete);
        router.post("/v1/endpoints/:id/rotate-secret").handler(body).handler(this::rotate);
        router.post("/v1/endpoints/:id/test").handler(this::test);
    }

    private void list(RoutingContext ctx) {
        Answers.json(ctx, 200, endpoints.list(merchantOf(ctx)).map(EndpointJson::list));
    }

    private void create(RoutingContext ctx) {
        JsonNode body = JsonBody.of(ctx);
        EndpointSettings settings = reader.created(body);
        EndpointKey key = new EndpointKey(merchantOf(ctx), UUID.randomUUID());
        SigningSecret secret = SigningSecret.generate(random);
        Map<String, String> location = Map.of("Location", "/v1/endpoints/" + EndpointJson.id(key));
        Answers.stored(
                ctx,
                requests.once(
                        key.merchantId(),
                        KeyedRequest.of(ctx, body),
                        () -> reachable(settings),
                        tx -> endpoints
                                .create(tx, key, settings, secret)
                                .map(created -> shown(201, location, created, secret))));
    }

    private static StoredAnswer shown(
            int status, Map<String, String> headers, Endpoint endpoint, SigningSecret secret) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("ETag", EntityTags.of(endpoint.version()));
        return new StoredAnswer(
                status, all, EndpointJson.write(endpoint, secret).toString());
    }

    private void show(RoutingContext ctx) {
        answer(ctx, endpoints.find(key(ctx)).map(found -> found.orElseThrow(EndpointRoutes::unknown)));
    }

    private void change(RoutingContext ctx) {
        var wanted = JsonBody.of(ctx);
        EndpointKey key = key(ctx);
        answer(
                ctx,
                endpoints
                        .find(key)
                        .compose(found -> reachable(reader.changed(
                                wanted,
                                found.orElseThrow(EndpointRoutes::unknown).settings())))
                        // Read again under the lock: the change adds to what is there then.
                        .compose(mayBeReached -> endpoints.change(
                                key, EntityTags.ifMatch(ctx.request()), before -> reader.changed(wanted, before))));
    }

    private void delete(RoutingContext ctx) {
        Answers.empty(ctx, endpoints.delete(key(ctx), EntityTags.ifMatch(ctx.request())));
    }

    private void rotate(RoutingContext ctx) {
        JsonNode body = bodyOrNothing(ctx);
        Duration overlap = overlap(body);
        EndpointKey key = key(ctx);
        Precondition condition = EntityTags.ifMatch(ctx.request());
        SigningSecret secret = SigningSecret.generate(random);
        Answers.stored(
                ctx,
                requests.once(
                        key.merchantId(),
                        KeyedRequest.of(ctx, body),
                        Future::succeededFuture,
                        tx -> endpoints
                                .rotate(tx, key, condition, secret, overlap)
                                .map(rotated -> shown(200, Map.of(), rotated, secret))));
    }

    private static JsonNode bodyOrNothing(RoutingContext ctx) {
        return ctx.body().length() <= 0 ? StrictJson.mapper().nullNode() : JsonBody.of(ctx);
    }

    /** How long the old secret signs too; there is no body unless somebody cares. */
    private static Duration overlap(JsonNode body) {
        if (body.isNull()) {
            return DEFAULT_OVERLAP;
        }
        Fields fields = Fields.of(body);
        long overlapS = fields.integer("overlap_s", 0, MAX_OVERLAP.toSeconds(), DEFAULT_OVERLAP.toSeconds());
        fields.done();
        return Duration.ofSeconds(overlapS);
    }

    private void test(RoutingContext ctx) {
        EndpointKey key = key(ctx);
        Answers.stored(
                ctx,
                requests.once(
                        key.merchantId(),
                        KeyedRequest.of(ctx, StrictJson.mapper().nullNode()),
                        () -> endpoints
                                .destination(key)
                                .compose(found -> tests.send(found.orElseThrow(EndpointRoutes::unknown)))
                                .map(report -> new StoredAnswer(200, Map.of(), report.toString()))));
    }

    /** A name that is unknown today may be known tomorrow, so only what must never be reached is refused here. */
    private Future<Void> reachable(EndpointSettings settings) {
        return targets.check(settings.url())
                .timeout(LOOK_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
                .<Void>mapEmpty()
                .recover(failure -> failure instanceof TargetPolicy.RefusedTarget
                        ? Future.failedFuture(new InvalidJson("url", "names an address that events may not go to"))
                        : Future.succeededFuture());
    }

    private static void answer(RoutingContext ctx, Future<Endpoint> endpoint) {
        endpoint.onComplete(
                found -> {
                    ctx.response().putHeader("ETag", EntityTags.of(found.version()));
                    Answers.json(ctx, 200, EndpointJson.write(found));
                },
                ctx::fail);
    }

    private static EndpointKey key(RoutingContext ctx) {
        UUID id = PrefixedId.parse("ep_", ctx.pathParam("id")).orElseThrow(EndpointRoutes::unknown);
        return new EndpointKey(merchantOf(ctx), id);
    }

    private static Problem unknown() {
        return Problem.notFound("The endpoint");
    }

    private static UUID merchantOf(RoutingContext ctx) {
        return ApiKeyHandler.merchantOf(ctx).id();
    }
}
