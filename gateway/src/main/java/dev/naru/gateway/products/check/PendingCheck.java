package dev.naru.gateway.products.check;

import dev.naru.gateway.products.query.ProductAsk;
import dev.naru.gateway.products.query.ProductQuery;
import java.util.List;

/** A product check that waits for a statement that starts after it arrived. */
abstract class PendingCheck {
    private final List<ProductAsk> asks;
    // One per ask. Held here and not looked up again, for loading a batch may push its own products out of the cache.
    private final CachedProduct[] products;
    private final int arrivedAt;

    /**
     * Just arrived.
     *
     * @param arrivedAt tick of {@link CheckBatches}
     */
    PendingCheck(ProductQuery query, int arrivedAt) {
        this.asks = query.asks();
        this.products = new CachedProduct[asks.size()];
        this.arrivedAt = arrivedAt;
    }

    final int size() {
        return products.length;
    }

    final ProductAsk ask(int i) {
        return asks.get(i);
    }

    /** What the catalogue held for ask {@code i}; only for {@link #answer()}. */
    final CachedProduct product(int i) {
        return products[i];
    }

    final void found(int i, CachedProduct product) {
        products[i] = product;
    }

    final int arrivedAt() {
        return arrivedAt;
    }

    /** Ends it; every product is there. */
    abstract void answer();

    /** Ends it: the catalogue could not be asked in time. */
    abstract void unavailable();

    /** Ends it at once: too many wait. */
    void tooMany() {
        unavailable();
    }
}
