package dev.naru.gateway.events;

import static dev.naru.gateway.events.EventWorld.MERCHANT;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class EventHistoryTest {
    private static final Duration KEEP = Duration.ofDays(90);

    private final EventWorld world;

    EventHistoryTest(Database database, Vertx vertx) {
        this.world = new EventWorld(database, vertx);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void historyIsReadInPagesWithoutGaps() {
        EventHistoryRepository history = world.history;
        for (int i = 1; i <= 5; i++) {
            world.append(i, "event-" + i);
        }

        var first = await(history.page(MERCHANT, EventCursor.START, 3));
        var second = await(
                history.page(MERCHANT, EventCursor.parse(first.path("next").asText()), 3));
        var third = await(
                history.page(MERCHANT, EventCursor.parse(second.path("next").asText()), 3));

        assertThat(first.findValuesAsText("seq")).containsExactly("1", "2", "3");
        assertThat(second.findValuesAsText("seq")).containsExactly("4", "5");
        assertThat(third.path("events")).isEmpty();
        assertThat(await(history.page(UUID.randomUUID(), EventCursor.START, 3)).path("events"))
                .isEmpty();
    }

    @Test
    void oldEventsThatArrivedAreForgottenInBatchesWithTheirAttempts() {
        for (int i = 1; i <= 3; i++) {
            world.append(i, "old-" + i);
        }
        world.deliver();
        age();
        world.append(4, "new");
        world.deliver();

        assertThat(await(world.history.forget(KEEP, 2))).isTrue();
        assertThat(await(world.history.forget(KEEP, 2))).isFalse();

        assertThat(world.column("select dedupe_key from event")).containsExactly("new");
        assertThat(world.column("select state from event_delivery")).containsExactly("DELIVERED");
        assertThat(world.column("select attempt::text from event_attempt")).containsExactly("1");
    }

    @Test
    void eventsThatDidNotArriveAreNeverForgotten() {
        world.append(1, "dead");
        world.append(2, "waiting");
        await(world.database.query("update event_delivery set state = 'DEAD'"
                + " where event_id = (select event_id from event where dedupe_key = 'dead')"));
        age();

        assertThat(await(world.history.forget(KEEP, 10))).isFalse();

        assertThat(world.column("select dedupe_key from event order by seq")).containsExactly("dead", "waiting");
    }

    @Test
    void oldEventsThatNobodyWasToGetAreForgotten() {
        await(world.endpoints.pause(MERCHANT));
        world.append(1, "a");
        age();

        await(world.history.forget(KEEP, 10));

        assertThat(world.column("select dedupe_key from event")).isEmpty();
    }

    private void age() {
        await(world.database.query("update event set occurred_at = now() - interval '91 days'"));
    }
}
