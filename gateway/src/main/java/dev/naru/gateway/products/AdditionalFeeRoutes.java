package dev.naru.gateway.products;

import dev.naru.gateway.merchants.EdgePaths;
import dev.naru.gateway.merchants.Merchant;
import dev.naru.gateway.merchants.MerchantDirectory;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.products.query.AdditionalFeeQuery;
import dev.naru.gateway.products.query.InvalidQuery;
import dev.naru.gateway.products.xml.AdditionalFeeXml;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /naver/additional-fees} on edge, or {@code /m/{merchant_id}/naver/additional-fees} for any merchant: what shipping to Jeju or an island adds, product by product (order-type
 * guide, additional fee). Naver asks it for products whose surcharge is "API" when the buyer enters an address.
 */
public final class AdditionalFeeRoutes implements Routes {
    private static final Logger log = LoggerFactory.getLogger(AdditionalFeeRoutes.class);
    private static final String PATH = "/naver/additional-fees";
    private static final long DEADLINE_MS = 2_000;

    private final Catalogue catalogue;
    private final MerchantDirectory directory;

    public AdditionalFeeRoutes(Catalogue catalogue, MerchantDirectory directory) {
        this.catalogue = catalogue;
        this.directory = directory;
    }

    @Override
    public void mount(Router router) {
        router.get(PATH).handler(ctx -> answer(ctx, Merchant.DEFAULT_ID));
        router.get(EdgePaths.ROUTE + PATH).handler(this::answerForMerchant);
    }

    private void answerForMerchant(RoutingContext ctx) {
        Merchant merchant =
                directory.find(ctx.pathParam("merchant_id")).orElseThrow(() -> Problem.notFound("This path"));
        answer(ctx, merchant.id());
    }

    private void answer(RoutingContext ctx, UUID merchantId) {
        AdditionalFeeQuery query;
        try {
            query = AdditionalFeeQuery.parse(ctx.request().query());
        } catch (InvalidQuery invalid) {
            line(ctx, 400, invalid.line());
            return;
        }
        fees(merchantId, query)
                .timeout(DEADLINE_MS, TimeUnit.MILLISECONDS)
                .map(AdditionalFeeXml::write)
                .onComplete(xml -> send(ctx, 200, "application/xml; charset=utf-8", Buffer.buffer(xml)), failure -> {
                    log.warn("additional fees not answered: {}", failure.toString());
                    ctx.response().putHeader("Retry-After", "1");
                    line(ctx, 503, "the catalogue cannot be asked now");
                });
    }

    private Future<Map<String, Long>> fees(UUID merchantId, AdditionalFeeQuery query) {
        return Future.all(catalogue.find(merchantId, query.productIds()), catalogue.zones(merchantId))
                .map(both -> fees(query, both.resultAt(0), both.resultAt(1)));
    }

    /** An unknown product costs nothing more: every id asked is answered, and the product check refuses it anyway. */
    private static Map<String, Long> fees(AdditionalFeeQuery query, Map<String, Product> products, Zones zones) {
        Zone zone = query.zipcode().isEmpty() ? zones.ofAddress(query.address()) : zones.of(query.zipcode());
        Map<String, Long> fees = new LinkedHashMap<>();
        for (String id : query.productIds()) {
            Product product = products.get(id);
            fees.put(id, product == null ? 0 : product.shipping().surchargeIn(zone, zones));
        }
        return fees;
    }

    private static void line(RoutingContext ctx, int status, String line) {
        send(ctx, status, "text/plain; charset=utf-8", Buffer.buffer(line + "\n"));
    }

    private static void send(RoutingContext ctx, int status, String type, Buffer body) {
        if (ctx.response().ended() || ctx.response().closed()) {
            return;
        }
        ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", "no-store")
                .end(body);
    }
}
