package dev.naru.mock.storefront;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;

/** A running demo shop. */
public final class Storefront {
    private static final Duration FIRST_RETRY_PAUSE = Duration.ofMillis(250);

    private final Vertx vertx;
    private final String deploymentId;
    private final StorefrontVerticle shop;

    private Storefront(Vertx vertx, String deploymentId, StorefrontVerticle shop) {
        this.vertx = vertx;
        this.deploymentId = deploymentId;
        this.shop = shop;
    }

    /**
     * Starts the shop. Completes when it listens; the catalogue is loaded behind it, see {@link #catalogueLoaded()}.
     * Fails when the port is taken.
     */
    public static Future<Storefront> start(Vertx vertx, StorefrontConfig config) {
        return start(vertx, config, Clock.systemUTC(), FIRST_RETRY_PAUSE);
    }

    static Future<Storefront> start(Vertx vertx, StorefrontConfig config, Clock clock, Duration firstRetryPause) {
        StorefrontVerticle shop = new StorefrontVerticle(config, clock, firstRetryPause);
        return vertx.deployVerticle(shop).map(id -> new Storefront(vertx, id, shop));
    }

    /** The port it listens on, also when the configuration said 0. */
    public int port() {
        return shop.port();
    }

    /** The shop's origin, without a trailing slash. */
    public String url() {
        return shop.url();
    }

    /**
     * Completes when every demo product is in the gateway's catalogue; fails when the gateway refuses one, or does not
     * answer for about an hour, or the shop is closed first.
     */
    public Future<Void> catalogueLoaded() {
        return shop.catalogueLoaded();
    }

    /** Stops listening and gives up what is still being retried. */
    public Future<Void> close() {
        return vertx.undeploy(deploymentId);
    }
}
