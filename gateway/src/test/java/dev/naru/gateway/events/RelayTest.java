package dev.naru.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class RelayTest {
    private final EventWorld world;

    RelayTest(Database database, Vertx vertx) {
        this.world = new EventWorld(database, vertx);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void oldHandlerReadsTheNotificationOfIamport() {
        world.add("/old", EndpointFormat.IAMPORT_V1, BodyEncoding.JSON);
        world.append(1, EventType.ORDER_PAID, paid());

        world.deliver();

        Shop.Received notification = at("/old").get(0);
        assertThat(notification.contentType()).isEqualTo("application/json");
        assertThat(notification.body())
                .isEqualTo("{\"imp_uid\":\"imp_1\",\"merchant_uid\":\"order-1\",\"status\":\"paid\"}");
    }

    @Test
    void oldHandlerMayReadForms() {
        world.add("/old", EndpointFormat.IAMPORT_V1, BodyEncoding.FORM);
        world.append(
                1, EventType.ORDER_CANCELLED, paid().put("status", "cancelled").put("cancellation_id", "06JC 주"));

        world.deliver();

        Shop.Received notification = at("/old").get(0);
        assertThat(notification.contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(notification.body())
                .isEqualTo("imp_uid=imp_1&merchant_uid=order-1&status=cancelled&cancellation_id=06JC+%EC%A3%BC");
    }

    @Test
    void whatIamportKeepsQuietAboutIsRelayedOnlyWhereItIsAskedFor() {
        world.add("/old", EndpointFormat.IAMPORT_V1, BodyEncoding.JSON);
        world.add("/curious", EndpointFormat.IAMPORT_V1, BodyEncoding.JSON, EventType.ORDER_FAILED);
        world.append(1, EventType.ORDER_FAILED, paid().put("status", "failed"));

        world.deliver();

        assertThat(at("/old")).isEmpty();
        assertThat(at("/curious")).hasSize(1);
    }

    @Test
    void endpointGetsOnlyTheTypesItNames() {
        world.add("/cancels", EndpointFormat.STANDARD, BodyEncoding.JSON, EventType.ORDER_CANCELLED);
        world.append(1, EventType.ORDER_PAID, paid());
        world.append(2, EventType.ORDER_CANCELLED, paid());

        world.deliver();

        assertThat(at("/cancels")).hasSize(1);
        assertThat(at("/cancels").get(0).body()).startsWith("{\"type\":\"order.cancelled\"");
        assertThat(at("/events")).hasSize(2);
    }

    private List<Shop.Received> at(String path) {
        return world.shop.received().stream()
                .filter(event -> event.path().equals(path))
                .toList();
    }

    private static ObjectNode paid() {
        return StrictJson.mapper()
                .createObjectNode()
                .put("imp_uid", "imp_1")
                .put("status", "paid")
                .put("amount", 1000);
    }
}
