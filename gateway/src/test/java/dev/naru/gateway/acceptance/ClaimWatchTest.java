package dev.naru.gateway.acceptance;

import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Iamport does not say what becomes of the goods; the gateway asks by itself. */
@ExtendWith(PostgresExtension.class)
class ClaimWatchTest {
    private final Vertx vertx;
    private final DatabaseAddress address;

    ClaimWatchTest(Vertx vertx, DatabaseAddress address) {
        this.vertx = vertx;
        this.address = address;
    }

    @Test
    void aBuyersRequestIsFoundWithoutANotification() {
        try (ClaimShop shop = new ClaimShop(vertx, address, Map.of("NARU_PRODUCT_ORDER_INTERVAL", "PT0.2S"))) {
            List<String> ids = shop.sells("watched-1");
            shop.does("watched-1", "place", ids, "");

            shop.plays("watched-1", ids.get(1), "request-cancel");

            shop.isTold("watched-1", "PAYED CANCEL/CANCEL_REQUEST");
        }
    }
}
