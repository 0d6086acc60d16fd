package dev.naru.gateway.products.check;

import dev.naru.gateway.merchants.EdgePaths;
import dev.naru.gateway.merchants.Merchant;
import dev.naru.gateway.merchants.MerchantDirectory;
import dev.naru.gateway.platform.Recent;
import dev.naru.gateway.platform.http.AccessLog;
import dev.naru.gateway.platform.http.RequestIds;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.pgclient.PgConnectOptions;
import java.util.Optional;
import java.util.UUID;

/**
 * The product checks of every merchant: the default one's at its short path, with a connection and memory of its own, and
 * the others' under {@code /m/{merchant_id}}, which share a second connection and as much memory again. What is no
 * product check, or a merchant's that is not served, goes to the router. One per event loop.
 */
public final class MerchantCheckHandler implements Handler<HttpServerRequest> {
    /** Merchants whose answers are remembered at a time; the one asked for longest ago is forgotten first. */
    private static final int MAX_REMEMBERED = 64;

    private final Vertx vertx;
    private final Context context;
    private final MerchantDirectory directory;
    private final ProductCheckHandler.Settings others;
    private final RequestIds ids;
    private final AccessLog log;
    private final CheckConnections shared;
    private final ProductCheckHandler defaultMerchants;
    private final Recent<UUID, ProductCheckHandler> remembered = new Recent<>(MAX_REMEMBERED);
    private final Handler<HttpServerRequest> router;

    /**
     * Connects to nothing before the first check.
     *
     * @param context of the event loop whose requests it gets
     * @param database the primary: a replica's lag would be a stale price
     * @param router answers everything else
     */
    public MerchantCheckHandler(
            Vertx vertx,
            Context context,
            PgConnectOptions database,
            MerchantDirectory directory,
            ProductCheckHandler.Settings settings,
            RequestIds ids,
            AccessLog log,
            Handler<HttpServerRequest> router) {
        this.vertx = vertx;
        this.context = context;
        this.directory = directory;
        this.others = settings.withMaxBytes(settings.maxBytes() / MAX_REMEMBERED);
        this.ids = ids;
        this.log = log;
        this.shared = CheckConnections.shared(vertx, database);
        this.defaultMerchants =
                new ProductCheckHandler(vertx, context, database, Merchant.DEFAULT_ID, settings, ids, log);
        this.router = router;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (ProductCheckHandler.isProductCheck(request)) {
            defaultMerchants.handle(request);
        } else {
            merchantOf(request)
                    .<Handler<HttpServerRequest>>map(merchant -> remembered.computeIfAbsent(merchant.id(), this::check))
                    .orElse(router)
                    .handle(request);
        }
    }

    private Optional<Merchant> merchantOf(HttpServerRequest request) {
        String uri = request.uri();
        return EdgePaths.isWithinRoot(uri) && ProductCheckHandler.isProductCheckAt(uri, EdgePaths.ROOT_LENGTH)
                ? directory.find(EdgePaths.merchantOf(uri))
                : Optional.empty();
    }

    private ProductCheckHandler check(UUID merchantId) {
        return new ProductCheckHandler(
                vertx, context, new FreshCatalogue(vertx, shared, merchantId, others.maxBytes()), others, ids, log);
    }
}
