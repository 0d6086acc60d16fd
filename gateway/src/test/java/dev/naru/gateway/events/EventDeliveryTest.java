package dev.naru.gateway.events;

import static dev.naru.gateway.events.EventWorld.MERCHANT;
import static dev.naru.gateway.events.EventWorld.NOW;
import static dev.naru.gateway.events.EventWorld.ORDER;
import static dev.naru.gateway.events.EventWorld.SECRET;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class EventDeliveryTest {
    private final Vertx vertx;
    private final EventWorld world;

    EventDeliveryTest(Database database, Vertx vertx) {
        this.vertx = vertx;
        this.world = new EventWorld(database, vertx);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void shopReceivesTheEventSigned() {
        world.append(1, "paid:imp_1");

        world.deliver();

        Shop.Received event = world.shop.received().get(0);
        assertThat(world.shop.received()).hasSize(1);
        assertThat(event.timestamp()).isEqualTo(Long.toString(NOW.getEpochSecond()));
        assertThat(event.signature())
                .isEqualTo(EventSignature.sign(
                        SigningSecret.parse(SECRET),
                        event.id(),
                        NOW.getEpochSecond(),
                        event.body().getBytes(StandardCharsets.UTF_8)));
        assertThat(event.body())
                .startsWith("{\"type\":\"order.paid\",\"timestamp\":\"")
                .endsWith("\"data\":{\"merchant_uid\":\"order-1\",\"imp_uid\":\"imp_1\",\"seq\":1}}");
        assertThat(world.states()).containsExactly("DELIVERED 1");
    }

    @Test
    void failedAttemptIsRetriedAfterItsPauseWithTheSameIdAndBody() {
        world.shop.answers(500);
        world.append(1, "a");
        world.deliver();
        assertThat(world.states()).containsExactly("PENDING 1");
        assertThat(world.secondsToNextAttempt()).isBetween(4.0, 6.0);

        world.deliver();
        assertThat(world.shop.received()).hasSize(1);

        world.shop.answers(200);
        world.makeDue();
        world.deliver();

        assertThat(world.states()).containsExactly("DELIVERED 2");
        assertThat(world.shop.received().get(1).id())
                .isEqualTo(world.shop.received().get(0).id());
        assertThat(world.shop.received().get(1).body())
                .isEqualTo(world.shop.received().get(0).body());
    }

    @Test
    void tenthFailureIsADeadLetter() {
        world.shop.answers(503);
        world.append(1, "a");
        for (int i = 0; i < RetrySchedule.MAX_ATTEMPTS; i++) {
            world.makeDue();
            world.deliver();
        }
        world.makeDue();
        world.deliver();

        assertThat(world.states()).containsExactly("DEAD 10");
        assertThat(world.shop.received()).hasSize(10);
        assertThat(world.column("select status::text from event_attempt order by attempt"))
                .hasSize(10)
                .containsOnly("503");
    }

    @Test
    void retryAfterIsHonoured() {
        world.shop.answers(429, "Retry-After", "120");
        world.append(1, "a");

        world.deliver();

        assertThat(world.secondsToNextAttempt()).isBetween(110.0, 121.0);
    }

    @Test
    void redirectIsAFailureAndNotFollowed() {
        world.shop.answers(302, "Location", world.shop.url() + "/elsewhere");
        world.append(1, "a");

        world.deliver();

        assertThat(world.shop.received()).extracting(Shop.Received::path).containsExactly("/events");
        assertThat(world.states()).containsExactly("PENDING 1");
    }

    @Test
    void goneEndpointGetsNothingMoreUntilItIsConfiguredAgain() {
        world.shop.answers(410);
        world.append(1, "a");
        world.deliver();
        world.append(2, "b");
        world.deliver();
        assertThat(world.shop.received()).hasSize(1);
        assertThat(world.column("select state from event_endpoint")).containsExactly("DISABLED");

        world.shop.answers(200);
        await(world.endpoints.save(MERCHANT, world.shop.url(), SECRET));
        world.append(3, "c");
        world.deliver();

        assertThat(world.shop.received()).hasSize(2);
    }

    @Test
    void silentShopIsGivenUpAtTheDeadline() {
        world.shop.hangs();
        world.append(1, "a");

        world.deliver(Duration.ofMillis(300));

        assertThat(world.column("select error from event_attempt")).containsExactly("no answer in time");
        assertThat(world.states()).containsExactly("PENDING 1");
    }

    @Test
    void endlessAnswerIsCutOffAndItsStatusCounts() {
        world.shop.answersEndlessly(200);
        world.append(1, "a");

        world.deliver();

        assertThat(world.states()).containsExactly("DELIVERED 1");
    }

    @Test
    void shopThatIsDownIsAFailedAttempt() {
        URI url = world.shop.url();
        world.shop.close();
        await(world.endpoints.save(MERCHANT, url, SECRET));
        world.append(1, "a");

        world.deliver();

        assertThat(world.column("select error from event_attempt")).containsExactly("the connection failed");
    }

    @Test
    void loopbackIsRefusedWhereItIsNotAllowed() {
        world.append(1, "a");

        world.deliver(new TargetPolicy(vertx, false), Events.ATTEMPT_DEADLINE);

        assertThat(world.shop.received()).isEmpty();
        assertThat(world.column("select error from event_attempt")).containsExactly("the address is not allowed");
    }

    @Test
    void newAddressGetsWhatWaitedForTheOldOne() {
        world.shop.answers(500);
        world.append(1, "a");
        world.deliver();
        try (Shop moved = new Shop()) {
            await(world.endpoints.save(MERCHANT, moved.url(), SECRET));
            world.makeDue();
            world.deliver();

            assertThat(moved.received()).hasSize(1);
        }
    }

    @Test
    void storyOfTheOrderTellsOfItsEvents() {
        world.shop.answers(500);
        world.append(1, "a");
        world.deliver();
        world.shop.answers(200);
        world.makeDue();
        world.deliver();

        assertThat(await(world.timeline.list(MERCHANT, ORDER)))
                .extracting(entry -> entry.type())
                .containsExactly("event.appended", "event.failed", "event.delivered");
    }
}
