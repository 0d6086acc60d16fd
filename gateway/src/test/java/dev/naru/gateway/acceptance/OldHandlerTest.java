package dev.naru.gateway.acceptance;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A handler written for Iamport's own notifications, beside an endpoint for events. */
@ExtendWith(PostgresExtension.class)
class OldHandlerTest {
    private final Vertx vertx;
    private final DatabaseAddress address;
    private final List<JsonObject> notifications = new CopyOnWriteArrayList<>();
    private final HttpServer handler;

    OldHandlerTest(Vertx vertx, DatabaseAddress address) {
        this.vertx = vertx;
        this.address = address;
        this.handler = vertx.createHttpServer().requestHandler(request -> {
            request.setExpectMultipart(true);
            request.end().onSuccess(end -> {
                JsonObject notification = new JsonObject().put("query", request.query());
                request.formAttributes().forEach(notification::put);
                notifications.add(notification);
                request.response().end();
            });
        });
    }

    @BeforeEach
    void listen() {
        await(handler.listen(0, "127.0.0.1"));
    }

    @AfterEach
    void close() {
        await(handler.close());
    }

    @Test
    void verifiedPurchaseReachesAnOldHandlerUnchanged() {
        try (ShopWorld shop = ShopWorld.withNotifications(vertx, address)) {
            relays(shop);
            buys(shop, "relayed-1");

            shop.until(() -> notifications.size() == 1);
            JsonObject order = shop.order("relayed-1");
            assertThat(notifications)
                    .containsExactly(new JsonObject()
                            .put("query", "wc-api=iamport")
                            .put("imp_uid", order.getString("imp_uid"))
                            .put("merchant_uid", "relayed-1")
                            .put("status", "paid"));
            shop.until(() -> shop.eventTypes("relayed-1").contains("order.paid"));
        }
    }

    @Test
    void forgedNotificationIsNotRelayed() {
        try (ShopWorld shop = ShopWorld.withNotifications(vertx, address)) {
            relays(shop);
            shop.opensTheWindow("forged-relay-1");
            shop.notifies("{\"imp_uid\":\"imp_999999999999\",\"merchant_uid\":\"forged-relay-1\",\"status\":\"paid\"}");
            buys(shop, "relayed-2");

            shop.until(() -> !notifications.isEmpty());
            assertThat(notifications)
                    .extracting(notification -> notification.getString("merchant_uid"))
                    .containsExactly("relayed-2");
        }
    }

    @Test
    void endpointOfTheEnvironmentIsListedAndNotChanged() {
        try (ShopWorld shop = ShopWorld.withNotifications(vertx, address)) {
            JsonObject listed = shop.api("GET", "/v1/endpoints", "").getJsonArray("endpoints").stream()
                    .map(JsonObject.class::cast)
                    .filter(endpoint -> endpoint.getString("source").equals("ENVIRONMENT"))
                    .findFirst()
                    .orElseThrow();
            String path = "/v1/endpoints/" + listed.getString("id");

            assertThat(shop.apiStatus("PATCH", path, "{\"enabled\":false}")).isEqualTo(409);
            assertThat(shop.apiStatus("DELETE", path, "")).isEqualTo(409);
            assertThat(shop.later("POST", path + "/rotate-secret", "", "rotate")
                            .join()
                            .statusCode())
                    .isEqualTo(409);
            assertThat(shop.later("POST", path + "/test", "", "test").join().body())
                    .contains("\"delivered\":true");
        }
    }

    private void relays(ShopWorld shop) {
        JsonObject endpoint = new JsonObject()
                .put("url", "http://127.0.0.1:" + handler.actualPort() + "/?wc-api=iamport")
                .put("format", "IAMPORT_V1")
                .put("encoding", "FORM");
        assertThat(shop.later(
                                "POST",
                                "/v1/endpoints",
                                endpoint.encode(),
                                UUID.randomUUID().toString())
                        .join()
                        .statusCode())
                .isEqualTo(201);
    }

    private static void buys(ShopWorld shop, String merchantUid) {
        shop.opensTheWindow(merchantUid);
        shop.paysWithAJejuAddress(merchantUid);
        shop.aMinutePasses();
    }
}
