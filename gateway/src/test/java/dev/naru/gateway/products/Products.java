package dev.naru.gateway.products;

import static dev.naru.gateway.testing.Await.await;

import dev.naru.gateway.platform.http.Precondition;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** A catalogue that tests fill without the API. */
public final class Products {
    private final ProductRepository repository;
    private final UUID merchantId;

    public Products(ProductRepository repository, UUID merchantId) {
        this.repository = repository;
        this.merchantId = merchantId;
    }

    /** Puts a product and waits for the commit. */
    public void put(JsonObject document) {
        await(putting(document));
    }

    /** Completes after the commit. */
    public Future<Void> putting(JsonObject document) {
        return repository
                .put(merchantId, ProductReaderTest.read(document), Precondition.NONE)
                .mapEmpty();
    }
}
