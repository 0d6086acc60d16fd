package dev.naru.gateway.events;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import dev.naru.gateway.platform.value.Secret;
import dev.naru.gateway.testing.NestedLoops;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class EventDeliveryTest {
    private static final UUID MERCHANT = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final MerchantUid ORDER = new MerchantUid("order-1");

    private final Database database;
    private final Vertx vertx;
    private final Context context;
    private final TimelineRepository timeline;
    private final EventOutboxRepository outbox;
    private final EndpointRepository endpoints;
    private final DeliveryRepository deliveries;
    private final List<EventDeliveryJob> jobs = new ArrayList<>();
    private final Shop shop = new Shop();

    EventDeliveryTest(Database database, Vertx vertx) {
        this.database = database;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.timeline = new TimelineRepository(database);
        this.outbox = new EventOutboxRepository(timeline);
        this.endpoints = new EndpointRepository(database);
        this.deliveries = new DeliveryRepository(database, timeline);
    }

    @BeforeEach
    void startEmpty() {
        await(database.query(
                "truncate event_attempt, event_delivery, event_endpoint, event, order_timeline, orders cascade"));
        await(database.query("""
                insert into orders (merchant_id, merchant_uid, pg, name, ordered_amount, amount_rule, lines, buyer,
                    request_pay, request_sha256, expires_at)
                values ($1, $2, 'naverco', 'n', 1000, '{}', '[]', '{}', '{}', repeat('0', 64), now())
                """, MERCHANT, ORDER.value()));
        await(endpoints.save(MERCHANT, shop.url(), SECRET));
    }

    @AfterEach
    void stop() {
        shop.close();
        jobs.forEach(job -> await(onContext(job::stop)));
    }

    @Test
    void shopReceivesTheEventSigned() {
        append(1, "paid:imp_1");

        deliver();

        Shop.Received event = shop.received().get(0);
        assertThat(shop.received()).hasSize(1);
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
        assertThat(states()).containsExactly("DELIVERED 1");
    }

    @Test
    void sameDedupeKeyTwiceMakesOneEvent() {
        assertThat(append(1, "paid:imp_1")).isTrue();
        assertThat(append(2, "paid:imp_1")).isFalse();

        deliver();

        assertThat(shop.received()).hasSize(1);
        assertThat(states()).hasSize(1);
    }

    @Test
    void aClaimTakesOneDeliveryWhateverPlanTheDatabaseChooses(PgConnectOptions connection) {
        append(1, "a");
        append(2, "b");
        append(3, "c");
        Database nestedLoops = NestedLoops.of(vertx, connection);
        EndpointKey endpoint = await(deliveries.dueEndpoints(1)).get(0);

        await(new DeliveryRepository(nestedLoops, timeline).claim(endpoint));
        await(nestedLoops.close());

        assertThat(states()).containsExactlyInAnyOrder("RUNNING 1", "PENDING 0", "PENDING 0");
    }

    @Test
    void eventOfATransactionThatRollsBackIsNeverSent() {
        Future<Object> failed = database.transaction(connection ->
                append(connection, 1, "lost").compose(appended -> Future.failedFuture("the order's change failed")));
        await(failed.otherwiseEmpty());

        deliver();

        assertThat(shop.received()).isEmpty();
    }

    @Test
    void failedAttemptIsRetriedAfterItsPauseWithTheSameIdAndBody() {
        shop.answers(500);
        append(1, "a");
        deliver();
        assertThat(states()).containsExactly("PENDING 1");
        assertThat(secondsToNextAttempt()).isBetween(4.0, 6.0);

        deliver();
        assertThat(shop.received()).hasSize(1);

        shop.answers(200);
        makeDue();
        deliver();

        assertThat(states()).containsExactly("DELIVERED 2");
        assertThat(shop.received().get(1).id()).isEqualTo(shop.received().get(0).id());
        assertThat(shop.received().get(1).body())
                .isEqualTo(shop.received().get(0).body());
    }

    @Test
    void tenthFailureIsADeadLetter() {
        shop.answers(503);
        append(1, "a");
        for (int i = 0; i < RetrySchedule.MAX_ATTEMPTS; i++) {
            makeDue();
            deliver();
        }
        makeDue();
        deliver();

        assertThat(states()).containsExactly("DEAD 10");
        assertThat(shop.received()).hasSize(10);
        assertThat(column("select status::text from event_attempt order by attempt"))
                .hasSize(10)
                .containsOnly("503");
    }

    @Test
    void retryAfterIsHonoured() {
        shop.answers(429, "Retry-After", "120");
        append(1, "a");

        deliver();

        assertThat(secondsToNextAttempt()).isBetween(110.0, 121.0);
    }

    @Test
    void redirectIsAFailureAndNotFollowed() {
        shop.answers(302, "Location", shop.url() + "/elsewhere");
        append(1, "a");

        deliver();

        assertThat(shop.received()).extracting(Shop.Received::path).containsExactly("/events");
        assertThat(states()).containsExactly("PENDING 1");
    }

    @Test
    void goneEndpointGetsNothingMoreUntilItIsConfiguredAgain() {
        shop.answers(410);
        append(1, "a");
        deliver();
        append(2, "b");
        deliver();
        assertThat(shop.received()).hasSize(1);
        assertThat(column("select state from event_endpoint")).containsExactly("DISABLED");

        shop.answers(200);
        await(endpoints.save(MERCHANT, shop.url(), SECRET));
        append(3, "c");
        deliver();

        assertThat(shop.received()).hasSize(2);
    }

    @Test
    void silentShopIsGivenUpAtTheDeadline() {
        shop.hangs();
        append(1, "a");

        deliver(Duration.ofMillis(300));

        assertThat(column("select error from event_attempt")).containsExactly("no answer in time");
        assertThat(states()).containsExactly("PENDING 1");
    }

    @Test
    void endlessAnswerIsCutOffAndItsStatusCounts() {
        shop.answersEndlessly(200);
        append(1, "a");

        deliver();

        assertThat(states()).containsExactly("DELIVERED 1");
    }

    @Test
    void shopThatIsDownIsAFailedAttempt() {
        URI url = shop.url();
        shop.close();
        await(endpoints.save(MERCHANT, url, SECRET));
        append(1, "a");

        deliver();

        assertThat(column("select error from event_attempt")).containsExactly("the connection failed");
    }

    @Test
    void loopbackIsRefusedWhereItIsNotAllowed() {
        append(1, "a");

        deliver(new TargetPolicy(vertx, false), Events.ATTEMPT_DEADLINE);

        assertThat(shop.received()).isEmpty();
        assertThat(column("select error from event_attempt")).containsExactly("the address is not allowed");
    }

    @Test
    void slowEndpointDoesNotHoldUpAnother() {
        shop.hangs();
        try (Shop quick = new Shop()) {
            await(database.query(
                    "insert into event_endpoint (merchant_id, endpoint_id, url, secrets) values ($1, $2, $3, $4)",
                    MERCHANT,
                    UUID.randomUUID(),
                    quick.url().toString(),
                    new String[] {SECRET.reveal()}));
            for (int i = 1; i <= 4; i++) {
                append(i, "event-" + i);
            }

            deliver(Duration.ofSeconds(2));

            assertThat(quick.received()).hasSize(4);
            assertThat(column("select coalesce(status::text, error) from event_attempt order by at"))
                    .containsExactly(
                            "204",
                            "204",
                            "204",
                            "204",
                            "no answer in time",
                            "no answer in time",
                            "no answer in time",
                            "no answer in time");
        }
    }

    @Test
    void twoProcessesNeverSendTheSameDelivery() {
        for (int i = 1; i <= 30; i++) {
            append(i, "event-" + i);
        }
        EventDeliveryJob one = job(new TargetPolicy(vertx, true), Events.ATTEMPT_DEADLINE);
        EventDeliveryJob two = job(new TargetPolicy(vertx, true), Events.ATTEMPT_DEADLINE);

        await(Future.all(onContext(one::run), onContext(two::run)));
        await(Future.all(onContext(one::idle), onContext(two::idle)));

        assertThat(shop.received()).hasSize(30);
        assertThat(shop.received()).extracting(Shop.Received::id).doesNotHaveDuplicates();
    }

    @Test
    void deliveryOfADeadProcessIsTakenOverAndTheOldClaimCountsNoMore() {
        append(1, "a");
        EndpointKey endpoint = await(deliveries.dueEndpoints(1)).get(0);
        Delivery lost = await(deliveries.claim(endpoint)).orElseThrow();
        assertThat(await(deliveries.claim(endpoint))).isEmpty();

        await(database.query("update event_delivery set lease_until = now() - interval '1 second'"));
        deliver();

        assertThat(states()).containsExactly("DELIVERED 2");
        assertThat(await(deliveries.settle(lost, new DeliveryOutcome.Gone(410, 1), Optional.empty())))
                .isFalse();
        assertThat(states()).containsExactly("DELIVERED 2");
    }

    @Test
    void storyOfTheOrderTellsOfItsEvents() {
        shop.answers(500);
        append(1, "a");
        deliver();
        shop.answers(200);
        makeDue();
        deliver();

        assertThat(await(timeline.list(MERCHANT, ORDER)))
                .extracting(entry -> entry.type())
                .containsExactly("event.appended", "event.failed", "event.delivered");
    }

    @Test
    void eventsWithoutAnEndpointAreKeptAndNotSentLater() {
        await(endpoints.pause(MERCHANT));
        append(1, "a");
        await(endpoints.save(MERCHANT, shop.url(), SECRET));

        deliver();

        assertThat(shop.received()).isEmpty();
        assertThat(column("select type from event")).containsExactly("order.paid");
    }

    @Test
    void newAddressGetsWhatWaitedForTheOldOne() {
        shop.answers(500);
        append(1, "a");
        deliver();
        try (Shop moved = new Shop()) {
            await(endpoints.save(MERCHANT, moved.url(), SECRET));
            makeDue();
            deliver();

            assertThat(moved.received()).hasSize(1);
        }
    }

    @Test
    void historyIsReadInPagesWithoutGaps() {
        EventHistoryRepository history = new EventHistoryRepository(database);
        for (int i = 1; i <= 5; i++) {
            append(i, "event-" + i);
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

    private boolean append(long seq, String dedupeKey) {
        return await(database.transaction(connection -> append(connection, seq, dedupeKey)));
    }

    private Future<Boolean> append(SqlConnection connection, long seq, String dedupeKey) {
        var data = StrictJson.mapper().createObjectNode().put("imp_uid", "imp_1");
        return outbox.append(connection, MERCHANT, ORDER, seq, EventType.ORDER_PAID, dedupeKey, data)
                .compose(appended -> appended
                        ? outbox.remark(connection, MERCHANT, ORDER, seq, EventType.ORDER_PAID)
                                .map(true)
                        : Future.succeededFuture(false));
    }

    private void deliver() {
        deliver(Events.ATTEMPT_DEADLINE);
    }

    private void deliver(Duration deadline) {
        deliver(new TargetPolicy(vertx, true), deadline);
    }

    private void deliver(TargetPolicy targets, Duration deadline) {
        EventDeliveryJob job = job(targets, deadline);
        await(onContext(job::run));
        // Senders stuck on a silent shop are not waited for beyond what one attempt may take.
        await(onContext(job::idle));
    }

    private EventDeliveryJob job(TargetPolicy targets, Duration deadline) {
        EventDeliveryJob job = new EventDeliveryJob(
                deliveries,
                endpoints,
                new EventClient(vertx, targets, Clock.fixed(NOW, ZoneOffset.UTC), deadline),
                new RetrySchedule(() -> 0));
        jobs.add(job);
        return job;
    }

    private <T> Future<T> onContext(Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        context.runOnContext(here -> work.get().onComplete(done));
        return done.future();
    }

    private void makeDue() {
        await(database.query("update event_delivery set run_at = now() where state = 'PENDING'"));
    }

    private List<String> states() {
        return column("select state || ' ' || attempt from event_delivery");
    }

    private double secondsToNextAttempt() {
        return await(database.query("select extract(epoch from run_at - now())::float8 from event_delivery"))
                .iterator()
                .next()
                .getDouble(0);
    }

    private List<String> column(String sql) {
        List<String> values = new ArrayList<>();
        for (Row row : await(database.query(sql))) {
            values.add(row.getString(0));
        }
        return values;
    }
}
