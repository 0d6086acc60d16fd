package dev.naru.gateway.reconcile;

import static dev.naru.gateway.iamport.FakeIamport.refusal;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.orders.OrderState;
import dev.naru.gateway.payments.PaymentWorld;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class DeepSweepTest {
    private static final String IMP = "imp_000000000001";
    private static final String PAID = "GET /payments/status/paid";

    private final PaymentWorld world;
    private final DeepSweepRepository sweeps;

    DeepSweepTest(Vertx vertx, Database database) {
        this.world = new PaymentWorld(vertx, database);
        this.sweeps = new DeepSweepRepository(database);
    }

    @BeforeEach
    void prepare() {
        await(sweeps.prepare(world.merchantId, ListWalk.STREAMS));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aNewMerchantIsNotSweptAtOnce() {
        assertThat(await(job().run())).isFalse();
        assertThat(
                        world.count(
                                "select count(*) from deep_sweep where merchant_id = $1 and due_at < now() + interval '8 days'"))
                .isEqualTo(6);
    }

    @Test
    void whatEverySweepOfTheDayMissedIsFoundAtNight() {
        world.place("missed");
        world.paysFromJeju(IMP, "missed");
        due("nightly");

        sweepAll();
        world.drain();

        assertThat(world.order("missed").state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void theNightGoesThreeDaysBack() {
        due("nightly");

        sweepAll();

        assertThat(from(0)).isEqualTo(nowS() - Duration.ofDays(3).toSeconds() - 600);
        assertThat(requests()).hasSize(6);
        assertThat(to(5)).isEqualTo(nowS());
    }

    @Test
    void theWeekGoesNinetyDaysBackAndNoPieceIsLongerThanIamportAllows() {
        due("weekly");

        sweepAll();

        assertThat(from(0)).isEqualTo(nowS() - Duration.ofDays(90).toSeconds() - 600);
        assertThat(requests()).hasSize(10);
        for (int i = 0; i < 10; i++) {
            assertThat(to(i) - from(i)).isLessThan(Duration.ofDays(90).toSeconds());
        }
    }

    @Test
    void piecesOverlap() {
        due("nightly");

        sweepAll();

        for (int i = 1; i < requests().size(); i++) {
            assertThat(from(i)).isEqualTo(to(i - 1) - 600);
        }
    }

    @Test
    void anotherProcessGoesOnWhereTheFirstOneStopped() {
        due("nightly");
        onlyPaid();
        await(job().run());
        await(job().run());

        sweepAll();

        assertThat(requests()).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void aPieceThatFailsIsWalkedAgain() {
        due("nightly");
        onlyPaid();
        await(job().run());
        world.fake.next("/payments/status/paid", 400, "application/json", refusal(-1, "page"));

        await(job().run());
        assertThat(await(job().run())).as("it pauses").isFalse();
        onlyPaid();
        sweepAll();

        assertThat(requests()).hasSize(7);
        assertThat(from(2)).isEqualTo(from(1));
    }

    @Test
    void twoProcessesWalkEachPieceOnce() {
        due("nightly");

        await(Future.all(job().run(), job().run(), job().run()));
        sweepAll();

        assertThat(requests()).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void whoLostItsClaimMovesNothing() {
        due("nightly");
        onlyPaid();
        DeepSweep late =
                await(sweeps.claim(world.merchantId, Duration.ofMinutes(1))).orElseThrow();
        await(world.database.query(
                "update deep_sweep set lease_until = now() where merchant_id = $1", world.merchantId));
        await(job().run());
        List<String> before = cursor();

        await(sweeps.end(late));
        await(sweeps.goOn(late, null, null, Duration.ZERO));

        assertThat(cursor()).isEqualTo(before);
    }

    @Test
    void theNextNightIsTheNextOne() {
        due("nightly");

        sweepAll();

        assertThat(world.count("""
                        select count(*) from deep_sweep
                         where merchant_id = $1 and depth = 'nightly' and walked_to is null
                           and due_at > now() and due_at <= now() + interval '25 hours'
                           and extract(hour from due_at at time zone 'Asia/Seoul') = 3
                        """)).isEqualTo(3);
    }

    @Test
    void aClockFarAheadIsWalkedBackFrom() {
        world.fake.now(world.fake.now().plus(Duration.ofDays(400)));
        due("weekly");
        onlyPaid();

        sweepAll();

        assertThat(requests()).hasSize(10);
        assertThat(to(9)).isEqualTo(nowS());
    }

    private DeepSweepJob job() {
        return new DeepSweepJob(
                world.merchantId, world.clients(), sweeps, world.tasks, Duration.ofMinutes(1), Duration.ZERO);
    }

    private void sweepAll() {
        DeepSweepJob job = job();
        for (int runs = 0; runs < 1_000 && await(job.run()); runs++) {
            // each run walks one piece of one list
        }
    }

    private void due(String depth) {
        await(world.database.query(
                "update deep_sweep set due_at = now() where merchant_id = $1 and depth = $2", world.merchantId, depth));
    }

    private void onlyPaid() {
        await(world.database.query(
                "update deep_sweep set due_at = case when stream = 'paid' and due_at < now() + interval '1 hour' then now()"
                        + " else now() + interval '1 day' end where merchant_id = $1",
                world.merchantId));
    }

    private List<String> cursor() {
        return world.column(
                "select walked_to || ' ' || ends_at || ' ' || due_at from deep_sweep where merchant_id = $1 order by depth, stream");
    }

    private List<String> requests() {
        return world.fake.requests(PAID);
    }

    private long nowS() {
        return world.fake.now().getEpochSecond();
    }

    private long from(int request) {
        return Long.parseLong(requests().get(request).replaceAll(".*[?&]from=([0-9]+).*", "$1"));
    }

    private long to(int request) {
        return Long.parseLong(requests().get(request).replaceAll(".*&to=([0-9]+).*", "$1"));
    }
}
