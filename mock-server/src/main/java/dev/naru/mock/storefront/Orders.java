package dev.naru.mock.storefront;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the gateway, which is the truth, and remembers what it said for the moments it does not answer. */
final class Orders {
    private static final Logger log = LoggerFactory.getLogger(Orders.class);

    private final GatewayClient gateway;
    private final OrderBook book;

    Orders(GatewayClient gateway, OrderBook book) {
        this.gateway = gateway;
        this.book = book;
    }

    /** Never fails: having no answer is one of the readings. */
    Future<OrderReading> read(String merchantUid) {
        return gateway.order(merchantUid)
                .map(answer -> reading(merchantUid, answer))
                .otherwise(e -> fromMemory(merchantUid, String.valueOf(e.getMessage())));
    }

    private OrderReading reading(String merchantUid, GatewayAnswer answer) {
        JsonObject order = answer.succeeded() ? answer.object() : null;
        if (order != null) {
            return new OrderReading.Known(book.keepNewest(merchantUid, order), false);
        }
        return answer.status() == 404
                ? new OrderReading.Missing()
                : fromMemory(merchantUid, "GET /v1/orders answered " + answer.status());
    }

    private OrderReading fromMemory(String merchantUid, String reason) {
        log.warn("order {} could not be read: {}", merchantUid, reason);
        JsonObject known = book.lastKnown(merchantUid);
        return known == null ? new OrderReading.Unreachable(reason) : new OrderReading.Known(known, true);
    }
}
