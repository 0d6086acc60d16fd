package dev.naru.mock.storefront;

import dev.naru.mock.http.FrontDoor;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The shop's composition root: one event loop owns all of its state. */
final class StorefrontVerticle extends VerticleBase {
    private static final Duration STREAM_PING = Duration.ofSeconds(15);
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);
    private static final int MAX_STREAMS = 256;
    private static final int MAX_ORDERS = 1_000;
    private static final int MAX_EVENT_IDS = 10_000;

    private final StorefrontConfig config;
    private final Clock clock;
    private final Duration firstRetryPause;
    private final Promise<Void> catalogueLoaded = Promise.promise();
    private @Nullable GatewayClient gateway;
    private @Nullable CatalogueLoader loader;
    private volatile int port;

    StorefrontVerticle(StorefrontConfig config, Clock clock, Duration firstRetryPause) {
        this.config = config;
        this.clock = clock;
        this.firstRetryPause = firstRetryPause;
        this.port = config.port();
    }

    // The products name their own pages, so the port has to be known before the catalogue can be read.
    @Override
    public Future<?> start() {
        GatewayClient client = new GatewayClient(vertx, config);
        gateway = client;
        Router router = Router.router(vertx);
        return Pages.read(vertx, config)
                .compose(pages -> listen(router)
                        .compose(server -> DemoCatalogue.read(vertx, url()))
                        .map(catalogue -> open(router, client, pages, catalogue)));
    }

    @Override
    public Future<?> stop() {
        if (loader != null) {
            loader.cancel();
        }
        if (gateway != null) {
            gateway.close();
        }
        return Future.succeededFuture();
    }

    int port() {
        return port;
    }

    String url() {
        return "http://" + config.host() + ":" + port;
    }

    Future<Void> catalogueLoaded() {
        return catalogueLoaded.future();
    }

    private Future<HttpServer> listen(Handler<HttpServerRequest> handler) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout((int) IDLE_TIMEOUT.toSeconds());
        FrontDoor door = new FrontDoor(handler, Answers::turnAway);
        return vertx.createHttpServer(options)
                .invalidRequestHandler(door::unreadable)
                .requestHandler(door)
                .listen()
                .onSuccess(server -> port = server.actualPort());
    }

    private Router open(Router router, GatewayClient client, Pages pages, DemoCatalogue catalogue) {
        Orders orders = new Orders(client, new OrderBook(MAX_ORDERS));
        OrderStreams streams = new OrderStreams(MAX_STREAMS);
        EventSignature signature = new EventSignature(config.eventSecret(), clock);
        PageRoutes pageRoutes = new PageRoutes(pages);

        router.route().handler(new ShopHeaders(config));
        // Whether the shelves are filled, or never will be: whoever starts the shop waits for that.
        router.get("/ready")
                .handler(ctx -> ctx.response()
                        .setStatusCode(catalogueLoaded.future().isComplete() ? 200 : 503)
                        .end());
        pageRoutes.mount(router);
        new ProductRoutes(client, catalogue).mount(router);
        new CheckoutRoutes(client, new MerchantUids(clock)).mount(router);
        new OrderRoutes(orders, streams).mount(router);
        new EventRoutes(signature, new SeenEvents(MAX_EVENT_IDS), orders, streams).mount(router);
        router.route().failureHandler(Answers::failure);
        for (int status : new int[] {400, 405, 406, 413, 415, 500}) {
            router.errorHandler(status, ctx -> Answers.failure(ctx, status));
        }
        router.errorHandler(404, pageRoutes::missing);

        vertx.setPeriodic(STREAM_PING.toMillis(), timer -> streams.ping());
        CatalogueLoader starting = new CatalogueLoader(vertx, client, catalogue, firstRetryPause);
        loader = starting;
        starting.load().onComplete(catalogueLoaded);
        return router;
    }
}
