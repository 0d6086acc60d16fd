package dev.naru.gateway.reconcile;

import static dev.naru.gateway.iamport.FakeIamport.payment;
import static dev.naru.gateway.iamport.FakeIamport.refusal;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.iamport.IamportClient;
import dev.naru.gateway.payments.PaymentWorld;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.reconcile.DailyReport.Side;
import dev.naru.gateway.reconcile.DailyReport.Sum;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Payments of the fake are paid at 2026-01-01 00:00 UTC, cancelled 100 s later: the first of January in Korea. */
@ExtendWith(PostgresExtension.class)
class DailyReportTest {
    private static final String IMP = "imp_000000000001";
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Sum NONE = new Sum(0, 0);

    private final Vertx vertx;
    private final PaymentWorld world;
    private final ReportRepository reports;

    DailyReportTest(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.world = new PaymentWorld(vertx, database);
        this.reports = new ReportRepository(database);
    }

    @BeforeEach
    void theDayAfter() {
        world.fake.now(Instant.parse("2026-01-01T20:30:00Z"));
        await(reports.prepare(world.merchantId));
        due();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aDayThatAgreesHasNoDifference() {
        paid("order-1", IMP, 9_900);
        world.verify(IMP);

        makeAll();

        DailyReport report = report(DAY);
        assertThat(report.differences()).isZero();
        assertThat(report.iamport()).isEqualTo(new Side(new Sum(1, 9_900), NONE));
        assertThat(report.gateway()).isEqualTo(report.iamport());
    }

    @Test
    void aPaymentNobodyToldUsOfIsMissingAndLookedAt() {
        paid("order-1", IMP, 9_900);

        makeAll();

        DailyReport report = report(DAY);
        assertThat(report.differences()).isOne();
        assertThat(report.items()).singleElement().satisfies(item -> {
            assertThat(item.merchantUid()).isEqualTo("order-1");
            assertThat(item.kind()).isEqualTo("missing");
            assertThat(item.iamport()).contains("9900");
            assertThat(item.gateway()).isNull();
        });
        assertThat(report.gateway()).isEqualTo(new Side(NONE, NONE));
        assertThat(world.openTasks()).isOne();
    }

    @Test
    void aCancelNobodyToldUsOfIsADifference() {
        paid("order-1", IMP, 9_900);
        world.verify(IMP);
        world.fake.put(payment(IMP, "order-1", "cancelled", 9_900).put("cancel_amount", 9_900));

        makeAll();

        DailyReport report = report(DAY);
        assertThat(report.items()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo("different");
            assertThat(item.iamport()).contains("\"cancelled\"");
            assertThat(item.gateway()).contains("\"paid\"");
        });
        assertThat(report.iamport()).isEqualTo(new Side(NONE, new Sum(1, 9_900)));
        assertThat(report.gateway()).isEqualTo(new Side(new Sum(1, 9_900), NONE));
    }

    @Test
    void aPaymentThatIamportDoesNotListIsADifference() {
        paid("order-1", IMP, 9_900);
        world.verify(IMP);
        world.fake.put(payment(IMP, "order-1", "ready", 9_900));

        makeAll();

        assertThat(report(DAY).items()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo("not_listed");
            assertThat(item.iamport()).isNull();
        });
    }

    @Test
    void whatWasSoldElsewhereIsCountedApart() {
        world.fake.put(payment(IMP, "another-shop", "paid", 500));

        makeAll();

        assertThat(report(DAY).differences()).isZero();
        assertThat(report(DAY).elsewhere()).isEqualTo(new Sum(1, 500));
        assertThat(report(DAY).iamport()).isEqualTo(new Side(NONE, NONE));
    }

    @Test
    void whatChangedWhileTheListsWereReadIsNotCompared() {
        paid("order-1", IMP, 9_900);
        world.verify(IMP);
        world.fake.put(payment(IMP, "order-1", "cancelled", 9_900).put("cancel_amount", 9_900));
        await(world.database.query(
                "update payment set updated_at = now() + interval '1 minute' where merchant_id = $1",
                world.merchantId));

        makeAll();

        assertThat(report(DAY).differences()).isZero();
    }

    @Test
    void theListsAreAskedForTheDayInKorea() {
        makeAll();

        assertThat(world.fake.requests("GET /payments/status/paid"))
                .singleElement()
                .asString()
                .contains("from=" + Instant.parse("2025-12-31T15:00:00Z").getEpochSecond() + "&")
                .contains("to=" + Instant.parse("2026-01-01T14:59:59Z").getEpochSecond() + "&");
    }

    @Test
    void daysThatWereMissedAreMadeUpForAWeekAtMost() {
        makeAll();
        world.fake.now(Instant.parse("2026-03-20T20:30:00Z"));
        due();

        // A client of its own: the other one counts on from the time its token came with.
        IamportClient restarted = new IamportClient(vertx, world.fake.settings(), System::nanoTime, new Random(1));
        makeAll(job(restarted));
        await(restarted.close());

        assertThat(world.column("select day::text from daily_report where merchant_id = $1 order by day"))
                .containsExactly(
                        "2026-01-01",
                        "2026-03-14",
                        "2026-03-15",
                        "2026-03-16",
                        "2026-03-17",
                        "2026-03-18",
                        "2026-03-19",
                        "2026-03-20");
    }

    @Test
    void aDayIsReportedOnce() {
        makeAll();
        due();

        makeAll();

        assertThat(world.fake.requests("GET /payments/status/paid")).hasSize(1);
    }

    @Test
    void ofTwoProcessesOneMakesIt() {
        await(Future.all(job().run(), job().run()));

        assertThat(world.fake.requests("GET /payments/status/paid")).hasSize(1);
    }

    @Test
    void aListThatCannotBeReadIsReadLater() {
        world.fake.next("/payments/status/paid", 400, "application/json", refusal(-1, "page"));

        await(job().run());
        assertThat(await(new DailyReportRepository(world.database).find(world.merchantId, DAY)))
                .isEmpty();
        due();
        makeAll();

        assertThat(report(DAY).differences()).isZero();
    }

    @Test
    void whoLostItsClaimStoresNothing() {
        ReportClaim late =
                await(reports.claim(world.merchantId, Duration.ofMinutes(1))).orElseThrow();
        due();
        makeAll();
        Instant made = report(DAY).madeAt();

        assertThat(await(reports.make(late, DAY, Instant.EPOCH, Instant.EPOCH))).isEmpty();

        assertThat(report(DAY).madeAt()).isEqualTo(made);
    }

    @Test
    void nothingOfTheListsIsKept() {
        paid("order-1", IMP, 9_900);

        makeAll();

        assertThat(world.count("select count(*) from daily_report_line where merchant_id = $1"))
                .isZero();
    }

    private void paid(String merchantUid, String impUid, long amount) {
        world.placeExactly(merchantUid, amount);
        world.fake.put(payment(impUid, merchantUid, "paid", amount).put("pg_provider", "naverpay"));
    }

    private ReportJob job() {
        return job(world.iamport);
    }

    private ReportJob job(IamportClient iamport) {
        return new ReportJob(
                world.merchantId,
                merchant -> Future.succeededFuture(iamport),
                reports,
                world.tasks,
                Duration.ofMinutes(1));
    }

    private void makeAll() {
        makeAll(job());
    }

    private static void makeAll(ReportJob job) {
        for (int runs = 0; runs < 20 && await(job.run()); runs++) {
            // each run makes one report
        }
    }

    private void due() {
        await(world.database.query(
                "update daily_report_cursor set due_at = now(), lease_until = now() where merchant_id = $1",
                world.merchantId));
    }

    private DailyReport report(LocalDate day) {
        return await(new DailyReportRepository(world.database).find(world.merchantId, day))
                .orElseThrow();
    }
}
