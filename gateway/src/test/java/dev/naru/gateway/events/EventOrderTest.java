package dev.naru.gateway.events;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class EventOrderTest {
    private final EventWorld world;

    EventOrderTest(Database database, Vertx vertx) {
        this.world = new EventWorld(database, vertx);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void secondEventOfAnOrderWaitsForTheFirst() {
        world.shop.answers(500);
        world.append(1, "a");
        world.append(2, "b");
        world.deliver();
        assertThat(world.shop.received()).hasSize(1);

        world.shop.answers(204);
        world.makeDue();
        world.deliver();

        assertThat(world.shop.received()).extracting(EventOrderTest::seq).containsExactly(1, 1, 2);
    }

    @Test
    void eventOfAnotherOrderDoesNotWait() {
        world.shop.answers(500);
        world.append(1, "a");
        world.deliver();
        world.appendFor("another");

        world.deliver();

        assertThat(world.shop.received()).extracting(EventOrderTest::order).containsExactly("order-1", "another");
    }

    @Test
    void deadLetterHoldsUpNobody() {
        world.append(1, "a");
        world.append(2, "b");
        await(world.database.query("update event_delivery set state = 'DEAD' where seq = 1"));

        world.deliver();

        assertThat(world.shop.received()).extracting(EventOrderTest::seq).containsExactly(2);
    }

    @Test
    void everyOrderIsToldInItsOrderWhateverFails() {
        List<String> orders = List.of("one", "two", "three");
        orders.forEach(order -> world.appendFor(order, 5));
        world.shop.failsEvery(3);

        for (int i = 0; i < 40 && world.states().stream().anyMatch(state -> !state.startsWith("DELIVERED")); i++) {
            world.makeDue();
            world.deliver();
        }

        assertThat(world.states()).hasSize(15).allMatch(state -> state.startsWith("DELIVERED"));
        Map<String, Shop.Received> lastAttempts = new LinkedHashMap<>();
        world.shop.received().forEach(event -> {
            lastAttempts.remove(event.id());
            lastAttempts.put(event.id(), event);
        });
        orders.forEach(order -> assertThat(lastAttempts.values().stream()
                        .filter(event -> order(event).equals(order))
                        .map(EventOrderTest::seq))
                .containsExactly(1, 2, 3, 4, 5));
    }

    private static int seq(Shop.Received event) {
        return StrictJson.parse(event.body().getBytes(StandardCharsets.UTF_8))
                .at("/data/seq")
                .asInt();
    }

    private static String order(Shop.Received event) {
        return StrictJson.parse(event.body().getBytes(StandardCharsets.UTF_8))
                .at("/data/merchant_uid")
                .asText();
    }
}
