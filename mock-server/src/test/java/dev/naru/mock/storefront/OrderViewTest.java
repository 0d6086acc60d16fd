package dev.naru.mock.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderViewTest {
    private static final String UID = "shop-20260101-0123456789ABCDEF";

    private ShopUnderTest test;

    @BeforeEach
    void start() throws Exception {
        test = new ShopUnderTest();
        test.gateway.putOrder(UID, "PAID", 2);
    }

    @AfterEach
    void stop() throws Exception {
        test.close();
    }

    @Test
    void anOrderIsShownAsTheGatewayKnowsIt() throws Exception {
        JsonObject view = new JsonObject(test.get("/api/orders/" + UID).body());

        assertThat(view.getJsonObject("order").getString("state")).isEqualTo("PAID");
        assertThat(view.getBoolean("stale")).isFalse();
    }

    @Test
    void anOrderIsStillKnownAfterARestart() throws Exception {
        test.restart();

        assertThat(test.get("/api/orders/" + UID).statusCode()).isEqualTo(200);
    }

    @Test
    void whenTheGatewayIsDownTheLastKnownStateIsShownAsSuch() throws Exception {
        test.get("/api/orders/" + UID);
        test.gateway.close();

        JsonObject view = new JsonObject(test.get("/api/orders/" + UID).body());

        assertThat(view.getJsonObject("order").getString("state")).isEqualTo("PAID");
        assertThat(view.getBoolean("stale")).isTrue();
    }

    @Test
    void whenTheGatewayIsDownAnOrderNeverSeenIsUnavailableAndNotMissing() throws Exception {
        test.gateway.close();

        assertThat(test.get("/api/orders/" + UID).statusCode()).isEqualTo(503);
    }

    @Test
    void anOrderTheGatewayDoesNotKnowIsMissing() throws Exception {
        assertThat(test.get("/api/orders/shop-20260101-ZZZZZZZZZZZZZZZZ").statusCode())
                .isEqualTo(404);
    }

    @Test
    void ordersOfAnotherChannelAreNotShown() throws Exception {
        test.gateway.putOrder("guessable-1", "PAID", 1);

        assertThat(test.get("/api/orders/guessable-1").statusCode()).isEqualTo(404);
        assertThat(test.get("/api/orders/guessable-1/events").statusCode()).isEqualTo(404);
    }
}
