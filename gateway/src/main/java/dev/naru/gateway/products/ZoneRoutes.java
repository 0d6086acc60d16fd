package dev.naru.gateway.products;

import dev.naru.gateway.merchants.ApiKeyHandler;
import dev.naru.gateway.platform.http.Answers;
import dev.naru.gateway.platform.http.EntityTags;
import dev.naru.gateway.platform.http.JsonBody;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.products.ZoneRepository.StoredZones;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.UUID;

/** Which postcodes are Jeju and islands, for this merchant. */
public final class ZoneRoutes implements Routes {
    private static final long MAX_BODY_BYTES = 256 * 1024;

    private final ZoneRepository zones;

    public ZoneRoutes(ZoneRepository zones) {
        this.zones = zones;
    }

    @Override
    public void mount(Router router) {
        router.get("/v1/zones").handler(this::get);
        router.put("/v1/zones")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(this::put);
    }

    private void get(RoutingContext ctx) {
        zones.find(merchantId(ctx)).onComplete(stored -> answer(ctx, stored), ctx::fail);
    }

    private void put(RoutingContext ctx) {
        Zones changed = ZonesJson.read(JsonBody.of(ctx));
        zones.put(merchantId(ctx), changed, EntityTags.ifMatch(ctx.request()))
                .onComplete(revision -> answer(ctx, new StoredZones(changed, revision)), ctx::fail);
    }

    private static void answer(RoutingContext ctx, StoredZones stored) {
        ctx.response().putHeader("ETag", EntityTags.of(stored.revision()));
        Answers.json(ctx, 200, ZonesJson.write(stored.zones()));
    }

    private static UUID merchantId(RoutingContext ctx) {
        return ApiKeyHandler.merchantOf(ctx).id();
    }
}
