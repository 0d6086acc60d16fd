package dev.naru.gateway.events;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A name that means what its owner wants it to mean, at every question anew. */
@ExtendWith(PostgresExtension.class)
class EventTargetTest {
    private final Vertx vertx;
    private final EventWorld world;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    EventTargetTest(Database database, Vertx vertx) {
        this.vertx = vertx;
        this.world = new EventWorld(database, vertx);
    }

    @BeforeEach
    void giveTheShopAName() {
        URI named = URI.create("http://shop.example:" + world.shop.url().getPort() + "/events");
        await(world.endpoints.save(EventWorld.MERCHANT, named, EventWorld.SECRET));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void nameIsLookedUpOnceAndTheAddressThatWasCheckedIsConnectedTo() {
        world.append(1, "a");

        // Asked a second time, by whoever connects, it would lead elsewhere.
        deliver("127.0.0.1", "192.0.2.1");

        assertThat(asked).containsExactly("shop.example");
        assertThat(world.states()).containsExactly("DELIVERED 1");
        assertThat(world.shop.received().get(0).host())
                .isEqualTo("shop.example:" + world.shop.url().getPort());
    }

    @Test
    void nameThatMovesToTheMetadataBetweenAttemptsIsRefused() {
        TargetPolicy moving = policy("127.0.0.1", "169.254.169.254");
        EventDeliveryJob job = world.job(moving, Events.ATTEMPT_DEADLINE);
        world.append(1, "a");
        run(job);
        // The connection of the first attempt is still open, and must not be used.
        world.append(2, "b");
        run(job);

        assertThat(world.shop.received()).hasSize(1);
        assertThat(world.column("select error from event_attempt where error is not null"))
                .containsExactly("the address is not allowed");
    }

    @Test
    void redirectToTheMetadataIsNotFollowed() {
        world.shop.answers(307, "Location", "http://169.254.169.254/latest/meta-data/");
        world.append(1, "a");

        deliver("127.0.0.1");

        assertThat(asked).containsExactly("shop.example");
        assertThat(world.column("select error from event_attempt")).containsExactly("answered 307");
    }

    private void deliver(String... addresses) {
        world.deliver(policy(addresses), Events.ATTEMPT_DEADLINE);
    }

    private void run(EventDeliveryJob job) {
        await(world.onContext(job::run));
        await(world.onContext(job::idle));
    }

    /** Answers one address after the other; the last one goes on. */
    private TargetPolicy policy(String... addresses) {
        return new TargetPolicy(vertx, true, host -> {
            int times = asked.size();
            asked.add(host);
            return new InetAddress[] {address(addresses[Math.min(times, addresses.length - 1)])};
        });
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }
}
