package dev.naru.gateway;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wait is longer than the drain may take here: an answer at all is one that did not wait for its time to end. */
@ExtendWith(PostgresExtension.class)
class WaitingDrainTest {
    private static final String PRODUCT = """
            {"id":"waited","name":"양말","base_price":3000,"info_url":"http://shop.example/p",
             "image_url":"http://shop.example/i","stock_quantity":10,
             "shipping":{"base_fee":3000,"fee_pay_type":"PREPAYED"}}
            """;

    // Whoever waits is asked for every quarter second, by a connection that keeps the words of its last question.
    private static final String ASKED_FOR = """
            select count(*) as seen
              from pg_stat_activity
             where datname = current_database() and pid <> pg_backend_pid() and query_start > $1
               and query like '%as watched (merchant_id, merchant_uid)%'
            """;

    private final Database database;
    private final GatewayFixture gateway;
    private final Vertx client = Vertx.vertx();
    private final WebClient web = WebClient.create(client);

    WaitingDrainTest(Database database, DatabaseAddress address) {
        this.database = database;
        this.gateway = GatewayFixture.start(address, Map.of("NARU_DRAIN_TIMEOUT", "PT8S"));
    }

    @AfterEach
    void stop() {
        gateway.close();
        await(client.close());
    }

    @ParameterizedTest
    @CsvSource({"GET, drained-get, ?wait=25", "POST, drained-confirm, /confirm?wait=25"})
    void whoeverOnlyWaitsIsAnsweredAtOnceWithWhatIsKnown(String method, String merchantUid, String rest) {
        ApiClient shop = new ApiClient(gateway);
        shop.send("PUT", "/v1/products/waited", PRODUCT);
        shop.post(
                "/v1/orders",
                "{\"merchant_uid\":\"" + merchantUid
                        + "\",\"pg\":\"naverco\",\"items\":[{\"product_id\":\"waited\",\"quantity\":1}]}");
        OffsetDateTime start = await(database.query("select clock_timestamp() as at"))
                .iterator()
                .next()
                .getOffsetDateTime("at");
        Future<HttpResponse<Buffer>> answer = web.request(
                        HttpMethod.valueOf(method),
                        gateway.gateway().apiPort(),
                        "127.0.0.1",
                        "/v1/orders/" + merchantUid + rest)
                .bearerTokenAuthentication(GatewayFixture.API_KEY)
                .send();
        await(waiting(start));

        await(gateway.gateway().drain());

        assertThat(await(answer).statusCode()).isEqualTo(200);
        assertThat(new JsonObject(await(answer).body()).getString("state")).isEqualTo("OPEN");
    }

    private Future<Void> waiting(OffsetDateTime start) {
        return database.query(ASKED_FOR, start)
                .compose(rows -> rows.iterator().next().getLong("seen") > 0
                        ? Future.succeededFuture()
                        : client.timer(20).compose(later -> waiting(start)));
    }
}
