package dev.naru.gateway.products.check;

import dev.naru.gateway.products.query.ProductAsk;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The products of one batch. Straight from the cache while everything is there; with gaps to fill it keeps its own copy,
 * because filling them may push out of the cache what the same batch still needs.
 */
final class BatchProducts {
    private final ProductCache cache;
    private final @Nullable Map<String, CachedProduct> byId;
    private final Map<String, CachedProduct> byEcMallProductId;

    private BatchProducts(
            ProductCache cache,
            @Nullable Map<String, CachedProduct> byId,
            Map<String, CachedProduct> byEcMallProductId) {
        this.cache = cache;
        this.byId = byId;
        this.byEcMallProductId = byEcMallProductId;
    }

    static BatchProducts cached(ProductCache cache) {
        return new BatchProducts(cache, null, Map.of());
    }

    static BatchProducts filled(
            ProductCache cache, Map<String, CachedProduct> byId, Map<String, CachedProduct> byEcMallProductId) {
        return new BatchProducts(cache, new HashMap<>(byId), byEcMallProductId);
    }

    CachedProduct find(ProductAsk ask) {
        CachedProduct found = ask.ecMallProductId() != null
                ? byEcMallProductId.get(ask.ecMallProductId())
                : byId == null ? cache.get(ask.id()) : byId.get(ask.id());
        return found == null ? CachedProduct.ABSENT : found;
    }
}
