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

    private static final String NAMED = "insert into merchants (merchant_id, name) values (gen_random_uuid(), $1)";

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
        Future<Void> failing = database.transaction(
                tx -> tx.query(NAMED, Tuple.of("gone")).compose(rows -> Future.failedFuture("on purpose")));

        assertThatThrownBy(() -> await(failing)).hasMessage("on purpose");
        assertThat(count("gone")).isZero();
    }

    @Test
    void statementsSentAtOnceAreStoredTogether() {
        await(database.atOnce(tx -> Future.all(tx.query(NAMED, Tuple.of("one")), tx.query(NAMED, Tuple.of("two")))));

        assertThat(count("one") + count("two")).isEqualTo(2);
    }

    @Test
    void ofStatementsSentAtOnceNoneIsStoredWhenOneIsRefused() {
        Future<?> failing = database.atOnce(tx -> Future.all(
                tx.query(NAMED, Tuple.of("before")),
                tx.query("select 1 / $1", Tuple.of(0)),
                tx.query(NAMED, Tuple.of("after"))));

        assertThatThrownBy(() -> await(failing)).hasMessageContaining("division by zero");
        assertThat(count("before") + count("after")).isZero();
    }

    @Test
    void whatThrowsBetweenStatementsSentAtOnceLeavesNothing() {
        Future<?> failing = database.atOnce(tx -> {
            tx.query(NAMED, Tuple.of("thrown"));
            throw new IllegalArgumentException("on purpose");
        });

        assertThatThrownBy(() -> await(failing)).hasMessage("on purpose");
        assertThat(count("thrown")).isZero();
    }

    @Test
    void statementThatDependsOnAnAnswerCannotBeSentAtOnce() {
        Future<?> failing = database.atOnce(
                tx -> tx.query(NAMED, Tuple.of("first")).compose(answered -> tx.query(NAMED, Tuple.of("second"))));

        assertThatThrownBy(() -> await(failing)).isInstanceOf(IllegalStateException.class);
        assertThat(count("second")).isZero();
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
