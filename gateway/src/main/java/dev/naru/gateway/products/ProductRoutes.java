package dev.naru.gateway.products;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.merchants.ApiKeyHandler;
import dev.naru.gateway.platform.http.Answers;
import dev.naru.gateway.platform.http.EntityTags;
import dev.naru.gateway.platform.http.JsonBody;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.http.QueryParameters;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The catalogue's API for the shop's own servers. A change is committed when the answer goes out, so the next product
 * check tells of it.
 */
public final class ProductRoutes implements Routes {
    private static final long MAX_DOCUMENT_BYTES = 1024 * 1024;
    private static final long MAX_STOCK_BYTES = 256 * 1024;
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;
    private static final Set<String> LIST_PARAMETERS = Set.of("after", "limit");
    private static final String NO_SUCH_PRODUCT = "The product";

    private final ProductRepository products;

    public ProductRoutes(ProductRepository products) {
        this.products = products;
    }

    @Override
    public void mount(Router router) {
        router.get("/v1/products").handler(this::list);
        router.get("/v1/products/:id").handler(this::get);
        router.put("/v1/products/:id")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_DOCUMENT_BYTES))
                .handler(this::put);
        router.delete("/v1/products/:id").handler(this::delete);
        router.patch("/v1/products/:id/stock")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_STOCK_BYTES))
                .handler(this::stock);
    }

    private void list(RoutingContext ctx) {
        QueryParameters query = QueryParameters.of(ctx, LIST_PARAMETERS);
        int limit = query.limit(DEFAULT_LIMIT, MAX_LIMIT);
        String after = query.text("after");
        if (after != null && !after.isEmpty() && !ProductLimits.isProductId(after)) {
            throw new InvalidJson("after", "must be a product id");
        }
        Answers.json(
                ctx,
                200,
                products.list(merchantId(ctx), after == null ? "" : after, limit)
                        .map(page -> page(page, limit)));
    }

    private static ObjectNode page(List<StoredProduct> page, int limit) {
        ObjectNode json = StrictJson.mapper().createObjectNode();
        ArrayNode array = json.putArray("products");
        page.forEach(stored -> array.add(ProductJson.write(stored.product())));
        boolean more = page.size() == limit;
        json.put("next_after", more ? page.get(limit - 1).product().id() : null);
        return json;
    }

    private void get(RoutingContext ctx) {
        String id = id(ctx);
        Future<StoredProduct> found = products.find(merchantId(ctx), List.of(id))
                .map(byId -> {
                    StoredProduct stored = byId.get(id);
                    if (stored == null) {
                        throw Problem.notFound(NO_SUCH_PRODUCT);
                    }
                    return stored;
                });
        answer(ctx, 200, found);
    }

    private void put(RoutingContext ctx) {
        Product product = ProductReader.read(JsonBody.of(ctx), id(ctx));
        products.put(merchantId(ctx), product, EntityTags.ifMatch(ctx.request()))
                .onComplete(
                        written -> answer(
                                ctx, written.created() ? 201 : 200, new StoredProduct(product, written.revision())),
                        ctx::fail);
    }

    private void delete(RoutingContext ctx) {
        Future<Boolean> deleted = products.delete(merchantId(ctx), id(ctx), EntityTags.ifMatch(ctx.request()));
        Answers.empty(ctx, deleted.map(existed -> {
            if (!existed) {
                throw Problem.notFound(NO_SUCH_PRODUCT);
            }
            return existed;
        }));
    }

    private void stock(RoutingContext ctx) {
        StockChange change = StockChange.read(JsonBody.of(ctx));
        Future<StoredProduct> changed = products.change(
                        merchantId(ctx), id(ctx), EntityTags.ifMatch(ctx.request()), change::applyTo)
                .map(stored -> {
                    if (stored == null) {
                        throw Problem.notFound(NO_SUCH_PRODUCT);
                    }
                    return stored;
                });
        answer(ctx, 200, changed);
    }

    private static void answer(RoutingContext ctx, int status, Future<StoredProduct> stored) {
        stored.onComplete(found -> answer(ctx, status, found), ctx::fail);
    }

    private static void answer(RoutingContext ctx, int status, StoredProduct stored) {
        ctx.response().putHeader("ETag", EntityTags.of(stored.revision()));
        Answers.json(ctx, status, ProductJson.write(stored.product()));
    }

    /** The id in the path; one that no product can have is simply not there, whatever the method. */
    private static String id(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        boolean write = ctx.request().method().name().equals("PUT");
        if (id == null || (!write && !ProductLimits.isProductId(id))) {
            throw Problem.notFound(NO_SUCH_PRODUCT);
        }
        return id;
    }

    private static UUID merchantId(RoutingContext ctx) {
        return ApiKeyHandler.merchantOf(ctx).id();
    }
}
