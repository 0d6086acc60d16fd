package dev.naru.gateway.orders;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.platform.http.ErrorStyle;
import dev.naru.gateway.platform.http.RequestIds;
import dev.naru.gateway.platform.http.RouterFactory;
import dev.naru.gateway.products.Catalogue;
import dev.naru.gateway.products.ProductRepository;
import dev.naru.gateway.products.ZoneRepository;
import dev.naru.gateway.testing.ApiClient;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.PostgresExtension;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovalRoutesTest {
    private final Vertx vertx;
    private final Database database;
    private final GatewayFixture gateway;
    private final ApiClient api;
    private final WebClient web;

    ApprovalRoutesTest(Vertx vertx, Database database, DatabaseAddress address) {
        this.vertx = vertx;
        this.database = database;
        this.gateway = GatewayFixture.start(address, Map.of());
        this.api = new ApiClient(gateway);
        this.web = WebClient.create(vertx);
    }

    @AfterAll
    void stop() {
        web.close();
        gateway.close();
    }

    @Test
    void theOrderedAmountIsApproved() {
        assertThat(ask(confirmUrl("fine-1"), question("fine-1", 1004)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherAmountIsRefusedWithBoth() {
        HttpResponse<Buffer> answer = ask(confirmUrl("cheap-1"), question("cheap-1", 10));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(reason(answer)).isEqualTo("결제 금액이 주문 금액과 다릅니다. (주문 1,004원, 결제 10원)");
    }

    @ParameterizedTest
    @CsvSource({
        "READY, 200, ''",
        "FAILED, 409, 결제에 실패한 주문입니다. 다시 주문해 주세요.",
        "EXPIRED, 409, 주문 유효 시간이 지났습니다. 다시 주문해 주세요.",
        "PAID, 409, 이미 결제가 끝난 주문입니다.",
        "MISMATCH, 409, 이미 결제가 끝난 주문입니다.",
        "CANCELLED, 409, 이미 결제가 끝난 주문입니다."
    })
    void theStateDecides(OrderState state, int status, String reason) {
        String merchantUid = "state-" + state;
        String url = confirmUrl(merchantUid);
        await(database.query(
                "update orders set state = $2, accepted_imp_uid = $3 where merchant_uid = $1",
                merchantUid,
                state.name(),
                "imp_" + state.name()));

        HttpResponse<Buffer> answer = ask(url, question(merchantUid, 1004));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(reason(answer)).isEqualTo(reason);
    }

    @Test
    void anOrderPastItsLifetimeIsRefusedEvenBeforeTheJobSawIt() {
        String url = confirmUrl("late-1");
        await(database.query("update orders set expires_at = now() where merchant_uid = 'late-1'"));

        assertThat(reason(ask(url, question("late-1", 1004)))).isEqualTo("주문 유효 시간이 지났습니다. 다시 주문해 주세요.");
    }

    @Test
    void theAddressOfOneOrderApprovesNoOther() {
        confirmUrl("one-1");

        HttpResponse<Buffer> answer = ask(confirmUrl("one-2"), question("one-1", 1004));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(reason(answer)).isEqualTo("주문을 찾을 수 없습니다.");
    }

    @Test
    void anotherMerchantOrAnotherTokenIsAnUnknownOrder() {
        String url = confirmUrl("own-1");
        String stranger = url.replace(
                "00000000-0000-0000-0000-000000000001", UUID.randomUUID().toString());

        assertThat(ask(stranger, question("own-1", 1004)).statusCode()).isEqualTo(404);
        assertThat(ask(url + "x", question("own-1", 1004)).statusCode()).isEqualTo(404);
        assertThat(ask(url, question("nobody-1", 1004)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"amount\":1004}",
                "{\"merchant_uid\":\"odd-1\"}",
                "{\"merchant_uid\":\"odd-1\",\"amount\":\"1004\"}",
                "{\"merchant_uid\":\"odd-1\",\"amount\":1004.5}"
            })
    void whatCannotBeReadIsRefused(String body) {
        HttpResponse<Buffer> answer = ask(confirmUrl("odd-1"), body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(reason(answer)).isNotBlank();
    }

    @Test
    void anOrderThatIsNotToBeAskedAboutIsUnknown() {
        String url = confirmUrl("asked-1");
        api.post(
                "/v1/orders",
                PaymentTypeSamples.body("silent-1").put("confirm", false).encode());

        assertThat(ask(url, question("silent-1", 1004)).statusCode()).isEqualTo(404);
    }

    @Test
    void withoutADatabaseTheBuyerIsAskedToComeBack() throws IOException {
        HttpServer server = serveWithoutDatabase();

        HttpResponse<Buffer> answer = ask(
                "http://127.0.0.1:" + server.actualPort() + "/m/" + UUID.randomUUID() + "/confirm/iamport/token",
                question("down-1", 1004));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(reason(answer)).isEqualTo("지금은 주문을 확인할 수 없습니다. 잠시 후 다시 시도해 주세요.");
        await(server.close());
    }

    private String confirmUrl(String merchantUid) {
        return api.post("/v1/orders", PaymentTypeSamples.body(merchantUid).encode())
                .json()
                .path("request_pay")
                .path("confirm_url")
                .asText();
    }

    private static String question(String merchantUid, long amount) {
        return new JsonObject()
                .put("imp_uid", "imp_1")
                .put("merchant_uid", merchantUid)
                .put("amount", amount)
                .encode();
    }

    private HttpResponse<Buffer> ask(String url, String body) {
        URI uri = URI.create(url);
        return await(web.post(uri.getPort(), uri.getHost(), uri.getPath())
                .putHeader("Content-Type", "application/json")
                .sendBuffer(Buffer.buffer(body)));
    }

    private static String reason(HttpResponse<Buffer> answer) {
        return new JsonObject(answer.bodyAsString()).getString("reason", "");
    }

    private HttpServer serveWithoutDatabase() throws IOException {
        Database down = new Database(
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
        RouterFactory routers = new RouterFactory(new RequestIds("t"), Clock.systemUTC(), new SimpleMeterRegistry());
        return await(vertx.createHttpServer()
                .requestHandler(routers.router(
                        vertx,
                        "edge",
                        ErrorStyle.PLAIN,
                        List.of(new ApprovalRoutes(
                                down, new Catalogue(new ProductRepository(down), new ZoneRepository(down))))))
                .listen(0, "127.0.0.1"));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
