package dev.naru.gateway.platform.db;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class DatabaseTest {
    private static final String COUNT = "select count(*) from merchants where name = $1";

    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final Database database;

    DatabaseTest(Database database) {
        this.database = database;
    }

    @Test
    void theSchemaComesWithTheDefaultMerchant() {
        assertThat(count("default")).isEqualTo(1);
    }

    @Test
    void whatFailsInATransactionLeavesNothing() {
        Future<Void> failing = database.transaction(tx -> tx.query(
                        "insert into merchants (merchant_id, name) values (gen_random_uuid(), 'gone')", Tuple.tuple())
                .compose(rows -> Future.failedFuture("on purpose")));

        assertThatThrownBy(() -> await(failing)).hasMessage("on purpose");
        assertThat(count("gone")).isZero();
    }

    @Test
    void connectionThatIsCutMeansTheDatabaseIsUnavailable(Vertx vertx, DatabaseAddress address) {
        // A pool of its own: for a moment it would lend the dead connection to the next test.
        Database cuttable = new Database(Pools.open(vertx, address, 1, PATIENT), PATIENT);
        Future<Void> cut =
                cuttable.transaction(tx -> tx.query("select pg_terminate_backend(pg_backend_pid())", Tuple.tuple())
                        .mapEmpty());

        assertThatThrownBy(() -> await(cut)).isInstanceOf(DatabaseUnavailable.class);
        await(cuttable.close());
    }

    @Test
    void refusedStatementIsNotAnOutage() {
        assertThatThrownBy(() -> await(database.query("select nothing"))).isInstanceOf(PgException.class);
    }

    private long count(String name) {
        return await(database.query(COUNT, name)).iterator().next().getLong(0);
    }
}
