package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job without a browser: cart, window, product check, batch, notification, verification, event. */
@ExtendWith(PostgresExtension.class)
class OrderTypePurchaseTest {
    private final Vertx vertx;
    private final DatabaseAddress address;

    OrderTypePurchaseTest(Vertx vertx, DatabaseAddress address) {
        this.vertx = vertx;
        this.address = address;
    }

    @Test
    void aJejuPurchaseIsVerifiedAndTold() {
        try (ShopWorld shop = ShopWorld.withNotifications(vertx, address)) {
            buys(shop, "jeju-1");
            shop.until(() -> shop.eventTypes("jeju-1").contains("order.paid"));

            JsonObject order = shop.order("jeju-1");
            assertThat(order.getString("state")).isEqualTo("PAID");
            assertThat(order.getLong("ordered_amount")).isEqualTo(14_000);
            assertThat(order.getLong("paid_amount")).isEqualTo(21_000);
            assertThat(order.getJsonObject("buyer").getString("postcode")).isEqualTo("63309");
            assertThat(order.getJsonObject("buyer").getString("addr")).startsWith("제주특별자치도 제주시 첨단로 123");
            assertThat(overwritten(order)).contains("amount 14000 21000", "buyer_name 구매자이름 받는이");
            assertThat(story(order))
                    .contains("order.created", "notification.received", "payment.fetched", "payment.merged");
            assertThat(shop.eventTypes("jeju-1")).containsExactly("order.paid");
        }
    }

    @Test
    void aNotificationSentThreeTimesIsOneEvent() {
        try (ShopWorld shop = ShopWorld.withNotifications(vertx, address).notifyingWithCopies(3)) {
            buys(shop, "thrice-1");
            shop.until(() -> shop.order("thrice-1").getString("state").equals("PAID"));
            String impUid = shop.order("thrice-1").getString("imp_uid");
            long before = count(shop, "thrice-1");
            shop.notifies("{\"imp_uid\":\"" + impUid + "\",\"merchant_uid\":\"thrice-1\",\"status\":\"paid\"}");
            shop.until(() -> count(shop, "thrice-1") > before);
            shop.until(() -> !shop.eventTypes("thrice-1").isEmpty());

            assertThat(shop.eventTypes("thrice-1")).containsExactly("order.paid");
        }
    }

    @Test
    void aNotificationAsFormIsTakenToo() {
        try (ShopWorld shop = ShopWorld.withNotifications(vertx, address).notifyingByForm()) {
            buys(shop, "form-1");

            shop.until(() -> shop.order("form-1").getString("state").equals("PAID"));
        }
    }

    @Test
    void aForgedNotificationDoesNotPayAnOrder() {
        try (ShopWorld shop = ShopWorld.withNotifications(vertx, address)) {
            shop.opensTheWindow("forged-1");
            String impUid = shop.mock("GET", "/_mock/v1/orders/forged-1", "")
                    .getJsonObject("data")
                    .getJsonObject("payment")
                    .getString("imp_uid");

            assertThat(shop.notifies("{\"imp_uid\":\"" + impUid
                                    + "\",\"merchant_uid\":\"forged-1\",\"status\":\"paid\"}")
                            .statusCode())
                    .isEqualTo(200);

            shop.until(() -> shop.order("forged-1").getString("state").equals("READY"));
            assertThat(shop.eventTypes("forged-1")).isEmpty();
        }
    }

    @Test
    void aLostNotificationIsFoundByPolling() {
        try (ShopWorld shop = ShopWorld.withPolls(vertx, address)) {
            buys(shop, "polled-1");

            shop.until(() -> shop.eventTypes("polled-1").contains("order.paid"));
            assertThat(story(shop.order("polled-1"))).doesNotContain("notification.received");
        }
    }

    @Test
    void aLostNotificationIsFoundBySweeping() {
        try (ShopWorld shop = ShopWorld.withSweeps(vertx, address)) {
            buys(shop, "swept-1");

            shop.until(() -> shop.eventTypes("swept-1").contains("order.paid"));
            assertThat(story(shop.order("swept-1"))).doesNotContain("notification.received");
        }
    }

    private static void buys(ShopWorld shop, String merchantUid) {
        shop.opensTheWindow(merchantUid);
        shop.paysWithAJejuAddress(merchantUid);
        shop.aMinutePasses();
    }

    private static long count(ShopWorld shop, String merchantUid) {
        return story(shop.order(merchantUid)).stream()
                .filter("notification.received"::equals)
                .count();
    }

    private static List<String> story(JsonObject order) {
        return objects(order, "timeline").map(entry -> entry.getString("type")).toList();
    }

    private static List<String> overwritten(JsonObject order) {
        return objects(order, "overwritten")
                .map(field ->
                        field.getString("field") + " " + field.getString("before") + " " + field.getString("after"))
                .toList();
    }

    private static Stream<JsonObject> objects(JsonObject order, String list) {
        return order.getJsonArray(list).stream().map(JsonObject.class::cast);
    }
}
