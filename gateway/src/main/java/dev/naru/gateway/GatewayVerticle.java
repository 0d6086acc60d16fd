package dev.naru.gateway;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Serves all listeners on one event loop; deployed once per loop. */
final class GatewayVerticle extends VerticleBase {
    private final Gateway gateway;

    GatewayVerticle(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Future<?> start() {
        return gateway.openListeners(vertx);
    }
}
