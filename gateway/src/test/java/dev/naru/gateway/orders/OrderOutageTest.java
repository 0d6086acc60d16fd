package dev.naru.gateway.orders;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.merchants.ApiKeyHandler;
import dev.naru.gateway.merchants.ApiKeyRepository;
import dev.naru.gateway.merchants.ApiKeys;
import dev.naru.gateway.merchants.Merchant;
import dev.naru.gateway.merchants.MerchantDirectory;
import dev.naru.gateway.merchants.MerchantRepository;
import dev.naru.gateway.merchants.UseCfm;
import dev.naru.gateway.orders.fees.FeeSettings;
import dev.naru.gateway.platform.Limits;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.http.ErrorStyle;
import dev.naru.gateway.platform.http.FailureLimiter;
import dev.naru.gateway.platform.http.RequestIds;
import dev.naru.gateway.platform.http.RouterFactory;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.http.TrustedProxies;
import dev.naru.gateway.platform.value.Secret;
import dev.naru.gateway.products.Catalogue;
import dev.naru.gateway.products.ProductRepository;
import dev.naru.gateway.products.ZoneRepository;
import dev.naru.gateway.testing.TestKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderOutageTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @ParameterizedTest
    @CsvSource({"POST, /v1/orders", "POST, /v1/orders/preflight", "GET, /v1/orders", "GET, /v1/orders/a"})
    void withoutADatabaseEveryRouteAsksToComeBack(String method, String path) throws IOException {
        HttpServer server = serveWithoutDatabase();

        HttpResponse<?> answer = await(WebClient.create(vertx)
                .request(HttpMethod.valueOf(method), server.actualPort(), "127.0.0.1", path)
                .putHeader("Authorization", "Bearer key")
                .putHeader("Content-Type", "application/json")
                .sendBuffer(Buffer.buffer(
                        "{\"merchant_uid\": \"a\", \"items\": [{\"product_id\": \"a\", \"quantity\": 1}]}")));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
        assertThat(answer.bodyAsString()).contains("\"code\":\"unavailable\"");
    }

    @Test
    void aPaymentTypeOrderAsksToComeBackToo() throws IOException {
        HttpServer server = serveWithoutDatabase();

        HttpResponse<?> answer = await(WebClient.create(vertx)
                .post(server.actualPort(), "127.0.0.1", "/v1/orders")
                .putHeader("Authorization", "Bearer key")
                .putHeader("Content-Type", "application/json")
                .sendBuffer(Buffer.buffer(PaymentTypeSamples.body("a").encode())));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.bodyAsString()).contains("\"code\":\"unavailable\"");
    }

    private HttpServer serveWithoutDatabase() throws IOException {
        Database database = new Database(
                PgBuilder.pool()
                        .connectingTo(new PgConnectOptions()
                                .setHost("127.0.0.1")
                                .setPort(closedPort())
                                .setDatabase("d")
                                .setUser("u")
                                .setPassword("p"))
                        .using(vertx)
                        .build(),
                Duration.ofSeconds(2));
        Catalogue catalogue = new Catalogue(new ProductRepository(database), new ZoneRepository(database));
        OrderRepository orders = new OrderRepository(database, new PollPlan(List.of(Duration.ofMinutes(1))));
        TimelineRepository timeline = new TimelineRepository(database);
        OrderSettings settings = new OrderSettings(
                100, Duration.ofDays(1), FeeSettings.DEFAULT, id -> Optional.empty(), id -> UseCfm.OPTIONAL);
        PaymentTypePlacing paymentType = new PaymentTypePlacing(
                database,
                id -> IamportClients.noCredentials(),
                catalogue,
                orders,
                timeline,
                settings,
                new PaymentTypeSettings(null, Duration.ofSeconds(1)),
                Clock.systemUTC(),
                new Random(1));
        Limits limits = new Limits(new SimpleMeterRegistry());
        OrderRoutes routes = new OrderRoutes(
                database,
                catalogue,
                orders,
                timeline,
                paymentType,
                new OrderWatch(vertx, orders, System::nanoTime, () -> false, limits),
                settings,
                Clock.systemUTC(),
                new Random(1));
        MerchantDirectory directory = new MerchantDirectory(
                Merchant.named(OrderSamples.MERCHANT, "m"), new MerchantRepository(database), TestKeys.sealer());
        ApiKeyHandler key = new ApiKeyHandler(
                new ApiKeys(directory, new Secret("key"), new ApiKeyRepository(database), System::nanoTime, limits),
                new FailureLimiter(0, TrustedProxies.none(), limits, System::nanoTime));
        RouterFactory routers = new RouterFactory(new RequestIds("t"), Clock.systemUTC(), new SimpleMeterRegistry());
        return await(vertx.createHttpServer()
                .requestHandler(routers.router(
                        vertx,
                        "api",
                        ErrorStyle.PROBLEM,
                        List.<Routes>of(router -> router.route("/v1/*").handler(key), routes)))
                .listen(0, "127.0.0.1"));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
