package dev.naru.gateway.payments;

import static dev.naru.gateway.iamport.FakeIamport.ok;
import static dev.naru.gateway.iamport.FakeIamport.payment;
import static dev.naru.gateway.iamport.FakeIamport.refusal;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.orders.OrderState;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.jobs.JobRunner;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import dev.naru.gateway.testing.NestedLoops;
import dev.naru.gateway.testing.PostgresExtension;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class SyncJobTest {
    private static final String IMP = "imp_000000000001";
    private static final String PATH = "/payments/" + IMP;

    private final Vertx vertx;
    private final PgConnectOptions connection;
    private final PaymentWorld world;
    private final List<String> verdicts = new CopyOnWriteArrayList<>();

    SyncJobTest(Vertx vertx, Database database, PgConnectOptions connection) {
        this.connection = connection;
        this.vertx = vertx;
        this.world = new PaymentWorld(vertx, database);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aHintLeadsToALookAndIsGoneAfterwards() {
        world.place("hint");
        world.paysFromJeju(IMP, "hint");
        world.ask(IMP);

        await(job().run());

        assertThat(world.order("hint").state()).isEqualTo(OrderState.PAID);
        assertThat(world.openTasks()).isZero();
        assertThat(verdicts).containsExactly("MERGED");
    }

    @Test
    void manyHintsBeforeALookAreOneLook() {
        world.place("many");
        world.paysFromJeju(IMP, "many");
        for (int i = 0; i < 5; i++) {
            world.ask(IMP);
        }
        assertThat(world.column("select hits from sync_task where merchant_id = $1"))
                .containsExactly("5");

        world.drain();

        assertThat(world.fake.requests("GET " + PATH + "?")).hasSize(1);
    }

    @Test
    void paymentsOfOursAreReadWithOneQuestion() {
        herd(5);

        await(job().run());

        assertThat(world.openTasks()).isZero();
        assertThat(world.fake.requests("GET /payments?")).hasSize(1);
        assertThat(world.fake.requests("GET /payments/imp_").stream().filter(line -> line.contains("?")))
                .isEmpty();
        assertThat(verdicts).hasSize(5).containsOnly("MERGED");
    }

    @Test
    void paymentThatTheAnswerForManyLacksIsAskedForAlone() {
        herd(2);
        world.place("gone");
        world.askFor("imp_000000000399", "gone");

        await(job().run());

        assertThat(world.openTasks()).isZero();
        assertThat(world.fake.requests("GET /payments/imp_000000000399?")).hasSize(1);
        assertThat(verdicts).containsExactlyInAnyOrder("MERGED", "MERGED", "ABSENT");
    }

    @Test
    void questionForManyThatFailsPutsEachOff() {
        herd(3);
        world.fake.next("/payments", 400, "application/json", refusal(-1, "no"));

        await(job().run());

        assertThat(world.column("select state || attempt from sync_task where merchant_id = $1"))
                .containsExactly("NEW1", "NEW1", "NEW1");
        world.drain();
        assertThat(world.order("herd-0").state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void oneLookThatFailsLeavesTheOthersOfItsQuestionAlone() {
        herd(3);
        world.fake.next("/payments/imp_000000000301/naver/product-orders", 400, "application/json", refusal(-1, "no"));

        await(job().run());

        assertThat(world.column("select subject || state || attempt from sync_task where merchant_id = $1"))
                .containsExactly("imp:imp_000000000301NEW1");
        assertThat(verdicts).containsExactly("MERGED", "MERGED");
    }

    /** Orders that turned paid in one minute. */
    private void herd(int orders) {
        for (int i = 0; i < orders; i++) {
            world.place("herd-" + i);
            world.paysFromJeju("imp_00000000030" + i, "herd-" + i);
            world.askFor("imp_00000000030" + i, "herd-" + i);
        }
    }

    @Test
    void aHintDuringALookMakesAnotherLook() {
        world.place("during");
        world.paysFromJeju(IMP, "during");
        world.ask(IMP);
        await(world.tasks.claim(world.merchantId, false, 1, Duration.ofMinutes(2)));

        world.ask(IMP);

        assertThat(world.column("select state from sync_task where merchant_id = $1 order by state"))
                .containsExactly("NEW", "RUNNING");
    }

    @Test
    void twoWorkersRacingForOneTaskLookOnce() {
        world.place("racing");
        world.paysFromJeju(IMP, "racing");
        world.ask(IMP);
        SyncJob one = world.job();
        SyncJob other = world.job();

        await(Future.all(one.run(), other.run()));

        assertThat(world.fake.requests("GET " + PATH + "?")).hasSize(1);
        assertThat(world.events("racing")).containsExactly("order.paid");
    }

    @Test
    void twoJobRunnersOverOneQueueLookOnceEach() {
        JobRunner one = new JobRunner(vertx, new SimpleMeterRegistry());
        JobRunner other = new JobRunner(vertx, new SimpleMeterRegistry());
        for (int i = 0; i < 6; i++) {
            world.place("runner-" + i);
            world.paysFromJeju("imp_00000000010" + i, "runner-" + i);
            world.ask("imp_00000000010" + i);
        }
        one.start("sync", Duration.ofMillis(1), world.job()::run);
        other.start("sync", Duration.ofMillis(1), world.job()::run);

        for (int tries = 0; tries < 200 && world.openTasks() > 0; tries++) {
            await(vertx.timer(25, TimeUnit.MILLISECONDS));
        }
        await(Future.all(one.stop(), other.stop()));

        assertThat(world.openTasks()).isZero();
        assertThat(world.fake.requests("GET /payments/imp_").stream().filter(line -> line.contains("?")))
                .hasSize(6)
                .doesNotHaveDuplicates();
        assertThat(world.count("select count(*) from event where merchant_id = $1 and type = 'order.paid'"))
                .isEqualTo(6);
    }

    @Test
    void aClaimTakesNoMoreThanItsLimitWhateverPlanTheDatabaseChooses() {
        for (int i = 0; i < 5; i++) {
            world.ask("imp_00000000020" + i);
        }
        Database nestedLoops = NestedLoops.of(vertx, connection);

        List<SyncTask> claimed =
                await(new SyncTaskRepository(nestedLoops).claim(world.merchantId, false, 2, Duration.ofMinutes(2)));
        await(nestedLoops.close());

        assertThat(claimed).hasSize(2);
        assertThat(world.count("select count(*) from sync_task where merchant_id = $1 and state = 'RUNNING'"))
                .isEqualTo(2);
    }

    @Test
    void anotherMerchantsTaskIsLeftToItsOwnCredentials() {
        UUID other = UUID.randomUUID();
        await(world.tasks.enqueue(other, new SyncSubject.ByImpUid(new ImpUid(IMP)), SyncReason.WEBHOOK));

        await(job().run());

        assertThat(world.fake.requests("GET ")).isEmpty();
        await(world.database.query("delete from sync_task where merchant_id = $1", other));
    }

    @Test
    void aTaskWhoseWorkerDiedIsTakenUpAfterItsLease() {
        world.place("crash");
        world.paysFromJeju(IMP, "crash");
        world.ask(IMP);
        await(world.tasks.claim(world.merchantId, false, 1, Duration.ofMinutes(2)));
        await(job().run());
        assertThat(world.order("crash").state()).isEqualTo(OrderState.OPEN);
        await(world.database.query(
                "update sync_task set run_at = now() - interval '1 s' where merchant_id = $1", world.merchantId));

        await(job().run());

        assertThat(world.order("crash").state()).isEqualTo(OrderState.PAID);
        assertThat(world.openTasks()).isZero();
    }

    @Test
    void aWorkerThatLostItsLeaseCannotEndTheTask() {
        world.place("fence");
        world.ask(IMP);
        SyncTask lost = await(world.tasks.claim(world.merchantId, false, 1, Duration.ZERO))
                .get(0);
        await(world.database.query(
                "update sync_task set run_at = now() - interval '1 s' where merchant_id = $1", world.merchantId));
        SyncTask taken = await(world.tasks.claim(world.merchantId, false, 1, Duration.ofMinutes(2)))
                .get(0);

        assertThat(await(world.tasks.done(lost))).isFalse();
        await(world.tasks.again(lost, Duration.ZERO, "late"));
        await(world.tasks.dead(lost, "late"));

        assertThat(world.column("select state || fence from sync_task where merchant_id = $1"))
                .containsExactly("RUNNING" + taken.fence());
    }

    @Test
    void aFailedLookIsTakenAgainLater() {
        world.place("retry");
        world.paysFromJeju(IMP, "retry");
        world.ask(IMP);
        for (int i = 0; i < 3; i++) {
            world.fake.next(PATH, 503, "text/html", "busy");
        }

        await(job().run());

        assertThat(world.column("select state || attempt || (run_at > now()) from sync_task where merchant_id = $1"))
                .containsExactly("NEW1true");
        world.drain();
        assertThat(world.order("retry").state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void aFailedLookJoinsTheHintThatCameMeanwhile() {
        world.place("join");
        world.ask(IMP);
        SyncTask claimed = await(world.tasks.claim(world.merchantId, false, 1, Duration.ofMinutes(2)))
                .get(0);
        world.ask(IMP);

        await(world.tasks.again(claimed, Duration.ofSeconds(5), "x"));

        assertThat(world.column("select state || hits from sync_task where merchant_id = $1"))
                .containsExactly("NEW2");
    }

    @Test
    void afterTenFailuresATaskIsDeadAndTheOthersGoOn() {
        world.place("poison");
        world.place("healthy");
        world.paysFromJeju(IMP, "poison");
        world.paysFromJeju("imp_000000000002", "healthy");
        world.ask(IMP);
        for (int i = 0; i < 10; i++) {
            world.fake.next(PATH, 400, "application/json", refusal(-1, "no"));
        }
        world.ask("imp_000000000002");

        world.drain();

        assertThat(world.column("select state || attempt || ' ' || last_error from sync_task where merchant_id = $1"))
                .containsExactly("DEAD10 DECLINED http=400 code=-1: no");
        assertThat(world.order("healthy").state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void anUnknownPaymentIsAskedForOnceInHalfAMinute() {
        SyncJob job = job();
        world.ask(IMP);
        await(job.run());
        world.ask(IMP);
        await(job.run());
        assertThat(world.fake.requests("GET " + PATH)).hasSize(1);

        world.nanos.advance(Duration.ofSeconds(30));
        world.ask(IMP);
        await(job.run());

        assertThat(world.fake.requests("GET " + PATH)).hasSize(2);
        assertThat(verdicts).containsExactly("ABSENT", "ABSENT", "ABSENT");
    }

    @Test
    void aFloodOfRumoursSpendsItsOwnBudgetAndLeavesOursAlone() {
        SyncJob job = job();
        for (int i = 0; i < 40; i++) {
            world.ask("imp_9%011d".formatted(i));
        }
        for (int i = 0; i < 10; i++) {
            await(job.run());
        }
        assertThat(world.fake.requests("GET /payments/imp_9")).hasSize(20);
        world.place("ours");
        world.paysFromJeju(IMP, "ours");
        await(world.database.transaction(tx -> world.tasks.enqueue(
                tx,
                world.merchantId,
                new SyncSubject.ByImpUid(new ImpUid(IMP)),
                SyncReason.WEBHOOK,
                new MerchantUid("ours"))));

        await(job.run());

        assertThat(world.order("ours").state()).isEqualTo(OrderState.PAID);
        assertThat(world.fake.requests("GET /payments/imp_9")).hasSize(20);
    }

    @Test
    void evidenceThatCannotBeMarkedDoesNotStopTheWork() {
        world.place("unmarked");
        world.paysFromJeju(IMP, "unmarked");
        world.ask(IMP);

        await(world.job((merchant, subject, verdict) -> Future.failedFuture("no"), Duration.ofMinutes(2))
                .run());

        assertThat(world.openTasks()).isZero();
    }

    @Test
    void aHintThatArrivesWhileIamportAnswersIsNotLost() {
        world.place("overlap");
        world.paysFromJeju(IMP, "overlap");
        Promise<Void> asked = Promise.promise();
        Promise<Void> answer = Promise.promise();
        world.fake.next(PATH, request -> {
            asked.complete();
            answer.future()
                    .onSuccess(go -> request.response()
                            .putHeader("Content-Type", "application/json")
                            .end(ok(payment(IMP, "overlap", "ready", 14_000))));
        });
        world.ask(IMP);
        Future<Boolean> run = world.job().run();
        await(asked.future());
        world.ask(IMP);
        answer.complete();
        await(run);
        assertThat(world.order("overlap").state()).isEqualTo(OrderState.READY);

        world.drain();

        assertThat(world.order("overlap").state()).isEqualTo(OrderState.PAID);
    }

    private SyncJob job() {
        return world.job(
                (merchant, subject, verdict) -> {
                    verdicts.add(verdict);
                    return Future.succeededFuture();
                },
                Duration.ofMinutes(2));
    }
}
