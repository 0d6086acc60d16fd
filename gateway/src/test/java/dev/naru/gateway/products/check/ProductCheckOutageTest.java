package dev.naru.gateway.products.check;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.http.AccessLog;
import dev.naru.gateway.platform.http.RequestIds;
import dev.naru.gateway.products.ProductRepository;
import dev.naru.gateway.products.Products;
import dev.naru.gateway.products.Shop;
import dev.naru.gateway.products.Xml;
import dev.naru.gateway.testing.PostgresExtension;
import dev.naru.gateway.testing.TcpProxy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.PoolOptions;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class ProductCheckOutageTest {
    private static final Duration DEADLINE = Duration.ofMillis(600);

    private final UUID merchantId = UUID.randomUUID();
    private final Vertx vertx;
    private final PgConnectOptions postgres;
    private final Database database;
    private final Products products;
    private final TcpProxy wire;
    private final HttpClient naver;
    private int port;

    ProductCheckOutageTest(Vertx vertx, PgConnectOptions postgres, Database database) {
        this.vertx = vertx;
        this.postgres = postgres;
        this.database = database;
        this.products = new Products(new ProductRepository(database), merchantId);
        this.wire = new TcpProxy(vertx, postgres.getHost(), postgres.getPort());
        this.naver = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(200));
    }

    private final class Edge extends VerticleBase {
        private final int wirePort;

        Edge(int wirePort) {
            this.wirePort = wirePort;
        }

        @Override
        public Future<?> start() {
            ProductCheckHandler handler = new ProductCheckHandler(
                    vertx,
                    context,
                    new PgConnectOptions(postgres).setHost("127.0.0.1").setPort(wirePort),
                    merchantId,
                    new ProductCheckHandler.Settings(100, false, DEADLINE.toMillis(), 1024 * 1024),
                    new RequestIds("t"),
                    new AccessLog("edge", Clock.systemUTC(), new SimpleMeterRegistry()));
            return vertx.createHttpServer()
                    .requestHandler(handler)
                    .listen(0, "127.0.0.1")
                    .map(HttpServer::actualPort)
                    .onSuccess(actual -> port = actual);
        }
    }

    @BeforeEach
    void start() {
        await(wire.listen().compose(wirePort -> vertx.deployVerticle(new Edge(wirePort))));
    }

    @AfterEach
    void stop() {
        await(naver.close());
        wire.close();
    }

    @Test
    void aDatabaseThatIsGoneIsA503AndNeverAnEmptyAnswer() {
        products.put(Shop.single("P1"));
        assertThat(status("P1")).isEqualTo(200);

        wire.cut();

        assertThat(status("P1")).isEqualTo(503);
        assertThat(status("unknown")).isEqualTo(503);
    }

    @Test
    void aDatabaseThatIsBackIsUsedAtOnceAndNothingOldIsRemembered() {
        products.put(Shop.single("P1"));
        assertThat(price("P1")).isEqualTo("1000");
        wire.cut();
        assertThat(status("P1")).isEqualTo(503);
        products.put(Shop.single("P1").put("base_price", 2_000));

        wire.open();

        assertThat(price("P1")).isEqualTo("2000");
    }

    @Test
    void aConnectionThatWasLostBetweenChecksIsReplacedUnnoticed() {
        products.put(Shop.single("P1"));
        assertThat(price("P1")).isEqualTo("1000");

        wire.cut();
        wire.open();

        assertThat(price("P1")).isEqualTo("1000");
        assertThat(wire.connections()).isEqualTo(2);
    }

    @Test
    void aSilentDatabaseIsA503WithinTheDeadlineForEveryOneWhoWaits() {
        products.put(Shop.single("P1"));
        assertThat(status("P1")).isEqualTo(200);
        wire.stall();

        long start = System.nanoTime();
        List<Future<Integer>> waiting = IntStream.range(0, 100)
                .mapToObj(i -> call("P1").map(HttpClientResponse::statusCode))
                .toList();
        await(Future.all(waiting));
        Duration waited = Duration.ofNanos(System.nanoTime() - start);

        assertThat(waiting).extracting(Future::result).containsOnly(503);
        // Half a second more than the deadline, for a machine that is busy with other tests.
        assertThat(waited).isLessThan(DEADLINE.plusMillis(500));
    }

    @Test
    void whatASilentConnectionHeldUpIsAnsweredThroughANewOne() {
        products.put(Shop.single("P1"));
        assertThat(status("P1")).isEqualTo(200);
        wire.stall();
        assertThat(status("P1")).isEqualTo(503);

        wire.open();

        assertThat(price("P1")).isEqualTo("1000");
    }

    @Test
    void aProductThisGatewayCannotReadIsA503ForItAloneAndNotLeftOut() {
        products.put(Shop.single("P1"));
        await(database.query(
                "insert into product (merchant_id, product_id, ec_mall_product_id, revision, document)"
                        + " values ($1, 'P2', 'P2', 1, '{\"from\": \"another version\"}')",
                merchantId));

        assertThat(status("P2")).isEqualTo(503);
        assertThat(status("P1&product[1][id]=P2")).isEqualTo(503);
        assertThat(status("P1")).isEqualTo(200);
    }

    private Future<HttpClientResponse> call(String id) {
        return naver.request(HttpMethod.GET, port, "127.0.0.1", "/naver/product-info?product[0][id]=" + id)
                .compose(request -> request.send());
    }

    private int status(String id) {
        return await(call(id)).statusCode();
    }

    private String price(String id) {
        Buffer xml = await(call(id).compose(HttpClientResponse::body));
        return String.join(" ", Xml.texts(xml.toString(), "//product/basePrice"));
    }
}
