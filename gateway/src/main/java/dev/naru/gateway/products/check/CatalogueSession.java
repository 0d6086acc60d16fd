package dev.naru.gateway.products.check;

import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.products.ProductReader;
import dev.naru.gateway.products.check.CheckRepository.Document;
import dev.naru.gateway.products.xml.ProductXmlWriter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection and what was learned through it. A new connection learns anew: it may lead to a server that was restored
 * or promoted, whose counters say nothing about what another server once held. Late answers of an abandoned session
 * reach no one but its own memory.
 */
final class CatalogueSession {
    private static final Logger log = LoggerFactory.getLogger(CatalogueSession.class);

    /** Writing the XML of more than this would hold up the event loop. */
    private static final int MAX_CHARS_ON_EVENT_LOOP = 256 * 1024;

    private final Vertx vertx;
    private final CheckRepository repository;
    private final ProductCache cache;

    CatalogueSession(Vertx vertx, CheckRepository repository, ProductCache cache) {
        this.vertx = vertx;
        this.repository = repository;
        this.cache = cache;
    }

    boolean isClosed() {
        return repository.isClosed();
    }

    void close() {
        repository.close();
    }

    /** Completes when every check of the batch has its products, as they are now or later. One call at a time. */
    Future<Void> find(List<PendingCheck> batch) {
        return repository
                .total()
                .compose(total -> cache.isUpToDate(total) ? Future.succeededFuture() : forgetChanges())
                .compose(fresh -> {
                    BatchGaps gaps = BatchGaps.of(batch, cache);
                    return gaps.isNone() ? Future.succeededFuture() : fill(gaps);
                });
    }

    private Future<Void> forgetChanges() {
        return repository.changedSince(cache.seen()).map(changed -> {
            cache.forget(changed);
            return null;
        });
    }

    private Future<Void> fill(BatchGaps gaps) {
        Set<String> ids = gaps.ids();
        Future<Map<String, CachedProduct>> byId = load(ids, repository::load).map(loaded -> remember(ids, loaded));
        Future<Map<String, CachedProduct>> byNumber = load(gaps.ecMallProductIds(), repository::loadByEcMallProductId);
        return byId.compose(products -> byNumber.map(numbers -> {
            gaps.fill(products, numbers);
            return null;
        }));
    }

    private Future<Map<String, CachedProduct>> load(Set<String> keys, Loader loader) {
        return keys.isEmpty()
                ? Future.succeededFuture(Map.of())
                : loader.load(keys).compose(this::written);
    }

    private Map<String, CachedProduct> remember(Set<String> ids, Map<String, CachedProduct> loaded) {
        ids.forEach(id -> cache.put(id, loaded.getOrDefault(id, CachedProduct.ABSENT)));
        return loaded;
    }

    private Future<Map<String, CachedProduct>> written(List<Document> documents) {
        long chars = documents.stream().mapToLong(it -> it.json().length()).sum();
        return chars <= MAX_CHARS_ON_EVENT_LOOP
                ? Future.succeededFuture(write(documents))
                : vertx.executeBlocking(() -> write(documents));
    }

    private static Map<String, CachedProduct> write(List<Document> documents) {
        Map<String, CachedProduct> written = new HashMap<>(documents.size() * 2);
        documents.forEach(document -> written.put(document.key(), write(document)));
        return written;
    }

    private static CachedProduct write(Document document) {
        try {
            return new CachedProduct(
                    ProductXmlWriter.write(ProductReader.stored(document.productId(), document.json())), true);
        } catch (InvalidJson fromAnotherVersion) {
            log.error("product {} is stored in a form this gateway refuses", document.productId(), fromAnotherVersion);
            return CachedProduct.UNREADABLE;
        }
    }

    @FunctionalInterface
    private interface Loader {
        Future<List<Document>> load(Collection<String> keys);
    }
}
