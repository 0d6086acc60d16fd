package dev.naru.gateway.reconcile;

import static dev.naru.gateway.iamport.FakeIamport.payment;
import static dev.naru.gateway.iamport.FakeIamport.refusal;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.iamport.PaymentStatus;
import dev.naru.gateway.orders.OrderState;
import dev.naru.gateway.payments.PaymentWorld;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.testing.NestedLoops;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class ReconcileTest {
    private static final String IMP = "imp_000000000001";

    private final Vertx vertx;
    private final PgConnectOptions connection;
    private final PaymentWorld world;

    ReconcileTest(Vertx vertx, Database database, PgConnectOptions connection) {
        this.vertx = vertx;
        this.connection = connection;
        this.world = new PaymentWorld(vertx, database);
    }

    @BeforeEach
    void forgetOtherWork() {
        await(world.database.query("delete from sweep_cursor"));
        await(new SweepCursorRepository(world.database)
                .prepare(
                        world.merchantId,
                        List.of(PaymentStatus.PAID, PaymentStatus.CANCELLED, PaymentStatus.FAILED),
                        Duration.ofMinutes(1)));
        sweptTo(world.fake.now().minus(Duration.ofHours(1)));
        await(world.database.query("update orders set next_poll_at = null"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aLostNotificationIsFoundByThePollPlan() {
        world.place("polled");
        world.paysFromJeju(IMP, "polled");
        await(world.database.query("update orders set next_poll_at = now() where merchant_id = $1", world.merchantId));

        await(new PollJob(world.orders, world.tasks).run());
        world.drain();

        assertThat(world.order("polled").state()).isEqualTo(OrderState.PAID);
        assertThat(world.events("polled")).containsExactly("order.paid");
    }

    @Test
    void anOrderThatIsNotDueIsNotPolled() {
        world.place("early");

        await(new PollJob(world.orders, world.tasks).run());

        assertThat(world.openTasks()).isZero();
    }

    @Test
    void aPaidOrderIsNotPolledAnyMore() {
        world.place("done");
        world.paysFromJeju(IMP, "done");
        world.verify(IMP);

        assertThat(world.count("select count(*) from orders where merchant_id = $1 and next_poll_at is not null"))
                .isZero();
    }

    @Test
    void aLostNotificationIsFoundByTheSweep() {
        world.place("swept");
        world.paysFromJeju(IMP, "swept");

        sweepAll(job(200));
        world.drain();

        assertThat(world.order("swept").state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void aCancelNobodyReportedIsFoundByTheSweep() {
        world.place("cancelled");
        world.paysFromJeju(IMP, "cancelled");
        world.verify(IMP);
        world.fake.put(payment(IMP, "cancelled", "cancelled", 21_000).put("cancel_amount", 21_000));

        sweepAll(job(200));
        world.drain();

        assertThat(world.order("cancelled").state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void everyPageOfAListIsWalked() {
        for (int i = 0; i < 5; i++) {
            world.place("page-" + i);
            world.paysFromJeju("imp_00000000000" + i, "page-" + i);
        }

        sweepAll(job(2));

        assertThat(world.openTasks()).isEqualTo(5);
        assertThat(world.fake.requests("GET /payments/status/paid")).hasSize(3);
    }

    @Test
    void aSweepStartsTenMinutesBeforeTheEndOfTheLastOne() {
        sweepAll(job(200));
        Instant sweptTo = sweptTo("paid");
        dueAgain();
        sweepAll(job(200));

        String second = world.fake.requests("GET /payments/status/paid").get(1);

        assertThat(second)
                .contains("from=" + sweptTo.minus(Duration.ofMinutes(10)).getEpochSecond() + "&")
                .doesNotContain("to=");
    }

    @Test
    void theCursorStaysWhenAPageFails() {
        for (int i = 0; i < 3; i++) {
            world.place("fail-" + i);
            world.paysFromJeju("imp_00000000000" + i, "fail-" + i);
        }
        SweepJob job = job(2);
        await(job.run());
        await(job.run());
        await(job.run());
        Instant before = sweptTo("paid");
        await(world.database.query("delete from sync_task where merchant_id = $1", world.merchantId));
        await(world.database.query(
                "update sweep_cursor set due_at = now() where stream = 'paid' and merchant_id = $1", world.merchantId));
        world.fake.next("/payments/status/paid", 400, "application/json", refusal(-1, "page"));

        await(job.run());

        assertThat(sweptTo("paid")).isEqualTo(before);
        dueAgain();
        sweepAll(job);
        assertThat(sweptTo("paid")).isAfter(before);
        assertThat(world.openTasks()).isEqualTo(3);
    }

    @Test
    void whatIsStoredLikeThatAlreadyIsNotLookedAtAgain() {
        world.place("known");
        world.paysFromJeju(IMP, "known");
        world.verify(IMP);

        sweepAll(job(200));

        assertThat(world.openTasks()).isZero();
    }

    @Test
    void aNewAddressInTheListIsWorthALook() {
        world.place("moved");
        world.paysFromJeju(IMP, "moved");
        world.verify(IMP);
        world.fake.put(PaymentWorld.jeju(payment(IMP, "moved", "paid", 21_000)).put("buyer_addr", "제주시 다른 길 1"));

        sweepAll(job(200));
        world.drain();

        assertThat(world.events("moved")).containsExactly("order.paid", "order.updated");
    }

    @Test
    void paymentsForOrdersOfOthersAreNotLookedAt() {
        world.paysFromJeju(IMP, "not-ours");

        sweepAll(job(200));

        assertThat(world.openTasks()).isZero();
    }

    @Test
    void aClaimTakesOneListWhateverPlanTheDatabaseChooses() {
        Database nestedLoops = NestedLoops.of(vertx, connection);
        SweepCursorRepository cursors = new SweepCursorRepository(nestedLoops);
        await(cursors.prepare(
                world.merchantId,
                List.of(PaymentStatus.PAID, PaymentStatus.CANCELLED, PaymentStatus.FAILED),
                Duration.ofMinutes(1)));

        await(cursors.claim(world.merchantId, Duration.ofMinutes(1)));
        await(nestedLoops.close());

        assertThat(world.count("select count(*) from sweep_cursor where merchant_id = $1 and fence > 0"))
                .isEqualTo(1);
    }

    @Test
    void twoSweepersWalkEachListOnce() {
        await(new SweepCursorRepository(world.database)
                .prepare(world.merchantId, List.of(PaymentStatus.PAID), Duration.ofMinutes(1)));

        await(Future.all(job(200).run(), job(200).run()));
        sweepAll(job(200));

        assertThat(world.fake.requests("GET /payments/status/paid")).hasSize(1);
    }

    @Test
    void aShorterIntervalCountsFromTheStartThatBroughtIt() {
        sweepAll(job(200, Duration.ofDays(1)));

        sweepAll(job(200, Duration.ofSeconds(1)));

        assertThat(world.count(
                        "select count(*) from sweep_cursor where merchant_id = $1 and due_at > now() + interval '2 s'"))
                .isZero();
    }

    @Test
    void afterALongStopTheListsAreWalkedPieceByPiece() {
        sweepAll(job(200));
        sweptTo(world.fake.now().minus(Duration.ofHours(13)));
        int before = world.fake.requests("GET /payments/status/paid").size();

        sweepAll(job(200));

        assertThat(world.fake.requests("GET /payments/status/paid")).hasSize(before + 3);
    }

    @Test
    void noPieceIsLongerThanIamportAllowsHoweverFarItsClockIsAhead() {
        Instant later = world.fake.now().plus(Duration.ofDays(100));
        world.fake.now(later);

        sweepAll(job(200));

        assertThat(world.fake.requests("GET /payments/status/paid")).hasSizeGreaterThan(400);
        assertThat(spans(world.fake.requests("GET /payments/status/"))).allMatch(span -> span <= 90 * 86_400);
        assertThat(sweptTo("paid")).isAfterOrEqualTo(later);
    }

    @Test
    void aClockThatWasSetBackIsSweptFromItsOwnNow() {
        sweptTo(world.fake.now().plus(Duration.ofDays(30)));

        sweepAll(job(200));

        assertThat(from(world.fake.requests("GET /payments/status/paid").get(0)))
                .isLessThan(world.fake.now().getEpochSecond());
    }

    private List<Long> spans(List<String> requests) {
        return requests.stream().map(request -> to(request) - from(request)).toList();
    }

    private static long from(String request) {
        return Long.parseLong(request.replaceAll(".*[?&]from=([0-9]+).*", "$1"));
    }

    private long to(String request) {
        return request.contains("&to=")
                ? Long.parseLong(request.replaceAll(".*&to=([0-9]+).*", "$1"))
                : world.fake.now().getEpochSecond();
    }

    private SweepJob job(int pageSize) {
        return job(pageSize, Duration.ofMinutes(1));
    }

    private SweepJob job(int pageSize, Duration interval) {
        return new SweepJob(
                world.merchantId,
                world.clients(),
                new SweepCursorRepository(world.database),
                world.tasks,
                interval,
                SweepJob.LEASE,
                pageSize);
    }

    /** Runs until nothing is due; three lists, a few pieces each. */
    private static void sweepAll(SweepJob job) {
        for (int runs = 0; runs < 2_000 && await(job.run()); runs++) {
            // each run walks one piece of one list
        }
    }

    private void dueAgain() {
        await(world.database.query("update sweep_cursor set due_at = now() where merchant_id = $1", world.merchantId));
    }

    /** Every list is due, and was walked up to that moment of Iamport's clock. */
    private void sweptTo(Instant moment) {
        await(world.database.query(
                "update sweep_cursor set swept_to = $2, due_at = now() where merchant_id = $1",
                world.merchantId,
                moment.atOffset(ZoneOffset.UTC)));
    }

    private Instant sweptTo(String stream) {
        return OffsetDateTime.parse(world.column(
                                "select to_char(swept_to at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                                        + " from sweep_cursor where merchant_id = $1 and stream = $2",
                                stream)
                        .get(0))
                .toInstant();
    }
}
