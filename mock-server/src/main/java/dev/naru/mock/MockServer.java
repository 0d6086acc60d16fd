package dev.naru.mock;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/** A running mock: Iamport V1, Naver's checkout, the console and the control API on one port. Safe from any thread. */
public final class MockServer {
    private final Vertx vertx;
    private final String deploymentId;
    private final MockVerticle verticle;

    private MockServer(Vertx vertx, String deploymentId, MockVerticle verticle) {
        this.vertx = vertx;
        this.deploymentId = deploymentId;
        this.verticle = verticle;
    }

    /**
     * Starts a mock on {@code vertx}. Completes when it answers; fails when the port cannot be bound.
     *
     * @param vertx the caller's Vert.x; it stays the caller's to close
     */
    public static Future<MockServer> start(Vertx vertx, MockServerConfig config) {
        MockVerticle verticle = new MockVerticle(config);
        return vertx.deployVerticle(verticle).map(id -> new MockServer(vertx, id, verticle));
    }

    /** The port really bound, never 0. */
    public int port() {
        return verticle.port();
    }

    /** Origin of everything it serves, without a trailing slash. */
    public String url() {
        return verticle.url();
    }

    /** Every single path that is served, so that a test can walk them all. */
    List<String> paths() {
        return verticle.paths();
    }

    /** Completes when the port is free again and nothing more is sent. */
    public Future<Void> close() {
        return vertx.undeploy(deploymentId);
    }
}
