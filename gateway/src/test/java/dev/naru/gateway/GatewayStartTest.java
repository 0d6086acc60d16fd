package dev.naru.gateway;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.naru.gateway.platform.StartFailure;
import dev.naru.gateway.platform.config.Settings;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.platform.db.Migrations;
import dev.naru.gateway.platform.telemetry.Telemetry;
import dev.naru.gateway.testing.PostgresExtension;
import dev.naru.gateway.testing.TcpProxy;
import dev.naru.gateway.testing.TestKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class GatewayStartTest {
    private final DatabaseAddress address;
    private final Telemetry telemetry = new Telemetry(null);
    private final Vertx vertx = telemetry.vertx();
    private final TcpProxy wire;
    private int schema;
    private int wirePort;

    GatewayStartTest(DatabaseAddress address) {
        this.address = address;
        this.wire = new TcpProxy(vertx, address.host(), address.port());
    }

    @BeforeEach
    void listen() {
        schema = Migrations.migrate(address);
        wirePort = await(wire.listen());
        wire.cut();
    }

    @AfterEach
    void close() {
        wire.close();
        await(vertx.close());
    }

    @Test
    void aDatabaseThatIsSlowToAnswerIsWaitedFor() {
        Gateway gateway = gateway();
        Future<Void> started = gateway.start();
        await(connections(3));

        wire.open();

        await(started);
        assertThat(gateway.apiPort()).isPositive();
        await(gateway.drain());
    }

    @Test
    void aDatabaseThatNeverAnswersIsOneSentence() {
        assertThatThrownBy(() -> await(gateway().start()))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("Asked 8 times, the database does not answer: ");
    }

    private Future<Void> connections(int number) {
        return wire.connections() >= number
                ? Future.succeededFuture()
                : vertx.timer(20, TimeUnit.MILLISECONDS).compose(passed -> connections(number));
    }

    private Gateway gateway() {
        GatewayConfig config = GatewayConfig.of(Settings.of(
                Map.of("NARU_EDGE_PORT", "0", "NARU_API_PORT", "0", "NARU_OPS_PORT", "0", "NARU_EVENT_LOOPS", "1")));
        DatabaseAddress byWire = new DatabaseAddress(
                "127.0.0.1", wirePort, address.database(), address.user(), address.password(), "disable");
        return new Gateway(vertx, config, byWire, schema, TestKeys.withApiKey("key"), Clock.systemUTC(), telemetry);
    }
}
