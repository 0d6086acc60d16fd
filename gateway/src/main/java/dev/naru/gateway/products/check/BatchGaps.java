package dev.naru.gateway.products.check;

import dev.naru.gateway.products.ProductLimits;
import dev.naru.gateway.products.query.ProductAsk;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a batch asks for and memory does not hold. */
final class BatchGaps {
    private final Map<String, CachedProduct> known = new HashMap<>();
    private final Set<String> missing = new HashSet<>();
    private final Set<String> ecMallProductIds = new HashSet<>();

    private BatchGaps() {}

    /** Whether every product of the batch is in {@code cache}; allocates nothing, for it nearly always is. */
    static boolean isNone(Collection<PendingCheck> batch, ProductCache cache) {
        for (PendingCheck check : batch) {
            for (ProductAsk ask : check.query().asks()) {
                if (ask.ecMallProductId() != null || cache.get(ask.id()) == null) {
                    return false;
                }
            }
        }
        return true;
    }

    static BatchGaps of(Collection<PendingCheck> batch, ProductCache cache) {
        BatchGaps gaps = new BatchGaps();
        for (PendingCheck check : batch) {
            check.query().asks().forEach(ask -> gaps.add(ask, cache));
        }
        return gaps;
    }

    private void add(ProductAsk ask, ProductCache cache) {
        if (ask.ecMallProductId() != null) {
            if (ProductLimits.isMerchantNumber(ask.ecMallProductId())) {
                ecMallProductIds.add(ask.ecMallProductId());
            }
            return;
        }
        CachedProduct cached = cache.get(ask.id());
        if (cached != null) {
            known.put(ask.id(), cached);
        } else if (ProductLimits.isProductId(ask.id())) {
            missing.add(ask.id());
        }
    }

    /** What memory does hold. */
    Map<String, CachedProduct> known() {
        return known;
    }

    /** Ids to load; only such as a product can have. */
    Set<String> missing() {
        return missing;
    }

    /** Feed numbers to load; never remembered, for another product may get the number. */
    Set<String> ecMallProductIds() {
        return ecMallProductIds;
    }
}
