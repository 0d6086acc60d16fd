package dev.naru.gateway;

import dev.naru.gateway.admin.AdminPageRoutes;
import dev.naru.gateway.admin.WorkloadJob;
import dev.naru.gateway.apidocs.ApiDocs;
import dev.naru.gateway.apidocs.ApiDocsRoutes;
import dev.naru.gateway.events.EventDeliveryJob;
import dev.naru.gateway.events.Events;
import dev.naru.gateway.merchants.AdminMerchantRoutes;
import dev.naru.gateway.merchants.ApiKeyHandler;
import dev.naru.gateway.merchants.ApiKeyRepository;
import dev.naru.gateway.merchants.ApiKeys;
import dev.naru.gateway.merchants.Merchant;
import dev.naru.gateway.merchants.Merchant.Mode;
import dev.naru.gateway.merchants.MerchantDirectory;
import dev.naru.gateway.merchants.MerchantRepository;
import dev.naru.gateway.merchants.SecretRenewal;
import dev.naru.gateway.merchants.Upstream;
import dev.naru.gateway.orders.OrderExpiryJob;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.platform.Limits;
import dev.naru.gateway.platform.StartFailure;
import dev.naru.gateway.platform.crypto.TokenHash;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.platform.db.DatabaseUnavailable;
import dev.naru.gateway.platform.db.FirstStatisticsJob;
import dev.naru.gateway.platform.db.HeartbeatRepository;
import dev.naru.gateway.platform.db.Pools;
import dev.naru.gateway.platform.http.AddressLimits;
import dev.naru.gateway.platform.http.AdminTokenHandler;
import dev.naru.gateway.platform.http.ErrorStyle;
import dev.naru.gateway.platform.http.FailureLimiter;
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
import dev.naru.gateway.reconcile.RetentionJob;
import dev.naru.gateway.reconcile.RetentionJob.Forgetter;
import io.micrometer.core.instrument.FunctionCounter;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root: every object of the gateway is built here, by hand, in the order of dependence. What may be
 * shared by event loops is a field; what may not is built in {@link #edge}, {@link #api} and {@link #ops}, once per
 * loop.
 */
public final class Gateway {
    private static final Logger log = LoggerFactory.getLogger(Gateway.class);

    /** The longest an event waits for its first attempt. */
    private static final Duration DELIVERY_PAUSE = Duration.ofMillis(250);

    private static final Duration EXPIRY_PAUSE = Duration.ofSeconds(30);
    private static final Duration STATISTICS_PAUSE = Duration.ofSeconds(1);
    private static final Duration RETENTION_PAUSE = Duration.ofMinutes(10);
    private static final Duration WORKLOAD_PAUSE = Duration.ofSeconds(15);

    /** With the default 2 s that a connection is waited for, within the deadline of a start. */
    private static final int DATABASE_TRIES = 8;

    private static final Duration DATABASE_PAUSE = Duration.ofMillis(200);

    private final Vertx vertx;
    private final GatewayConfig config;

    // platform
    private final Telemetry telemetry;
    private final Database database;
    private final Readiness readiness;
    private final RouterFactory routers;
    private final Limits limits;
    private final ApiDocs docs = new ApiDocs();
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    // merchants
    private final Merchant merchant;
    private final MerchantRepository merchants;
    private final MerchantDirectory directory;
    private final ApiKeyRepository apiKeys;
    private final GatewayKeys keys;
    private final FailureLimiter failures;
    private final AddressLimits edgeLimits;

    // products
    private final ProductParts products;

    // orders and events
    private final TimelineRepository timeline;
    private final OrderRepository orders;
    private final Events events;

    // iamport, payments, webhooks and reconcile
    private final PaymentParts payments;

    // from the shop's wish to the buyer's return
    private final OrderParts purchases;

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
            GatewayKeys keys,
            Clock clock,
            Telemetry telemetry) {
        this.vertx = vertx;
        this.config = config;
        this.telemetry = telemetry;
        this.clock = clock;

        Duration deadline = config.storage().deadline();
        this.database = new Database(Pools.open(vertx, address, config.storage().poolSize(), deadline), deadline);
        this.readiness = new Readiness(new HeartbeatRepository(database, random.nextInt(64)), schemaVersion);
        this.routers = new RouterFactory(
                new RequestIds(Long.toString(random.nextLong() >>> 24, 36)), clock, telemetry.registry());

        this.limits = new Limits(telemetry.registry());

        this.merchant = merchant(config);
        this.merchants = new MerchantRepository(database);
        this.directory = new MerchantDirectory(merchant, merchants, keys.sealer());
        this.apiKeys = new ApiKeyRepository(database);
        this.keys = keys;
        this.failures = new FailureLimiter(
                config.addresses().wrongKeys(), config.addresses().trustedProxies(), limits, System::nanoTime);
        this.edgeLimits = config.addresses().onEdge();

        this.products = new ProductParts(config, address, directory, database);

        this.timeline = new TimelineRepository(database);
        this.orders = new OrderRepository(database, config.orders().pollPlan());
        this.events = new Events(database, timeline, keys.sealer());

        this.payments = new PaymentParts(
                vertx, config, directory, database, orders, timeline, events.outbox(), keys, random, limits);
        this.purchases = new OrderParts(
                config, directory, database, products.catalogue(), orders, timeline, payments, clock, random, limits);
    }

    private static Merchant merchant(GatewayConfig config) {
        GatewayConfig.Iamport iamport = config.iamport();
        Secret token = config.webhooks().token();
        return new Merchant(
                Merchant.DEFAULT_ID,
                config.shop().name(),
                iamport.includeSandbox() ? Mode.TEST : Mode.LIVE,
                null,
                config.shop().channelKey(),
                config.shop().useCfm(),
                iamport.impKey().isEmpty() ? null : new Upstream(iamport.impKey(), iamport.impSecret()),
                token == null ? null : TokenHash.of(token.reveal()));
    }

    /**
     * Opens the listeners and starts the jobs. Completes when requests are answered; fails with a {@link StartFailure}
     * when the database does not answer or a port cannot be had.
     */
    public Future<Void> start() {
        if (config.listeners().adminToken() == null) {
            log.info("NARU_ADMIN_TOKEN is not set: the admin API is off");
        }
        return introduce(1)
                .compose(introduced -> vertx.deployVerticle(
                        () -> new GatewayVerticle(this), new DeploymentOptions().setInstances(config.eventLoops())))
                .compose(listening -> vertx.deployVerticle(new JobsVerticle(telemetry.registry(), this::startJobs)))
                .onSuccess(id -> jobs = id)
                .onSuccess(running -> measure())
                .mapEmpty();
    }

    /** Tells the database who and where the merchant is. A machine that is busy starting may be slow to connect. */
    private Future<Void> introduce(int tries) {
        GatewayConfig.Shop shop = config.shop();
        return merchants
                .save(merchant)
                .compose(saved -> new SecretRenewal(merchants, keys.sealer()).run())
                .compose(renewed -> events.renewSecrets())
                .compose(renewed -> directory.refresh())
                .compose(known -> events.configure(merchant.id(), shop.eventUrl(), shop.eventSecret()))
                .recover(failure -> {
                    if (!(failure instanceof DatabaseUnavailable)) {
                        return Future.failedFuture(failure);
                    }
                    if (tries == DATABASE_TRIES) {
                        return Future.failedFuture(
                                new StartFailure("Asked " + tries + " times, " + failure.getMessage() + ".", failure));
                    }
                    return vertx.timer(DATABASE_PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                            .compose(paused -> introduce(tries + 1));
                });
    }

    private void measure() {
        payments.bindTo(telemetry.registry());
        FunctionCounter.builder("naru_database_unavailable", database, Database::unavailable)
                .description("statements and transactions that PostgreSQL did not answer in time, or at all")
                .register(telemetry.registry());
        FunctionCounter.builder("naru_limits", database, Database::turnedAway)
                .tag("limit", "database_connections")
                .description("limits that were met")
                .register(telemetry.registry());
    }

    private void startJobs(JobRunner runner) {
        EventDeliveryJob delivery = events.deliveryJob(
                vertx,
                clock,
                random,
                config.shop().privateEventTargets(),
                config.storage().takeover(),
                limits);
        runner.start("event delivery", DELIVERY_PAUSE, delivery::run);
        runner.beforeEnd(delivery::stop);
        runner.start("order expiry", EXPIRY_PAUSE, new OrderExpiryJob(database, orders, timeline)::run);
        runner.start("retention", RETENTION_PAUSE, retention()::run);
        FirstStatisticsJob statistics = new FirstStatisticsJob(database);
        runner.start(
                "first statistics", STATISTICS_PAUSE, () -> statistics.run().map(false));
        runner.start("workload", WORKLOAD_PAUSE, new WorkloadJob(database).bindTo(telemetry.registry())::run);
        payments.startJobs(runner);
    }

    private RetentionJob retention() {
        List<Forgetter> forgetters = new ArrayList<>(payments.forgetters());
        forgetters.add(events::forget);
        forgetters.add(timeline::forget);
        return new RetentionJob(config.storage().retention(), forgetters);
    }

    /** What the internet reaches. */
    private Handler<HttpServerRequest> edge(Vertx loop) {
        List<Routes> routes = List.of(products.feeRoutes(), payments.webhookRoutes(), purchases.approvalRoutes());
        Handler<HttpServerRequest> router = routers.router(loop, "edge", ErrorStyle.PLAIN, routes);
        // Before the router: the one path under load.
        return products.check(loop, routers.ids(), routers.accessLog("edge"), router);
    }

    /** What the shop's own servers reach. */
    private Handler<HttpServerRequest> api(Vertx loop) {
        return routers.router(loop, "api", ErrorStyle.PROBLEM, apiRoutes(loop));
    }

    List<Routes> apiRoutes(Vertx loop) {
        ApiKeys known = new ApiKeys(directory, keys.apiKey(), apiKeys, System::nanoTime, limits);
        ApiKeyHandler handler = new ApiKeyHandler(known, failures);
        List<Routes> routes = new ArrayList<>();
        routes.add(router -> router.route("/v1/*").handler(handler));
        routes.add(new ApiDocsRoutes(loop, docs));
        routes.add(products.routes(loop));
        routes.addAll(purchases.routes(loop));
        routes.addAll(events.routes(loop, clock, random, config.shop().privateEventTargets(), limits));
        routes.addAll(payments.effectRoutes());
        routes.addAll(payments.frontRoutes(known, failures));
        routes.add(payments.reportRoutes());
        return routes;
    }

    /** What the operator reaches. */
    private Handler<HttpServerRequest> ops(Vertx loop) {
        List<Routes> routes = new ArrayList<>(List.of(new OpsRoutes(loop, readiness, telemetry)));
        Secret adminToken = config.listeners().adminToken();
        if (adminToken != null) {
            // The page before the guard: a browser cannot show a token before it has the page that asks for it.
            routes.add(new AdminPageRoutes(loop));
            AdminTokenHandler guard = new AdminTokenHandler(adminToken, failures);
            routes.add(router -> router.route("/admin/*").handler(guard));
            routes.add(new AdminMerchantRoutes(directory, merchants, apiKeys, keys.sealer(), clock, random));
            routes.addAll(payments.adminRoutes(database, timeline, events));
        }
        return routers.router(loop, "ops", ErrorStyle.PROBLEM, routes);
    }

    /** Opens the three ports on the calling verticle's event loop. */
    Future<Void> openListeners(Vertx loop) {
        GatewayConfig.Listeners at = config.listeners();
        return Future.all(
                        open(
                                        loop,
                                        ListenerOptions.edge(at.host(), at.edgePort(), at.maxConnections())
                                                .withLimits(edgeLimits),
                                        edge(loop))
                                .onSuccess(traffic::add),
                        open(loop, ListenerOptions.api(at.host(), at.apiPort(), at.maxConnections()), api(loop))
                                .onSuccess(traffic::add),
                        open(loop, ListenerOptions.ops(at.host(), at.opsPort(), at.maxConnections()), ops(loop))
                                .onSuccess(operations::add))
                .mapEmpty();
    }

    private Future<HttpListener> open(Vertx loop, ListenerOptions options, Handler<HttpServerRequest> handler) {
        return HttpListener.open(
                        loop, options, config.eventLoops(), routers.ids(), routers.accessLog(options.name()), handler)
                .map(listener -> {
                    ports.put(options.name(), listener.port());
                    return listener;
                });
    }

    /**
     * Leaves without breaking a request: not ready, no new connections, requests under way finish, then the jobs, then
     * the pool. Completes when all of it is done, at most a few seconds after the drain timeout.
     */
    public Future<Void> drain() {
        readiness.drain();
        purchases.leave();
        payments.leave();
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
