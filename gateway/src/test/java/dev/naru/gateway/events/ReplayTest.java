package dev.naru.gateway.events;

import static dev.naru.gateway.events.EventWorld.MERCHANT;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PostgresExtension.class)
class ReplayTest {
    private static final EndpointKey ENDPOINT = new EndpointKey(MERCHANT, EndpointRepository.FROM_ENVIRONMENT);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final EventWorld world;
    private final ReplayRepository replays;
    private final DeadLetterRepository deadLetters;

    ReplayTest(Database database, Vertx vertx) {
        this.world = new EventWorld(database, vertx);
        this.replays = new ReplayRepository();
        this.deadLetters = new DeadLetterRepository(database);
    }

    private Future<Integer> one(UUID merchantId, UUID event, @Nullable UUID endpoint) {
        return world.database.transaction(tx -> replays.one(tx, merchantId, event, endpoint));
    }

    private Future<ReplayRepository.Queued> range(EndpointKey endpoint, Replay replay) {
        return world.database.transaction(tx -> replays.range(tx, endpoint, replay));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void deadLetterTellsWhatItWasAndWhyItDied() {
        world.shop.answers(503);
        world.append(1, "a");
        dies();

        var page = await(deadLetters.page(ENDPOINT, TimeCursor.START, 10));

        assertThat(page.path("dead_letters")).hasSize(1);
        var letter = page.path("dead_letters").get(0);
        assertThat(letter.at("/event/type").asText()).isEqualTo("order.paid");
        assertThat(letter.at("/event/data/merchant_uid").asText()).isEqualTo("order-1");
        assertThat(letter.path("attempts").asInt()).isEqualTo(10);
        assertThat(letter.path("last_status").asInt()).isEqualTo(503);
        assertThat(letter.path("last_error").asText()).isEqualTo("answered 503");
        assertThat(page.path("next").isNull()).isTrue();
    }

    @Test
    void deadLettersAreReadInPages() {
        for (int i = 1; i <= 5; i++) {
            world.append(i, "event-" + i);
        }
        // All in one microsecond, so that the event decides.
        all("DEAD");

        var first = await(deadLetters.page(ENDPOINT, TimeCursor.START, 3));
        var second = await(
                deadLetters.page(ENDPOINT, TimeCursor.parse(first.path("next").asText()), 3));

        assertThat(first.path("dead_letters")).hasSize(3);
        assertThat(second.path("dead_letters")).hasSize(2);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(first.path("dead_letters").findValuesAsText("id"))
                .doesNotContainAnyElementsOf(second.path("dead_letters").findValuesAsText("id"));
    }

    @Test
    void replayedDeadLetterIsSentWithItsIdAndHasTheWholeScheduleAgain() {
        world.shop.answers(503);
        world.append(1, "a");
        dies();

        assertThat(await(range(ENDPOINT, everything(Replay.Which.DEAD))).events())
                .isEqualTo(1);
        world.makeDue();
        world.deliver();

        assertThat(world.states()).containsExactly("PENDING 11");
        assertThat(world.shop.received()).hasSize(11);
        assertThat(world.shop.received().stream().map(Shop.Received::id).distinct())
                .hasSize(1);
        assertThat(world.column("select attempt::text from event_attempt")).hasSize(11);
    }

    @ParameterizedTest
    @CsvSource({"DEAD, 1", "MISSED, 2", "ALL, 3"})
    void replayTakesWhatIsMeantAndNeverWhatIsOnItsWay(Replay.Which which, int queued) {
        world.append(1, "delivered");
        all("DELIVERED");
        world.append(2, "dead");
        await(world.database.query("update event_delivery set state = 'DEAD', died_at = now() where seq = 2"));
        await(world.endpoints.pause(MERCHANT));
        world.append(3, "missed");
        await(world.endpoints.save(MERCHANT, world.shop.url(), EventWorld.SECRET));
        world.append(4, "pending");

        assertThat(await(range(ENDPOINT, everything(which))).events()).isEqualTo(queued);
        assertThat(world.column("select distinct attempts_before::text from event_delivery"))
                .containsExactly("0");
    }

    @Test
    void replayIsBoundByTime() {
        for (int i = 1; i <= 3; i++) {
            world.append(i, "event-" + i);
            await(world.database.query(
                    "update event set occurred_at = '2026-03-0" + i + "T00:00:00Z' where seq = " + i));
        }
        all("DEAD");
        Replay second = new Replay(
                Instant.parse("2026-03-02T00:00:00Z"),
                Instant.parse("2026-03-03T00:00:00Z"),
                Replay.Which.DEAD,
                TimeCursor.START);

        assertThat(await(range(ENDPOINT, second)).events()).isEqualTo(1);
        assertThat(world.column("select seq::text from event_delivery where state = 'PENDING'"))
                .containsExactly("2");
    }

    @Test
    void replayOfManyGoesOnWhereItStopped() {
        await(world.database.query("""
                insert into event (merchant_id, event_id, subject, seq, type, dedupe_key, data, occurred_at)
                select $1, gen_random_uuid(), 'order-1', i, 'order.paid', 'event-' || i, '{}', '2026-03-01T00:00:00Z'
                  from generate_series(1, $2::int) as i
                """, MERCHANT, ReplayRepository.MAX_EVENTS + 7));

        var first = await(range(ENDPOINT, everything(Replay.Which.MISSED)));
        TimeCursor next = first.next();
        assertThat(next).isNotNull();
        var second = await(range(ENDPOINT, new Replay(START, null, Replay.Which.ALL, next)));

        assertThat(first.events()).isEqualTo(ReplayRepository.MAX_EVENTS);
        assertThat(second).isEqualTo(new ReplayRepository.Queued(7, null));
    }

    @Test
    void oneEventIsReplayedToAllThatWantItOrToOne() {
        EndpointKey other = world.add("/other", EndpointFormat.STANDARD, BodyEncoding.JSON);
        world.add("/cancels", EndpointFormat.STANDARD, BodyEncoding.JSON, EventType.ORDER_CANCELLED);
        world.append(1, "a");
        all("DELIVERED");
        UUID event =
                UUID.fromString(world.column("select event_id::text from event").get(0));

        assertThat(await(one(MERCHANT, event, other.endpointId()))).isEqualTo(1);
        assertThat(await(one(MERCHANT, event, null))).isEqualTo(1);
        world.deliver();

        assertThat(world.shop.received())
                .extracting(Shop.Received::path)
                .containsExactlyInAnyOrder("/events", "/other");
    }

    @Test
    void eventOfAnotherMerchantIsNotReplayed() {
        world.append(1, "a");
        all("DEAD");
        UUID event =
                UUID.fromString(world.column("select event_id::text from event").get(0));

        assertThat(await(one(UUID.randomUUID(), event, null))).isZero();
        assertThat(await(range(new EndpointKey(UUID.randomUUID(), ENDPOINT.endpointId()), everything(Replay.Which.ALL)))
                        .events())
                .isZero();
    }

    private void dies() {
        for (int i = 0; i < RetrySchedule.MAX_ATTEMPTS; i++) {
            world.makeDue();
            world.deliver();
        }
    }

    private void all(String state) {
        await(world.database.query("update event_delivery set state = '" + state + "', died_at = case when '" + state
                + "' = 'DEAD' then now() end"));
    }

    private static Replay everything(Replay.Which which) {
        return new Replay(START, null, which, TimeCursor.START);
    }
}
