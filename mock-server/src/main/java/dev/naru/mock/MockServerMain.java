package dev.naru.mock;

import io.vertx.core.Vertx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the mock server from the command line, configured by the environment. */
public final class MockServerMain {
    private static final Logger log = LoggerFactory.getLogger(MockServerMain.class);

    private MockServerMain() {}

    public static void main(String[] args) {
        MockServerConfig config;
        try {
            config = MockServerConfig.fromEnvironment(System.getenv());
        } catch (IllegalArgumentException wrong) {
            log.error("mock-server does not start: {}", wrong.getMessage());
            System.exit(2);
            return;
        }
        Vertx vertx = Vertx.vertx();
        MockServer.start(vertx, config)
                .onSuccess(server -> log.info("mock-server ready on {}", server.url()))
                .onFailure(failure -> {
                    log.error(
                            "mock-server does not start on {}:{}: {}",
                            config.host(),
                            config.port(),
                            failure.getMessage());
                    System.exit(1);
                });
    }
}
