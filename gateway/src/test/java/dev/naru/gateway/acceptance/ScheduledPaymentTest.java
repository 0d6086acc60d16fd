package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Planned charges come due at the mock, and its notifications tell of them. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScheduledPaymentTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final ShopWorld shop;
    private final Subscriber subscriber;

    ScheduledPaymentTest(Vertx vertx, DatabaseAddress address) {
        this.shop = ShopWorld.withNotifications(vertx, address);
        this.subscriber = new Subscriber(shop);
    }

    @BeforeAll
    void customersHaveRegistered() {
        subscriber.registers("gildong");
        subscriber.registers("poor");
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void aChargeThatIsMadePaysItsOrder() {
        subscriber.schedules("due-1", HOUR);

        subscriber.timePasses(HOUR);

        shop.until(() -> subscriber.schedule("due-1").getString("state").equals("PAID"));
        JsonObject order = shop.order("due-1");
        assertThat(order.getString("state")).isEqualTo("PAID");
        assertThat(subscriber.schedule("due-1").getString("imp_uid")).isEqualTo(order.getString("imp_uid"));
        shop.until(() -> shop.eventTypes("due-1").equals(List.of("schedule.scheduled", "order.paid", "schedule.paid")));
        assertThat(shop.events("due-1"))
                .extracting(event -> event.getJsonObject("data").getInteger("seq"))
                .containsExactly(1, 2, 3);
    }

    @Test
    void aChargeThatIsRefusedSaysWhy() {
        subscriber.willGet("poor", "한도 초과");
        subscriber.schedules("poor", List.of("due-2"), HOUR);

        subscriber.timePasses(HOUR);

        shop.until(() -> subscriber.schedule("due-2").getString("state").equals("FAILED"));
        assertThat(subscriber.schedule("due-2").getString("fail_reason")).contains("한도 초과");
        assertThat(shop.order("due-2").getString("state")).isEqualTo("FAILED");
        shop.until(() ->
                shop.eventTypes("due-2").equals(List.of("schedule.scheduled", "order.failed", "schedule.failed")));
    }
}
