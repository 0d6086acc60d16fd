package dev.naru.gateway.events;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class EndpointHealthTest {
    private final EventWorld world;
    private final AtomicInteger orders = new AtomicInteger();

    EndpointHealthTest(Database database, Vertx vertx) {
        this.world = new EventWorld(database, vertx);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void fiveFailuresInARowPauseTheEndpoint() {
        becomesSick();
        int before = world.shop.received().size();
        assertThat(pauseS()).isBetween(5.0, 10.1);
        await(world.database.query("update event_endpoint set resume_at = resume_at + interval '1 hour'"));

        world.deliver();

        assertThat(before).isBetween(5, 8);
        assertThat(world.shop.received()).hasSize(before);
    }

    @Test
    void whenThePauseIsOverOneAttemptIsMadeAndItsFailureDoublesThePause() {
        becomesSick();
        int before = world.shop.received().size();
        world.makeDue();

        world.deliver();

        assertThat(world.shop.received()).hasSize(before + 1);
        assertThat(pauseS()).isBetween(15.0, 20.1);
    }

    @Test
    void pauseGrowsToFiveMinutesAndNoFurther() {
        becomesSick();
        await(world.database.query("update event_endpoint set failures = 1000000"));
        world.makeDue();

        world.deliver();

        assertThat(pauseS()).isBetween(295.0, 300.1);
    }

    @Test
    void twoProcessesTogetherMakeOneAttempt() {
        becomesSick();
        int before = world.shop.received().size();
        world.makeDue();
        EventDeliveryJob one = world.job();
        EventDeliveryJob two = world.job();

        await(Future.all(world.onContext(one::run), world.onContext(two::run)));
        await(Future.all(world.onContext(one::idle), world.onContext(two::idle)));

        assertThat(world.shop.received()).hasSize(before + 1);
    }

    @Test
    void whatArrivesEndsThePause() {
        becomesSick();
        world.shop.answers(204);
        world.makeDue();

        world.deliver();
        world.deliver();

        assertThat(world.column("select distinct state from event_delivery")).containsExactly("DELIVERED");
        assertThat(world.column("select failures || coalesce(last_error, '') from event_endpoint"))
                .containsExactly("0");
    }

    @Test
    void endpointWhereNothingArrivesForFiveDaysIsDisabled() {
        becomesSick();
        await(world.database.query("update event_endpoint set failing_since = now() - interval '121 hours'"));
        world.makeDue();

        world.deliver();

        assertThat(world.column("select state || ' ' || reason from event_endpoint"))
                .containsExactly("DISABLED FAILING");
    }

    /** Ten events of ten orders, so that none waits for another. */
    private void becomesSick() {
        world.shop.answers(500);
        for (int i = 0; i < 10; i++) {
            world.appendFor("sick-" + orders.incrementAndGet());
        }
        world.deliver();
    }

    /** From the last attempt on. */
    private double pauseS() {
        return await(world.database.query("""
                        select extract(epoch from resume_at - (select max(at) from event_attempt))::float8
                          from event_endpoint
                        """)).iterator().next().getDouble(0);
    }
}
