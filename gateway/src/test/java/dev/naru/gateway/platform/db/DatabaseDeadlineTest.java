package dev.naru.gateway.platform.db;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.naru.gateway.platform.telemetry.Telemetry;
import dev.naru.gateway.testing.PostgresExtension;
import dev.naru.gateway.testing.TcpProxy;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that stops answering while connections to it stand. */
@ExtendWith(PostgresExtension.class)
class DatabaseDeadlineTest {
    private static final Duration DEADLINE = Duration.ofMillis(800);
    private static final String INSERT = "insert into merchants (merchant_id, name) values ($1, 'deadline')";

    private final Database patient;
    private final Vertx vertx;
    private final DatabaseAddress address;
    private final TcpProxy wire;
    private DatabaseAddress proxied;
    private Database database;

    DatabaseDeadlineTest(Database patient, Vertx vertx, DatabaseAddress address) {
        this.patient = patient;
        this.vertx = vertx;
        this.address = address;
        this.wire = new TcpProxy(vertx, address.host(), address.port());
    }

    @BeforeEach
    void connect() {
        int port = await(wire.listen());
        proxied = new DatabaseAddress(
                "127.0.0.1", port, address.database(), address.user(), address.password(), address.sslMode());
        database = new Database(Pools.open(vertx, proxied, 2, DEADLINE), DEADLINE);
        await(Future.all(untilItAnswers(database), untilItAnswers(database)));
    }

    @AfterEach
    void close() {
        wire.cut();
        await(database.close());
        wire.close();
    }

    @Test
    void silentServerIsUnavailableAtTheDeadlineForEveryOneWhoAsks() {
        wire.stall();

        long start = System.nanoTime();
        List<Future<?>> asking = IntStream.range(0, 20)
                .<Future<?>>mapToObj(i -> database.query("select 1"))
                .toList();
        await(Future.join(asking).otherwiseEmpty());

        assertThat(asking).allMatch(one -> one.cause() instanceof DatabaseUnavailable);
        // Long enough for a busy machine, far from the idle timeout of a listener.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE.plusSeconds(5));
    }

    @Test
    void serverThatAnswersAgainIsUsedAgainThroughNewConnections() {
        wire.stall();
        await(Future.join(database.query("select 1"), database.query("select 1"))
                .otherwiseEmpty());
        int before = wire.connections();

        wire.open();

        assertThat(await(database.query("select 1"))).hasSize(1);
        assertThat(wire.connections()).isGreaterThan(before);
    }

    @Test
    void transactionThatFallsSilentStoresNothingAndSaysSo() {
        UUID id = UUID.randomUUID();

        DatabaseUnavailable down = failureOf(database.transaction(tx -> tx.query(INSERT, Tuple.of(id))
                .onSuccess(done -> wire.stall())
                .compose(done -> tx.query("select 1", Tuple.tuple()))));
        wire.open();

        assertThat(down.mayBeCommitted()).isFalse();
        assertThat(count(id)).isZero();
    }

    @Test
    void commitThatIsNotAnsweredMayHaveStoredEverything() {
        DatabaseUnavailable down = failureOf(database.transaction(
                tx -> tx.query(INSERT, Tuple.of(UUID.randomUUID())).onSuccess(done -> wire.stall())));

        assertThat(down.mayBeCommitted()).isTrue();
    }

    @Test
    void connectionOfASilentTransactionIsNeverLentAgain() {
        UUID id = UUID.randomUUID();
        failureOf(database.transaction(tx -> tx.query(INSERT, Tuple.of(id))
                .onSuccess(done -> wire.stall())
                .compose(done -> tx.query("select 1", Tuple.tuple()))));
        wire.open();

        for (int i = 0; i < 4; i++) {
            assertThat(await(database.query("select pg_current_xact_id_if_assigned()"))
                            .iterator()
                            .next()
                            .getValue(0))
                    .isNull();
        }
    }

    @Test
    void slowStatementIsGivenUpByTheServerAndTheConnectionStays() {
        int before = wire.connections();

        assertThatThrownBy(() -> await(database.query("select pg_sleep(30)")))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasCauseInstanceOf(PgException.class);
        await(database.query("select 1"));

        assertThat(wire.connections()).isEqualTo(before);
    }

    @Test
    void manyStatementsTogetherMayTakeLongerThanOne() {
        Future<Void> work = database.transaction(
                tx -> nap(tx).compose(one -> nap(tx)).compose(two -> nap(tx)).<Void>mapEmpty());

        assertThat(await(work)).isNull();
    }

    @Test
    void transactionWithoutEndIsGivenUp() {
        DatabaseUnavailable down = failureOf(database.transaction(this::napForEver));

        assertThat(down.mayBeCommitted()).isFalse();
    }

    @Test
    void workThatThrowsIsRolledBack() {
        UUID id = UUID.randomUUID();
        Future<Void> work = database.transaction(tx -> {
            tx.query(INSERT, Tuple.of(id));
            throw new IllegalStateException("on purpose");
        });

        assertThatThrownBy(() -> await(work)).hasMessage("on purpose");
        assertThat(count(id)).isZero();
    }

    @Test
    void cutConnectionNoLongerCountsAsInUse() {
        Telemetry telemetry = new Telemetry(null);
        Database measured = new Database(Pools.open(telemetry.vertx(), proxied, 2, DEADLINE), DEADLINE);
        await(untilItAnswers(measured));
        wire.stall();
        assertThat(failureOf(measured.query("select 1"))).isNotNull();

        await(untilNoneIsInUse(telemetry));

        await(measured.close());
        await(telemetry.vertx().close());
    }

    private Future<Void> untilNoneIsInUse(Telemetry telemetry) {
        double inUse = telemetry
                .registry()
                .get("vertx.pool.in.use")
                .tag("pool_name", "database")
                .gauge()
                .value();
        return inUse == 0 ? Future.succeededFuture() : vertx.timer(20).compose(later -> untilNoneIsInUse(telemetry));
    }

    @Test
    void loginThatIsNotAnsweredDoesNotTakeAPlaceInThePoolForEver() {
        wire.cut();
        wire.stall();
        Duration hasty = Duration.ofMillis(200);
        Database one = new Database(Pools.open(vertx, proxied, 1, hasty), hasty);
        assertThat(failureOf(one.query("select 1"))).isNotNull();

        wire.open();

        assertThat(await(untilItAnswers(one))).hasSize(1);
        await(one.close());
    }

    private Future<RowSet<Row>> untilItAnswers(Database one) {
        return one.query("select 1").recover(still -> vertx.timer(50).compose(later -> untilItAnswers(one)));
    }

    private Future<Void> napForEver(Transaction tx) {
        return nap(tx).compose(again -> napForEver(tx));
    }

    private static Future<?> nap(Transaction tx) {
        return tx.query("select pg_sleep(0.3)", Tuple.tuple());
    }

    private static DatabaseUnavailable failureOf(Future<?> future) {
        return catchThrowableOfType(DatabaseUnavailable.class, () -> await(future));
    }

    private long count(UUID id) {
        return await(patient.query("select count(*) from merchants where merchant_id = $1", id))
                .iterator()
                .next()
                .getLong(0);
    }
}
