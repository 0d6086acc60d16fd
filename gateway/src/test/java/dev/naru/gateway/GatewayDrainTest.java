package dev.naru.gateway;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.naru.gateway.platform.config.Settings;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.platform.db.Migrations;
import dev.naru.gateway.platform.telemetry.Telemetry;
import dev.naru.gateway.testing.PostgresExtension;
import dev.naru.gateway.testing.TestKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class GatewayDrainTest {
    private static final String KEY = "naru_drain_key";

    private final DatabaseAddress address;
    private final Database database;
    private final Telemetry telemetry = new Telemetry(null);
    private final Vertx vertx = telemetry.vertx();
    private final Vertx client = Vertx.vertx();
    private final WebClient web = WebClient.create(client, new WebClientOptions().setKeepAlive(false));

    GatewayDrainTest(DatabaseAddress address, Database database) {
        this.address = address;
        this.database = database;
    }

    @AfterEach
    void close() {
        await(vertx.close());
        await(client.close());
    }

    @Test
    void requestUnderWayIsAnsweredAndTheNextOneIsRefused() {
        Gateway gateway = started(Map.of());
        Future<Future<HttpResponse<Buffer>>> waiting =
                database.transaction(tx -> tx.query("lock table product in access exclusive mode", Tuple.tuple())
                        .compose(locked -> slowRequestArrived(gateway))
                        .compose(request -> {
                            Future<Void> drained = gateway.drain();
                            return refused(gateway).map(refusal -> {
                                assertThat(drained.isComplete()).isFalse();
                                return request;
                            });
                        }));

        HttpResponse<Buffer> answer = await(await(waiting));

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    /** A request that waits for the locked table; completes, with its answer to come, once the gateway has it. */
    private Future<Future<HttpResponse<Buffer>>> slowRequestArrived(Gateway gateway) {
        Future<HttpResponse<Buffer>> answer = get(gateway.apiPort(), "/v1/products/none");
        return waiting().map(arrived -> answer);
    }

    private Future<Void> waiting() {
        return database.query("select count(*) from pg_locks where not granted")
                .compose(rows -> rows.iterator().next().getLong(0) > 0
                        ? Future.succeededFuture()
                        : client.timer(20).compose(later -> waiting()));
    }

    private Future<Void> refused(Gateway gateway) {
        return get(gateway.apiPort(), "/v1/products/none")
                .transform(attempt -> attempt.failed()
                        ? Future.<Void>succeededFuture()
                        : Future.failedFuture(
                                "answered with " + attempt.result().statusCode()));
    }

    @Test
    void drainingGatewayIsAliveButNotReady() {
        Gateway gateway = started(Map.of());
        Future<JsonObject> report = database.transaction(tx -> tx.query(
                        "lock table product in access exclusive mode", Tuple.tuple())
                .compose(locked -> slowRequestArrived(gateway))
                .compose(request -> {
                    gateway.drain().onFailure(failure -> assertThat(failure).isNull());
                    return get(gateway.opsPort(), "/readyz");
                })
                .map(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(503);
                    return new JsonObject(answer.body());
                }));

        assertThat(await(report).getBoolean("draining")).isTrue();
    }

    @Test
    void idleGatewayDrainsAtOnceAndFreesItsPorts() {
        Gateway gateway = started(Map.of());
        int port = gateway.edgePort();

        await(gateway.drain());

        assertThatThrownBy(() -> await(get(port, "/"))).hasMessageContaining("refused");
    }

    @Test
    void portInUseIsOneSentenceThatNamesTheSetting() {
        Gateway first = started(Map.of());
        String taken = Integer.toString(first.apiPort());

        assertThatThrownBy(() -> started(Map.of("NARU_API_PORT", taken)))
                .hasMessageContaining("Port " + taken)
                .hasMessageContaining("NARU_API_PORT");
    }

    private Gateway started(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "NARU_EDGE_PORT", "0",
                "NARU_API_PORT", "0",
                "NARU_OPS_PORT", "0",
                "NARU_EVENT_LOOPS", "2",
                "NARU_DB_DEADLINE", "PT8S",
                "NARU_DRAIN_TIMEOUT", "PT8S"));
        all.putAll(settings);
        Gateway gateway = new Gateway(
                vertx,
                GatewayConfig.of(Settings.of(all)),
                address,
                Migrations.migrate(address),
                TestKeys.withApiKey(KEY),
                Clock.systemUTC(),
                telemetry);
        await(gateway.start());
        return gateway;
    }

    private Future<HttpResponse<Buffer>> get(int port, String path) {
        return web.get(port, "127.0.0.1", path).bearerTokenAuthentication(KEY).send();
    }
}
