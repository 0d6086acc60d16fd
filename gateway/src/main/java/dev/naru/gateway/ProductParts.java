package dev.naru.gateway;

import dev.naru.gateway.merchants.MerchantDirectory;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.platform.http.AccessLog;
import dev.naru.gateway.platform.http.RequestIds;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.products.AdditionalFeeRoutes;
import dev.naru.gateway.products.Catalogue;
import dev.naru.gateway.products.ProductImportRoutes;
import dev.naru.gateway.products.ProductRepository;
import dev.naru.gateway.products.ProductRoutes;
import dev.naru.gateway.products.ZoneRepository;
import dev.naru.gateway.products.ZoneRoutes;
import dev.naru.gateway.products.check.MerchantCheckHandler;
import dev.naru.gateway.products.check.ProductCheckHandler;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.pgclient.PgConnectOptions;

/** The catalogue's share of {@link Gateway}. */
final class ProductParts {
    private final GatewayConfig config;
    private final MerchantDirectory directory;
    private final PgConnectOptions checkConnection;
    private final ProductRepository products;
    private final ZoneRepository zones;
    private final Catalogue catalogue;

    ProductParts(GatewayConfig config, DatabaseAddress address, MerchantDirectory directory, Database database) {
        this.config = config;
        this.directory = directory;
        this.checkConnection = address.connectOptions();
        this.products = new ProductRepository(database);
        this.zones = new ZoneRepository(database);
        this.catalogue = new Catalogue(products, zones);
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Routes routes(Vertx loop) {
        return router -> {
            new ProductImportRoutes(loop, products).mount(router);
            new ProductRoutes(products).mount(router);
            new ZoneRoutes(zones).mount(router);
        };
    }

    Routes feeRoutes() {
        return new AdditionalFeeRoutes(catalogue, directory);
    }

    /** On connections of its own per event loop, so that nothing else the gateway does can hold up Naver's question. */
    MerchantCheckHandler check(Vertx loop, RequestIds ids, AccessLog log, Handler<HttpServerRequest> router) {
        GatewayConfig.Products settings = config.products();
        return new MerchantCheckHandler(
                loop,
                loop.getOrCreateContext(),
                checkConnection,
                directory,
                new ProductCheckHandler.Settings(
                        settings.maxProducts(),
                        settings.combinations() == GatewayConfig.Combinations.ALL,
                        settings.checkDeadline().toMillis(),
                        settings.cacheMib() * 1024L * 1024L / config.eventLoops()),
                ids,
                log,
                router);
    }
}
