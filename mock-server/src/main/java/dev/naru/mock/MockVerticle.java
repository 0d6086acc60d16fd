package dev.naru.mock;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The composition root: one event loop owns every merchant space, so nothing here needs a lock. */
final class MockVerticle extends VerticleBase {
    private final MockServerConfig config;
    private volatile @Nullable HttpServer server;

    MockVerticle(MockServerConfig config) {
        this.config = config;
    }

    @Override
    public Future<?> start() {
        return vertx.createHttpServer(serverOptions())
                .requestHandler(Router.router(vertx))
                .listen()
                .onSuccess(listening -> server = listening);
    }

    private HttpServerOptions serverOptions() {
        return new HttpServerOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(64 * 1024)
                .setIdleTimeout(120)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }

    int port() {
        HttpServer listening = server;
        return listening == null ? config.port() : listening.actualPort();
    }

    String url() {
        return "http://" + config.host() + ":" + port();
    }
}
