package dev.naru.gateway.admin;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.testing.PostgresExtension;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class WorkloadJobTest {
    private static final UUID SHOP = new UUID(0, 1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Database database;
    private final WorkloadJob job;

    WorkloadJobTest(Database database) {
        this.database = database;
        this.job = new WorkloadJob(database).bindTo(meters);
    }

    @Test
    void everythingThatWaitsIsCounted() {
        await(database.query("""
                insert into operation (merchant_id, operation_id, kind, dedupe_key, lane, request, state)
                select $1, gen_random_uuid(), 'CANCEL', 'workload-' || n, 'workload-' || n, '{}', 'REVIEW'
                  from generate_series(1, 3) n
                """, SHOP));
        await(database.query("""
                insert into sync_task (merchant_id, task_id, subject, reason, known, run_at)
                values ($1, gen_random_uuid(), 'imp:workload', 'POLL', true, now() - interval '5 minutes')
                """, SHOP));
        await(database.query("""
                insert into sweep_cursor (merchant_id, stream, swept_to) values ($1, 'paid', now() - interval '1 hour')
                """, SHOP));
        await(database.query("""
                insert into event_endpoint (merchant_id, endpoint_id, url, secrets, resume_at)
                values ($1, gen_random_uuid(), 'http://127.0.0.1:9/', '{s}', now() + interval '1 minute')
                """, SHOP));

        await(job.run());

        assertThat(gauge("naru_operations", "kind", "cancel", "state", "review"))
                .isEqualTo(3);
        assertThat(gauge("naru_operations", "kind", "charge", "state", "review"))
                .isZero();
        assertThat(gauge("naru_sync_tasks", "state", "new")).isEqualTo(1);
        assertThat(gauge("naru_sync_late_seconds")).isGreaterThanOrEqualTo(300);
        assertThat(gauge("naru_sweep_lag_seconds", "stream", "paid")).isGreaterThanOrEqualTo(3600);
        assertThat(gauge("naru_event_endpoints", "state", "broken")).isEqualTo(1);
        assertThat(gauge("naru_event_endpoints", "state", "active")).isZero();
    }

    private double gauge(String name, String... tags) {
        return meters.get(name).tags(tags).gauge().value();
    }
}
