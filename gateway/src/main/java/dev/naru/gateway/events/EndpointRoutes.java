package dev.naru.gateway.events;

import dev.naru.gateway.merchants.ApiKeyHandler;
import dev.naru.gateway.platform.http.Answers;
import dev.naru.gateway.platform.http.EntityTags;
import dev.naru.gateway.platform.http.JsonBody;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.json.Fields;
import dev.naru.gateway.platform.json.InvalidJson;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
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
            RandomGenerator random) {
        this.endpoints = endpoints;
        this.reader = reader;
        this.targets = targets;
        this.tests = tests;
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
        EndpointSettings settings = reader.created(JsonBody.of(ctx));
        EndpointKey key = new EndpointKey(merchantOf(ctx), UUID.randomUUID());
        SigningSecret secret = SigningSecret.generate(random);
        reachable(settings)
                .compose(mayBeReached -> endpoints.create(key, settings, secret))
                .onComplete(
                        created -> {
                            ctx.response()
                                    .putHeader("Location", "/v1/endpoints/" + EndpointJson.id(key))
                                    .putHeader("ETag", EntityTags.of(created.version()));
                            Answers.json(ctx, 201, EndpointJson.write(created, secret));
                        },
                        ctx::fail);
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
        Duration overlap = overlap(ctx);
        SigningSecret secret = SigningSecret.generate(random);
        endpoints
                .rotate(key(ctx), EntityTags.ifMatch(ctx.request()), secret, overlap)
                .onComplete(
                        rotated -> {
                            ctx.response().putHeader("ETag", EntityTags.of(rotated.version()));
                            Answers.json(ctx, 200, EndpointJson.write(rotated, secret));
                        },
                        ctx::fail);
    }

    /** How long the old secret signs too; there is no body unless somebody cares. */
    private static Duration overlap(RoutingContext ctx) {
        if (ctx.body().length() <= 0) {
            return DEFAULT_OVERLAP;
        }
        Fields fields = Fields.of(JsonBody.of(ctx));
        long overlapS = fields.integer("overlap_s", 0, MAX_OVERLAP.toSeconds(), DEFAULT_OVERLAP.toSeconds());
        fields.done();
        return Duration.ofSeconds(overlapS);
    }

    private void test(RoutingContext ctx) {
        Answers.json(
                ctx,
                200,
                endpoints
                        .destination(key(ctx))
                        .compose(found -> tests.send(found.orElseThrow(EndpointRoutes::unknown))));
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
