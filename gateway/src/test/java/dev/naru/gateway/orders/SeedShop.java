package dev.naru.gateway.orders;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.GatewayFixture;
import java.util.Map;

/** The real gateway with the seeds' products in its catalogue, and a shop that calls it. */
final class SeedShop implements AutoCloseable {
    final GatewayFixture gateway;
    final ApiClient api;

    SeedShop(Database database, DatabaseAddress address) {
        SeedProducts.putAll(database);
        this.gateway = GatewayFixture.start(address, Map.of());
        this.api = new ApiClient(gateway);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
