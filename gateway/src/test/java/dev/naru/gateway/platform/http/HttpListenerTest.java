package dev.naru.gateway.platform.http;

import static dev.naru.gateway.testing.Await.await;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives byte by byte: framing tricks, slow clients, limits. The bytes are written raw, no client tidies them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpListenerTest {
    private static final String HOST = "Host: naru.test\r\n";
    private static final String SECOND_REQUEST = "GET /second HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final Promise<Void> release = Promise.promise();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger heads = new AtomicInteger();
    private HttpListener patient;
    private HttpListener hasty;

    private final class Opened extends VerticleBase {
        final ListenerOptions options;
        final CompletableFuture<HttpListener> listener = new CompletableFuture<>();

        Opened(ListenerOptions options) {
            this.options = options;
        }

        @Override
        public Future<?> start() {
            RouterFactory routers = new RouterFactory(new RequestIds("t"), Clock.systemUTC(), meters);
            Routes routes = router -> {
                router.get("/").handler(ctx -> ctx.response().end("first"));
                router.get("/second").handler(ctx -> ctx.response().end("second"));
                router.get("/slow")
                        .handler(ctx -> release.future()
                                .onComplete(done -> ctx.response().end("late")));
                router.get("/fails").handler(ctx -> ctx.fail(new IllegalStateException("secret detail")));
                router.post("/body")
                        .handler(BodyHandler.create(false).setBodyLimit(1024))
                        .handler(ctx -> ctx.response().end("read"));
            };
            Router router = routers.router(vertx, options.name(), options.errors(), List.of(routes));
            return HttpListener.open(vertx, options, 1, routers.ids(), routers.accessLog(options.name()), request -> {
                        router.handle(request);
                        heads.incrementAndGet();
                    })
                    .onSuccess(listener::complete);
        }
    }

    @BeforeAll
    void open() throws Exception {
        Duration minute = Duration.ofMinutes(1);
        patient = open(ListenerOptions.edge("127.0.0.1", 0, 1000).withDeadlines(minute, minute, minute));
        hasty = open(ListenerOptions.api("127.0.0.1", 0, 100)
                .withDeadlines(minute, Duration.ofMillis(500), Duration.ofMillis(500)));
    }

    private HttpListener open(ListenerOptions options) throws Exception {
        Opened verticle = new Opened(options);
        await(vertx.deployVerticle(verticle));
        return verticle.listener.get(5, TimeUnit.SECONDS);
    }

    @AfterAll
    void close() {
        await(vertx.close());
    }

    static Stream<String> ambiguousRequests() {
        return Stream.of(
                "POST / HTTP/1.1\r\n" + HOST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\n" + HOST + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "POST / HTTP/1.1\r\n" + HOST + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
                "POST / HTTP/1.1\r\n" + HOST + "Content-Length: 5, 5\r\n\r\nhello",
                "POST / HTTP/1.1\r\n" + HOST + "Content-Length: +5\r\n\r\nhello",
                "POST / HTTP/1.1\r\n" + HOST + "Content-Length: -1\r\n\r\nhello",
                "POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: xchunked\r\n\r\n",
                "POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\n" + HOST
                        + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "POST /body HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n0x5\r\nhello\r\n0\r\n\r\n",
                "POST /body HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n5\nhello\r\n0\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "X-Nul: a\0b\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + HOST + "\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET http://naru.test/ HTTP/1.1\r\n" + HOST + "\r\n",
                "CONNECT naru.test:443 HTTP/1.1\r\n" + HOST + "\r\n");
    }

    @ParameterizedTest
    @MethodSource("ambiguousRequests")
    void ambiguousRequestIsRefusedAndWhatFollowsIsNeverRead(String request) throws Exception {
        String answer = exchange(patient, request + SECOND_REQUEST);

        assertThat(answer).doesNotContain("first").doesNotContain("second").doesNotContain("read");
        if (!answer.isEmpty()) {
            assertThat(answer).startsWith("HTTP/1.1 400 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyz\r\n", "0x5\r\nhello\r\n", "-1\r\n"})
    void brokenChunkThatComesLaterThanTheHeadIsA400AndClosesTheConnection(String chunk) throws Exception {
        int before = heads.get();
        try (Socket socket = connect(hasty)) {
            send(socket, "POST /body HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n");
            await(underWay(before + 1));
            send(socket, chunk + SECOND_REQUEST);

            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("\"code\":\"invalid_request\"")
                    .doesNotContain("second");
        }
        await(noted("/body", "400"));
    }

    /** The body must not come in one packet with the head, so wait until the head has been handled. */
    private Future<Void> underWay(int number) {
        return heads.get() >= number
                ? Future.succeededFuture()
                : vertx.timer(10).compose(later -> underWay(number));
    }

    @Test
    void plainRequestAndTheNextOneAreBothAnswered() throws Exception {
        String answer = exchange(patient, "GET / HTTP/1.1\r\n" + HOST + "\r\n" + SECOND_REQUEST);

        assertThat(answer).contains("first").contains("second");
    }

    @Test
    void chunkedBodyIsRead() throws Exception {
        String answer = exchange(
                patient,
                "POST /body HTTP/1.1\r\n" + HOST
                        + "Transfer-Encoding: Chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\n0\r\n\r\n");

        assertThat(answer).contains("read");
    }

    @Test
    void upgradeToClearTextHttp2IsNotTaken() throws Exception {
        String answer = exchange(
                patient,
                "GET / HTTP/1.1\r\n" + HOST
                        + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n"
                        + SECOND_REQUEST);

        assertThat(answer).doesNotContain("101 ").contains("first").contains("second");
    }

    @Test
    void http2PrefaceIsNotTaken() throws Exception {
        String answer = exchange(patient, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + SECOND_REQUEST);

        assertThat(answer).contains(" 501 ").doesNotContain("second");
    }

    @Test
    void requestLineOfSixtyKilobytesIsReadOnEdge() throws Exception {
        String answer =
                exchange(patient, "GET /?" + "a".repeat(60_000) + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");

        assertThat(answer).contains("first");
    }

    @Test
    void longerRequestLineIs414() throws Exception {
        String answer = exchange(patient, "GET /?" + "a".repeat(70_000) + " HTTP/1.1\r\n" + HOST + "\r\n");

        assertThat(answer).contains(" 414 ");
    }

    @Test
    void largeHeadersAre431() throws Exception {
        String answer = exchange(patient, "GET / HTTP/1.1\r\n" + HOST + "X-Big: " + "a".repeat(9_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void bodyOverTheRoutesLimitIs413() throws Exception {
        String answer = exchange(
                patient,
                "POST /body HTTP/1.1\r\n" + HOST + "Connection: close\r\nContent-Length: 1025\r\n\r\n"
                        + "a".repeat(1025));

        assertThat(answer).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void headThatNeverEndsIsClosed() throws Exception {
        assertThat(exchange(hasty, "GET / HTTP/1.1\r\nX-Slow: ")).isEmpty();
    }

    @Test
    void bodyThatNeverEndsIs408() throws Exception {
        String answer = exchange(hasty, "POST /body HTTP/1.1\r\n" + HOST + "Content-Length: 10\r\n\r\nhalf");

        assertThat(answer).startsWith("HTTP/1.1 408 ").contains("\"code\":\"request_timeout\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "X-Nul: a\0b\r\n\r\n",
                "POST /body HTTP/1.1\r\n" + HOST + "Content-Length: 10\r\n\r\nhalf",
            })
    void whatIsRefusedCarriesAnIdThatTheLogHasToo(String request) throws Exception {
        String answer = exchange(hasty, request);

        assertThat(answer).containsPattern("X-Request-Id: (t-[0-9a-z]+)\r\n(?s:.*)\"request_id\":\"\\1\"");
    }

    @Test
    void bodyThatNeverEndsIsNotedInTheAccessLog() throws Exception {
        exchange(hasty, "POST /body HTTP/1.1\r\n" + HOST + "Content-Length: 10\r\n\r\nhalf");

        await(noted("/body", "408"));
    }

    /** The line is written when the answer has left, which may be a moment after it arrived. */
    private Future<Void> noted(String route, String status) {
        boolean isThere = meters.find("naru_http_server_requests")
                        .tags("route", route, "status", status)
                        .timer()
                != null;
        return isThere ? Future.succeededFuture() : vertx.timer(10).compose(later -> noted(route, status));
    }

    @Test
    void silentConnectionIsClosed() throws Exception {
        assertThat(exchange(hasty, "")).isEmpty();
    }

    @Test
    void connectionsOverTheLimitAreClosedAtOnce() throws Exception {
        HttpListener small = open(ListenerOptions.edge("127.0.0.1", 0, 2));
        try (Socket first = connect(small);
                Socket second = connect(small)) {
            for (Socket socket : List.of(first, second)) {
                send(socket, "GET / HTTP/1.1\r\n" + HOST + "\r\n");
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }

            assertThat(exchange(small, "GET / HTTP/1.1\r\n" + HOST + "\r\n")).isEmpty();
        }
    }

    @Test
    void edgeWordsErrorsInOneLineOfText() throws Exception {
        String answer = exchange(patient, "GET /fails HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 500 ")
                .containsIgnoringCase("content-type: text/plain")
                .doesNotContain("secret detail");
    }

    @Test
    void pathNobodyServesIsAProblemOnApi() throws Exception {
        String answer = exchange(hasty, "GET /nothing HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404 ").contains("\"code\":\"not_found\"");
    }

    @Test
    void wrongMethodNamesTheRightOnes() throws Exception {
        String answer = exchange(patient, "DELETE /body HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 405 ").containsIgnoringCase("allow: POST\r\n");
    }

    @Test
    void drainLetsTheRequestUnderWayFinishAndTakesNoOther() throws Exception {
        HttpListener draining = open(ListenerOptions.ops("127.0.0.1", 0, 10));
        try (Socket under = connect(draining)) {
            send(under, "GET /slow HTTP/1.1\r\n" + HOST + "\r\n");
            send(under, "");
            Future<Void> drained = awaitHead(under, draining);

            assertThat(refuses(draining)).isTrue();
            assertThat(drained.isComplete()).isFalse();
            release.complete();

            assertThat(new String(under.getInputStream().readAllBytes(), ISO_8859_1))
                    .contains("late");
            await(drained);
        }
    }

    /** Starts the drain once the server has seen the request: a second connection's answer comes after it. */
    private static Future<Void> awaitHead(Socket under, HttpListener draining) throws IOException {
        assertThat(under.isConnected()).isTrue();
        exchange(draining, SECOND_REQUEST);
        return draining.drain(Duration.ofSeconds(10));
    }

    private static boolean refuses(HttpListener listener) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            try (Socket socket = connect(listener)) {
                TimeUnit.MILLISECONDS.sleep(20);
                assertThat(socket.isConnected()).isTrue();
            } catch (IOException refused) {
                return true;
            }
        }
        return false;
    }

    private static String exchange(HttpListener listener, String request) throws IOException {
        try (Socket socket = connect(listener)) {
            send(socket, request);
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static Socket connect(HttpListener listener) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void send(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }
}
