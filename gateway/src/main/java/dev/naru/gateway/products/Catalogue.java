package dev.naru.gateway.products;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The merchant's products and zones, for the features that price carts. Always fresh from PostgreSQL. */
public final class Catalogue {
    private final ProductRepository products;
    private final ZoneRepository zones;

    public Catalogue(ProductRepository products, ZoneRepository zones) {
        this.products = products;
        this.zones = zones;
    }

    /**
     * Looks the products up in one statement. Completes with those that exist, by id, in the order asked; fails as the
     * database fails.
     */
    public Future<Map<String, Product>> find(UUID merchantId, Collection<String> ids) {
        return products.find(merchantId, ids).map(found -> {
            Map<String, Product> byId = new LinkedHashMap<>();
            for (String id : ids) {
                StoredProduct stored = found.get(id);
                if (stored != null) {
                    byId.put(id, stored.product());
                }
            }
            return byId;
        });
    }

    /** Completes with the merchant's zones, or {@link Zones#DEFAULT}. */
    public Future<Zones> zones(UUID merchantId) {
        return zones.find(merchantId).map(ZoneRepository.StoredZones::zones);
    }
}
