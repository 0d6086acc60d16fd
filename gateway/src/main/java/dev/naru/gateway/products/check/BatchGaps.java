package dev.naru.gateway.products.check;

import dev.naru.gateway.products.ProductLimits;
import dev.naru.gateway.products.query.ProductAsk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a batch asks for and memory does not hold. */
final class BatchGaps {
    private final List<Gap> gaps = new ArrayList<>(0);

    private record Gap(PendingCheck check, int index, ProductAsk ask) {}

    /** Gives every check of the batch what memory holds; the answer is the rest. */
    static BatchGaps of(List<PendingCheck> batch, ProductCache cache) {
        BatchGaps gaps = new BatchGaps();
        for (PendingCheck check : batch) {
            for (int i = 0; i < check.size(); i++) {
                ProductAsk ask = check.ask(i);
                CachedProduct cached = ask.ecMallProductId() == null ? cache.get(ask.id()) : null;
                if (cached == null) {
                    gaps.gaps.add(new Gap(check, i, ask));
                } else {
                    check.found(i, cached);
                }
            }
        }
        return gaps;
    }

    boolean isNone() {
        return gaps.isEmpty();
    }

    /** Ids to load; only such as a product can have. */
    Set<String> ids() {
        Set<String> ids = new HashSet<>();
        for (Gap gap : gaps) {
            if (gap.ask.ecMallProductId() == null && ProductLimits.isProductId(gap.ask.id())) {
                ids.add(gap.ask.id());
            }
        }
        return ids;
    }

    /** Feed numbers to load; never remembered, for another product may get the number. */
    Set<String> ecMallProductIds() {
        Set<String> numbers = new HashSet<>();
        for (Gap gap : gaps) {
            String number = gap.ask.ecMallProductId();
            if (number != null && ProductLimits.isMerchantNumber(number)) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    /** Gives the checks what was loaded; what was not loaded does not exist. */
    void fill(Map<String, CachedProduct> byId, Map<String, CachedProduct> byEcMallProductId) {
        for (Gap gap : gaps) {
            String number = gap.ask.ecMallProductId();
            CachedProduct loaded = number == null ? byId.get(gap.ask.id()) : byEcMallProductId.get(number);
            gap.check.found(gap.index, loaded == null ? CachedProduct.ABSENT : loaded);
        }
    }
}
