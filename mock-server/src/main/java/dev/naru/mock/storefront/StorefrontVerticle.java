package dev.naru.mock.storefront;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The shop's composition root: one event loop owns all of its state. */
final class StorefrontVerticle extends VerticleBase {
    private final StorefrontConfig config;
    private final Clock clock;
    private final Promise<Void> catalogueLoaded = Promise.promise();
    private volatile @Nullable HttpServer server;

    StorefrontVerticle(StorefrontConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        new EventSignature(config.eventSecret(), clock);
        return vertx.createHttpServer(
                        new HttpServerOptions().setHost(config.host()).setPort(config.port()))
                .requestHandler(request -> request.response().end())
                .listen()
                .onSuccess(listening -> server = listening);
    }

    int port() {
        HttpServer listening = server;
        return listening == null ? config.port() : listening.actualPort();
    }

    String url() {
        return "http://" + config.host() + ":" + port();
    }

    Future<Void> catalogueLoaded() {
        return catalogueLoaded.future();
    }
}
