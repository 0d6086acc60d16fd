package dev.naru.gateway.events;

import static dev.naru.gateway.events.EventWorld.MERCHANT;
import static dev.naru.gateway.events.EventWorld.SECRET;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class EventOutboxTest {
    private final EventWorld world;

    EventOutboxTest(Database database, Vertx vertx) {
        this.world = new EventWorld(database, vertx);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void sameDedupeKeyTwiceMakesOneEvent() {
        assertThat(world.append(1, "paid:imp_1")).isTrue();
        assertThat(world.append(2, "paid:imp_1")).isFalse();

        world.deliver();

        assertThat(world.shop.received()).hasSize(1);
        assertThat(world.states()).hasSize(1);
    }

    @Test
    void eventOfATransactionThatRollsBackIsNeverSent() {
        Future<Object> failed = world.database.transaction(tx ->
                world.append(tx, 1, "lost").compose(appended -> Future.failedFuture("the order's change failed")));
        await(failed.otherwiseEmpty());

        world.deliver();

        assertThat(world.shop.received()).isEmpty();
    }

    @Test
    void eventsWithoutAnEndpointAreKeptAndNotSentLater() {
        await(world.endpoints.pause(MERCHANT));
        world.append(1, "a");
        await(world.endpoints.save(MERCHANT, world.shop.url(), SECRET));

        world.deliver();

        assertThat(world.shop.received()).isEmpty();
        assertThat(world.column("select type from event")).containsExactly("order.paid");
    }
}
