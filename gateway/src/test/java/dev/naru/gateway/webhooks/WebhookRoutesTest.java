package dev.naru.gateway.webhooks;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.merchants.Merchant;
import dev.naru.gateway.merchants.Merchant.Mode;
import dev.naru.gateway.merchants.MerchantDirectory;
import dev.naru.gateway.merchants.MerchantRepository;
import dev.naru.gateway.merchants.UseCfm;
import dev.naru.gateway.orders.OrderState;
import dev.naru.gateway.payments.PaymentWorld;
import dev.naru.gateway.payments.SyncTaskRepository;
import dev.naru.gateway.platform.Limits;
import dev.naru.gateway.platform.crypto.TokenHash;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.platform.db.Pools;
import dev.naru.gateway.platform.http.ErrorStyle;
import dev.naru.gateway.platform.http.RequestIds;
import dev.naru.gateway.platform.http.RouterFactory;
import dev.naru.gateway.platform.http.TrustedProxies;
import dev.naru.gateway.platform.value.Secret;
import dev.naru.gateway.testing.PostgresExtension;
import dev.naru.gateway.testing.TestKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresExtension.class)
class WebhookRoutesTest {
    private static final String IMP = "imp_000000000001";
    private static final String PLAIN = "/webhooks/iamport";

    private final Vertx vertx;
    private final DatabaseAddress address;
    private final PaymentWorld world;
    private final InboxRepository evidence;
    // By default it asks for HTTP/2, and a JDK 25 then refuses the Connection header it asked away.
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger requests = new AtomicInteger();
    private @Nullable HttpServer server;

    WebhookRoutesTest(Vertx vertx, Database database, DatabaseAddress address) {
        this.vertx = vertx;
        this.address = address;
        this.world = new PaymentWorld(vertx, database);
        this.evidence = new InboxRepository(database);
    }

    @AfterEach
    void close() {
        if (server != null) {
            await(server.close());
        }
        world.close();
    }

    @Test
    void aNotificationIsStoredWithItsLookAndAnswered200() throws Exception {
        serve(null);

        HttpResponse<String> answer = json(PLAIN, paid(IMP, "o-1"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(
                        world.column(
                                "select imp_uid || merchant_uid || claimed_status || source_ip from webhook_inbox where merchant_id = $1"))
                .containsExactly(IMP + "o-1paid127.0.0.1");
        assertThat(world.column(
                        "select subject || ' ' || reason || ' ' || known from sync_task where merchant_id = $1"))
                .containsExactly("imp:" + IMP + " WEBHOOK false");
    }

    @Test
    void theEvidenceIsTheBodyByteForByte() throws Exception {
        serve(null);
        String body = " {\"imp_uid\" : \"imp_1\",\"x\":\"구매자\"}\n";

        json(PLAIN, body);

        assertThat(world.column("select convert_from(body, 'UTF8') from webhook_inbox where merchant_id = $1"))
                .containsExactly(body);
    }

    @Test
    void aFormIsTakenToo() throws Exception {
        serve(null);

        HttpResponse<String> answer =
                post(PLAIN, "application/x-www-form-urlencoded", "imp_uid=" + IMP + "&status=paid");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(world.openTasks()).isEqualTo(1);
    }

    @Test
    void aNotificationAboutAnOrderOfOursGoesFirst() throws Exception {
        serve(null);
        world.place("ours");

        json(PLAIN, paid(IMP, "ours"));

        assertThat(world.column("select known from sync_task where merchant_id = $1"))
                .containsExactly("true");
    }

    @Test
    void repeatsGatherOnOneLook() throws Exception {
        serve(null);
        for (int i = 0; i < 3; i++) {
            json(PLAIN, paid(IMP, "o-1"));
        }

        assertThat(world.column("select hits from sync_task where merchant_id = $1"))
                .containsExactly("3");
        assertThat(world.count("select count(*) from webhook_inbox where merchant_id = $1"))
                .isEqualTo(3);
    }

    @Test
    void duplicatesAndStragglersMakeOneEvent() throws Exception {
        serve(null);
        world.place("o-1");
        world.paysFromJeju(IMP, "o-1");
        json(PLAIN, paid(IMP, "o-1"));
        json(PLAIN, paid(IMP, "o-1"));
        world.drain();
        json(PLAIN, "{\"imp_uid\":\"" + IMP + "\",\"merchant_uid\":\"o-1\",\"status\":\"ready\"}");
        json(PLAIN, paid(IMP, "o-1"));

        world.drain();

        assertThat(world.order("o-1").state()).isEqualTo(OrderState.PAID);
        assertThat(world.events("o-1")).containsExactly("order.paid");
    }

    @Test
    void aForgedPaidChangesNothingAndItsEvidenceSaysSo() throws Exception {
        serve(null);
        world.place("o-1");
        json(PLAIN, paid("imp_999999999999", "o-1"));

        world.drain(world.job(evidence, Duration.ofMinutes(2)));

        assertThat(world.order("o-1").version()).isZero();
        assertThat(world.story("o-1")).isEmpty();
        assertThat(world.events("o-1")).isEmpty();
        assertThat(world.column("select verdict from webhook_inbox where merchant_id = $1"))
                .containsExactly("ABSENT");
    }

    @Test
    void anotherOrdersPaymentUnderOurOrderNumberChangesNothing() throws Exception {
        serve(null);
        world.place("victim");
        world.paysFromJeju(IMP, "elsewhere");
        json(PLAIN, paid(IMP, "victim"));

        world.drain(world.job(evidence, Duration.ofMinutes(2)));

        assertThat(world.order("victim").version()).isZero();
        assertThat(world.column("select verdict from webhook_inbox where merchant_id = $1"))
                .containsExactly("UNKNOWN_ORDER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}", "{\"imp_uid\":\"x\"}", "[1]"})
    void garbageIsA400WithOneLineAndStoresNothing(String body) throws Exception {
        serve(null);

        HttpResponse<String> answer = json(PLAIN, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).endsWith(".\n").doesNotContain("Exception");
        assertThat(answer.body().lines()).hasSize(1);
        assertThat(world.count("select count(*) from webhook_inbox where merchant_id = $1"))
                .isZero();
    }

    @Test
    void anOversizedBodyIsA413() throws Exception {
        serve(null);

        HttpResponse<String> answer = json(PLAIN, "{\"imp_uid\":\"imp_1\",\"x\":\"" + "a".repeat(16 * 1024) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void otherContentTypesAndEncodingsAreA415() throws Exception {
        serve(null);

        assertThat(post(PLAIN, "text/plain", "imp_uid=imp_1").statusCode()).isEqualTo(415);
        HttpRequest encoded = HttpRequest.newBuilder(uri(PLAIN))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString(paid(IMP, "o-1")))
                .build();
        assertThat(http.send(encoded, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
    }

    @Test
    void onlyPostIsTaken() throws Exception {
        serve(null);

        HttpRequest get = HttpRequest.newBuilder(uri(PLAIN)).GET().build();

        assertThat(http.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    @Test
    void withATokenOnlyItsPathIsOpen() throws Exception {
        serve(new Secret("s3cret-token"));

        assertThat(json(PLAIN, paid(IMP, "o-1")).statusCode()).isEqualTo(404);
        assertThat(json(PLAIN + "/wrong", paid(IMP, "o-1")).statusCode()).isEqualTo(404);
        assertThat(json(PLAIN + "/s3cret-toke", paid(IMP, "o-1")).statusCode()).isEqualTo(404);
        assertThat(world.openTasks()).isZero();
        assertThat(json(PLAIN + "/s3cret-token", paid(IMP, "o-1")).statusCode()).isEqualTo(200);
    }

    @Test
    void withoutATokenNoTokenPathIsOpen() throws Exception {
        serve(null);

        assertThat(json(PLAIN + "/anything", paid(IMP, "o-1")).statusCode()).isEqualTo(404);
    }

    @Test
    void withoutADatabaseTheAnswerIs503AndNever200() throws Exception {
        DatabaseAddress nowhere =
                new DatabaseAddress("127.0.0.1", 1, address.database(), address.user(), address.password(), "disable");
        Database broken = new Database(Pools.open(vertx, nowhere, 2, Duration.ofSeconds(2)), Duration.ofSeconds(2));
        serve(broken, null);

        HttpResponse<String> answer = json(PLAIN, paid(IMP, "o-1"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        await(broken.close());
    }

    @Test
    void sendersThatDawdleKeepNobodyElseOut() throws Exception {
        serve(null);
        NetClient dawdlers = vertx.createNetClient();
        for (int i = 0; i < 200; i++) {
            NetSocket socket = await(dawdlers.connect(uri(PLAIN).getPort(), "127.0.0.1"));
            await(socket.write("POST " + PLAIN
                    + " HTTP/1.1\r\nHost: naru.test\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"));
        }
        await(arrived(200));

        HttpResponse<String> answer = json(PLAIN, paid(IMP, "o-1"));
        await(dawdlers.close());

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private Future<Void> arrived(int count) {
        return requests.get() >= count
                ? Future.succeededFuture()
                : vertx.timer(10).compose(later -> arrived(count));
    }

    @Test
    void evidenceOlderThanItsKeepingTimeIsForgotten() throws Exception {
        serve(null);
        json(PLAIN, paid(IMP, "o-1"));
        json(PLAIN, paid(IMP, "o-2"));
        await(world.database.query(
                "update webhook_inbox set received_at = now() - interval '91 days' where merchant_uid = 'o-1' and merchant_id = $1",
                world.merchantId));

        await(evidence.forget(Duration.ofDays(90), 1_000));

        assertThat(world.column("select merchant_uid from webhook_inbox where merchant_id = $1"))
                .containsExactly("o-2");
    }

    private void serve(@Nullable Secret token) {
        serve(world.database, token);
    }

    private void serve(Database database, @Nullable Secret token) {
        Inbox inbox = new Inbox(database, new InboxRepository(database), new SyncTaskRepository(database));
        RouterFactory routers = new RouterFactory(new RequestIds("t"), Clock.systemUTC(), new SimpleMeterRegistry());
        Router router = routers.router(
                vertx,
                "edge",
                ErrorStyle.PLAIN,
                List.of(new WebhookRoutes(
                        directory(database, token),
                        inbox,
                        TrustedProxies.none(),
                        new Limits(new SimpleMeterRegistry()))));
        HttpServer started = vertx.createHttpServer().requestHandler(request -> {
            requests.incrementAndGet();
            router.handle(request);
        });
        server = started;
        await(started.listen(0, "127.0.0.1"));
    }

    private MerchantDirectory directory(Database database, @Nullable Secret token) {
        TokenHash hash = token == null ? null : TokenHash.of(token.reveal());
        Merchant merchant = new Merchant(world.merchantId, "m", Mode.LIVE, null, null, UseCfm.OPTIONAL, null, hash);
        return new MerchantDirectory(merchant, new MerchantRepository(database), TestKeys.sealer());
    }

    private static String paid(String impUid, String merchantUid) {
        return "{\"imp_uid\":\"" + impUid + "\",\"merchant_uid\":\"" + merchantUid + "\",\"status\":\"paid\"}";
    }

    private HttpResponse<String> json(String path, String body) throws IOException, InterruptedException {
        return post(path, "application/json", body);
    }

    private HttpResponse<String> post(String path, String contentType, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        HttpServer running = server;
        if (running == null) {
            throw new IllegalStateException("not serving");
        }
        return URI.create("http://127.0.0.1:" + running.actualPort() + path);
    }
}
