package dev.naru.mock;

import dev.naru.mock.storefront.Storefront;
import dev.naru.mock.storefront.StorefrontConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the mock server, and the demo shop beside it, from the command line; configured by the environment. */
public final class MockServerMain {
    private static final Logger log = LoggerFactory.getLogger(MockServerMain.class);

    private MockServerMain() {}

    public static void main(String[] args) {
        Map<String, String> env = System.getenv();
        MockServerConfig config;
        Optional<StorefrontConfig> shop;
        try {
            config = MockServerConfig.fromEnvironment(env);
            shop = StorefrontConfig.ifEnabled(env);
        } catch (IllegalArgumentException wrong) {
            log.error("mock-server does not start: {}", wrong.getMessage());
            System.exit(2);
            return;
        }
        Vertx vertx = Vertx.vertx();
        MockServer.start(vertx, config)
                .recover(failure -> notStarted("mock-server", config.host(), config.port(), failure))
                .onSuccess(server -> log.info("mock-server ready on {}", server.url()))
                .compose(server ->
                        shop.map(it -> open(vertx, besideMock(it, server, env))).orElseGet(Future::succeededFuture))
                .onFailure(failure -> {
                    log.error("{}", failure.getMessage());
                    System.exit(1);
                });
    }

    // A mock on another port than the default is still the one whose scripts the shop's pages load.
    private static StorefrontConfig besideMock(StorefrontConfig shop, MockServer server, Map<String, String> env) {
        return env.containsKey("NARU_MOCK_PUBLIC_URL") ? shop : shop.withMockPublicUrl(server.url());
    }

    private static Future<Void> open(Vertx vertx, StorefrontConfig config) {
        return Storefront.start(vertx, config)
                .recover(failure -> notStarted("demo shop", config.host(), config.port(), failure))
                .onSuccess(shop -> log.info("demo shop ready on {}", shop.url()))
                .mapEmpty();
    }

    private static <T> Future<T> notStarted(String what, String host, int port, Throwable failure) {
        return Future.failedFuture(new VertxException(
                what + " does not start on " + host + ":" + port + ": " + failure.getMessage(), failure, true));
    }
}
