package dev.naru.gateway.platform.db;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.testing.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class FirstStatisticsJobTest {
    private static final float NEVER_COUNTED = -1;

    private final Database database;
    private final FirstStatisticsJob job;

    FirstStatisticsJobTest(Database database) {
        this.database = database;
        this.job = new FirstStatisticsJob(database);
    }

    @Test
    void tableThatHasGrownIsCountedAndOneThatHasNotIsLeft() {
        table("\"grown Table\"", 5000);
        table("few", 3);

        assertThat(await(job.run())).isTrue();
        assertThat(counted("grown Table")).isEqualTo(5000);

        assertThat(await(job.run())).isFalse();
        assertThat(counted("few")).isEqualTo(NEVER_COUNTED);
    }

    private void table(String name, int rows) {
        await(database.query("create table " + name + " (number int) with (autovacuum_enabled = false)"));
        await(database.query("insert into " + name + " select generate_series(1, $1::int)", rows));
    }

    private float counted(String table) {
        return await(database.query("select reltuples from pg_class where relname = $1", table))
                .iterator()
                .next()
                .getFloat(0);
    }
}
