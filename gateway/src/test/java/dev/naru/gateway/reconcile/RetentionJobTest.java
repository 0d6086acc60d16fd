package dev.naru.gateway.reconcile;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.payments.PaymentWorld;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class RetentionJobTest {
    private static final Duration KEEP = Duration.ofDays(90);

    private final PaymentWorld world;

    RetentionJobTest(Vertx vertx, Database database) {
        this.world = new PaymentWorld(vertx, database);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void fullBatchOfAnyKindAsksForAnotherRun() {
        Queue<Boolean> isMore = new ArrayDeque<>(List.of(true, false));
        RetentionJob job = new RetentionJob(
                KEEP,
                List.of(
                        (age, limit) -> Future.succeededFuture(isMore.remove()),
                        (age, limit) -> Future.succeededFuture(false)));

        assertThat(await(job.run())).isTrue();
        assertThat(await(job.run())).isFalse();
    }

    @Test
    void looksGivenUpLongAgoAreForgotten() {
        world.ask("imp_old");
        world.ask("imp_young");
        change("state = 'DEAD'", "imp_old");
        change("state = 'DEAD'", "imp_young");
        change("created_at = now() - interval '91 days'", "imp_old");

        await(world.tasks.forget(KEEP, 10));

        assertThat(subjects()).containsExactly("imp:imp_young");
    }

    @Test
    void rumoursAboutStrangersAreForgottenAfterTenMinutesAndOursNever() {
        world.ask("imp_stranger");
        world.ask("imp_ours");
        change("run_at = now() - interval '11 minutes'", "imp_stranger");
        change("run_at = now() - interval '11 minutes', known = true", "imp_ours");

        await(world.tasks.forget(KEEP, 10));

        assertThat(subjects()).containsExactly("imp:imp_ours");
    }

    private void change(String what, String impUid) {
        await(world.database.query(
                "update sync_task set " + what + " where merchant_id = $1 and subject = 'imp:' || $2::text",
                world.merchantId,
                impUid));
    }

    private List<String> subjects() {
        return world.column("select subject from sync_task where merchant_id = $1");
    }
}
