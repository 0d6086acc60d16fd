package dev.naru.gateway;

import dev.naru.gateway.merchants.ApiKeyHandler;
import dev.naru.gateway.merchants.Merchant;
import dev.naru.gateway.merchants.MerchantRepository;
import dev.naru.gateway.platform.StartFailure;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.platform.db.HeartbeatRepository;
import dev.naru.gateway.platform.db.Pools;
import dev.naru.gateway.platform.http.ErrorStyle;
import dev.naru.gateway.platform.http.HttpListener;
import dev.naru.gateway.platform.http.ListenerOptions;
import dev.naru.gateway.platform.http.RequestIds;
import dev.naru.gateway.platform.http.RouterFactory;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.jobs.JobRunner;
import dev.naru.gateway.platform.telemetry.OpsRoutes;
import dev.naru.gateway.platform.telemetry.Readiness;
import dev.naru.gateway.platform.telemetry.Telemetry;
import dev.naru.gateway.platform.value.Secret;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The composition root: every object of the gateway is built here, by hand, in the order of dependence. What may be
 * shared by event loops is a field; what may not is built in {@link #edge}, {@link #api} and {@link #ops}, once per
 * loop.
 */
public final class Gateway {
    private final Vertx vertx;
    private final GatewayConfig config;

    // platform
    private final Telemetry telemetry;
    private final Database database;
    private final Readiness readiness;
    private final RouterFactory routers;

    // merchants
    private final Merchant merchant;
    private final MerchantRepository merchants;
    private final ApiKeyHandler apiKeys;

    // what runs
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<HttpListener> traffic = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<HttpListener> operations = new ConcurrentLinkedQueue<>();
    private volatile @Nullable String jobs;

    /**
     * Builds the parts; nothing is connected yet.
     *
     * @param address of a database whose schema is at {@code schemaVersion}
     */
    public Gateway(
            Vertx vertx,
            GatewayConfig config,
            DatabaseAddress address,
            int schemaVersion,
            Secret apiKey,
            Clock clock,
            Telemetry telemetry) {
        this.vertx = vertx;
        this.config = config;
        this.telemetry = telemetry;

        SecureRandom random = new SecureRandom();
        this.database = new Database(Pools.open(vertx, address, config.storage().poolSize()));
        this.readiness = new Readiness(new HeartbeatRepository(database, random.nextInt(64)), schemaVersion);
        this.routers = new RouterFactory(
                new RequestIds(Long.toString(random.nextLong() >>> 24, 36)), clock, telemetry.registry());

        this.merchant = new Merchant(Merchant.DEFAULT_ID, config.shop().name());
        this.merchants = new MerchantRepository(database);
        this.apiKeys = new ApiKeyHandler(merchant, apiKey.reveal());
    }

    /**
     * Opens the listeners and starts the jobs. Completes when requests are answered; fails with a {@link StartFailure}
     * when the database does not answer or a port cannot be had.
     */
    public Future<Void> start() {
        return merchants
                .save(merchant)
                .compose(saved -> vertx.deployVerticle(
                        () -> new GatewayVerticle(this), new DeploymentOptions().setInstances(config.eventLoops())))
                .compose(listening -> vertx.deployVerticle(new JobsVerticle(this::startJobs)))
                .onSuccess(id -> jobs = id)
                .mapEmpty();
    }

    private void startJobs(JobRunner runner) {}

    /** What the internet reaches. */
    private Handler<HttpServerRequest> edge(Vertx loop) {
        List<Routes> routes = List.of();
        return routers.router(loop, "edge", ErrorStyle.PLAIN, routes);
    }

    /** What the shop's own servers reach. */
    private Handler<HttpServerRequest> api(Vertx loop) {
        List<Routes> routes = List.of(router -> router.route("/v1/*").handler(apiKeys));
        return routers.router(loop, "api", ErrorStyle.PROBLEM, routes);
    }

    /** What the operator reaches. */
    private Handler<HttpServerRequest> ops(Vertx loop) {
        return routers.router(loop, "ops", ErrorStyle.PROBLEM, List.of(new OpsRoutes(loop, readiness, telemetry)));
    }

    /** Opens the three ports on the calling verticle's event loop. */
    Future<Void> openListeners(Vertx loop) {
        GatewayConfig.Listeners at = config.listeners();
        return Future.all(
                        open(loop, ListenerOptions.edge(at.host(), at.edgePort(), at.maxConnections()), edge(loop))
                                .onSuccess(traffic::add),
                        open(loop, ListenerOptions.api(at.host(), at.apiPort(), at.maxConnections()), api(loop))
                                .onSuccess(traffic::add),
                        open(loop, ListenerOptions.ops(at.host(), at.opsPort(), at.maxConnections()), ops(loop))
                                .onSuccess(operations::add))
                .mapEmpty();
    }

    private Future<HttpListener> open(Vertx loop, ListenerOptions options, Handler<HttpServerRequest> handler) {
        return HttpListener.open(loop, options, config.eventLoops(), handler)
                .onSuccess(listener -> ports.put(options.name(), listener.port()));
    }

    /**
     * Leaves without breaking a request: not ready, no new connections, requests under way finish, then the jobs, then
     * the pool. Completes when all of it is done, at most a few seconds after the drain timeout.
     */
    public Future<Void> drain() {
        readiness.drain();
        return Future.join(traffic.stream()
                        .map(listener -> listener.drain(config.drainTimeout()))
                        .toList())
                .transform(drained -> stopJobs())
                .transform(stopped -> Future.join(operations.stream()
                        .map(listener -> listener.drain(config.drainTimeout()))
                        .toList()))
                .transform(closed -> database.close());
    }

    private Future<Void> stopJobs() {
        String deployment = jobs;
        return deployment == null ? Future.succeededFuture() : vertx.undeploy(deployment);
    }

    public int edgePort() {
        return port("edge");
    }

    public int apiPort() {
        return port("api");
    }

    public int opsPort() {
        return port("ops");
    }

    private int port(String listener) {
        Integer port = ports.get(listener);
        if (port == null) {
            throw new IllegalStateException("the " + listener + " listener is not open");
        }
        return port;
    }
}
