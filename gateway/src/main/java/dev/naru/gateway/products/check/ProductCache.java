package dev.naru.gateway.products.check;

import dev.naru.gateway.products.ChangeBuckets;
import dev.naru.gateway.products.check.CheckRepository.Changed;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one event loop remembers of the catalogue, ids without a product included; bounded by bytes, the least recently
 * asked for goes first. It remembers as well which changes it has seen, and forgets what changed since.
 */
final class ProductCache {
    private final long maxBytes;
    private final Map<String, CachedProduct> products = new LinkedHashMap<>(1_024, 0.75f, true);
    private final long[] seen = new long[ChangeBuckets.COUNT];
    private long seenTotal;
    private long bytes;

    /** Remembers nothing yet; holds up to {@code maxBytes}, estimated. */
    ProductCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Nullable
    CachedProduct get(String id) {
        return products.get(id);
    }

    void put(String id, CachedProduct product) {
        CachedProduct before = products.put(id, product);
        bytes += product.weight(id) - (before == null ? 0 : before.weight(id));
        Iterator<Map.Entry<String, CachedProduct>> eldest = products.entrySet().iterator();
        while (bytes > maxBytes && eldest.hasNext()) {
            Map.Entry<String, CachedProduct> entry = eldest.next();
            bytes -= entry.getValue().weight(entry.getKey());
            eldest.remove();
        }
    }

    /** Whether no product changed since the last {@link #forget(List)}, when the counters add up to {@code total} now. */
    boolean isUpToDate(long total) {
        return total == seenTotal;
    }

    long[] seen() {
        return seen;
    }

    /** Forgets what changed and counts it as seen. */
    void forget(List<Changed> changed) {
        for (Changed bucket : changed) {
            if (bucket.productIds().size() > CheckRepository.MAX_CHANGED || bucket.changes() < seen[bucket.bucket()]) {
                forgetBucket(bucket.bucket());
            } else {
                bucket.productIds().forEach(this::forget);
            }
            seenTotal += bucket.changes() - seen[bucket.bucket()];
            seen[bucket.bucket()] = bucket.changes();
        }
    }

    private void forgetBucket(int bucket) {
        products.keySet().removeIf(id -> ChangeBuckets.of(id) == bucket);
        bytes = products.entrySet().stream()
                .mapToLong(entry -> entry.getValue().weight(entry.getKey()))
                .sum();
    }

    private void forget(String id) {
        CachedProduct gone = products.remove(id);
        bytes -= gone == null ? 0 : gone.weight(id);
    }
}
