package dev.naru.gateway.products.check;

import dev.naru.gateway.products.query.ProductQuery;

/** A product check that waits for a statement that starts after it arrived. */
abstract class PendingCheck {
    private final ProductQuery query;
    private final int arrivedAt;

    /**
     * Just arrived.
     *
     * @param arrivedAt tick of {@link CheckBatches}
     */
    PendingCheck(ProductQuery query, int arrivedAt) {
        this.query = query;
        this.arrivedAt = arrivedAt;
    }

    final ProductQuery query() {
        return query;
    }

    final int arrivedAt() {
        return arrivedAt;
    }

    /** Ends it with what the catalogue held when the statement ran; {@code products} is good for this call only. */
    abstract void answer(BatchProducts products);

    /** Ends it: the catalogue could not be asked in time. */
    abstract void unavailable();
}
