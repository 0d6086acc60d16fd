package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.PostgresExtension;
import dev.naru.mock.load.LoadCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each scenario of the load tester, small, against the real gateway and the real mock. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoadTest {
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private final DatabaseAddress address;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path files;

    private int eventsPort;
    private GatewayFixture fixture;

    LoadTest(DatabaseAddress address) {
        this.address = address;
    }

    @BeforeAll
    void start() throws IOException {
        // The gateway has to know it before the load tester listens on it.
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            eventsPort = free.getLocalPort();
        }
        fixture = GatewayFixture.start(
                address,
                Map.of(
                        "NARU_EVENT_URL",
                        "http://127.0.0.1:" + eventsPort + "/events",
                        "NARU_EVENT_SECRET",
                        SECRET,
                        "NARU_MOCK_CLOCK",
                        "system"));
    }

    @AfterAll
    void end() {
        fixture.close();
    }

    @BeforeEach
    void forgetOutput() {
        out.reset();
        err.reset();
    }

    @Test
    void productChecksAreAnsweredAsBefore() {
        int code = run("product-check", "--target", fixture.edgeUrl(), "--api", fixture.apiUrl());

        assertThat(out())
                .contains("40 checks were due in 2 s: 40 sent, 40 right")
                .contains("everything was answered");
        assertThat(code).isZero();
    }

    @Test
    void notificationsAreStored() {
        int code = run("webhook-intake", "--target", fixture.edgeUrl());

        assertThat(out()).contains("40 notifications were due in 2 s: 40 sent, 40 right");
        assertThat(code).isZero();
    }

    @Test
    void ordersAreCreated() throws IOException {
        int code = run("order-creation", "--target", fixture.apiUrl());

        assertThat(out()).contains("40 orders were due in 2 s: 40 sent, 40 right");
        assertThat(Files.readString(files.resolve("load.html"))).contains("Latency by percentile");
        assertThat(code).isZero();
    }

    @Test
    void paymentsAreReadByOldClients() {
        int code = run(
                "compatible-read",
                "--target",
                fixture.apiUrl(),
                "--mock",
                fixture.mock().url());

        assertThat(out()).contains("40 reads were due in 2 s: 40 sent, 40 right");
        assertThat(code).isZero();
    }

    @Test
    void everyPurchaseIsShownAndToldOnce() {
        int code = run(
                "purchase",
                "--target",
                fixture.apiUrl(),
                "--mock",
                fixture.mock().url(),
                "--events-port",
                Integer.toString(eventsPort));

        assertThat(out())
                .contains("40 buyers were due in 2 s: 40 sent, 40 right")
                .containsPattern("paid at Naver +40 orders")
                .containsPattern("shown PAID by the gateway +40 orders")
                .containsPattern("told by an event +40 orders")
                .contains("everything was answered, and rightly");
        assertThat(code).isZero();
    }

    @Test
    void wrongAnswersAreCountedByKindAndEndWithOne() {
        int code = run("webhook-intake", "--target", fixture.apiUrl());

        assertThat(out()).contains("40 sent, 0 right").containsPattern("notification answered 404 +40");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void aWrongKeyIsOneSentence() {
        int code = new LoadCommand(
                        Map.of("NARU_API_KEY", "another"),
                        printer(out),
                        printer(err),
                        InstantSource.system(),
                        System::nanoTime)
                .run(List.of("order-creation", "--target", fixture.apiUrl()));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("the gateway answered 401")
                .hasLineCount(1);
    }

    private int run(String... scenario) {
        List<String> args = new ArrayList<>(List.of(scenario));
        args.addAll(List.of("--rate", "20", "--seconds", "2", "--warmup", "0", "--timeout", "30"));
        // Few at a time: the machine may be busy with other tests, and the gateway gives up on what takes seconds.
        args.addAll(List.of("--connections", "4"));
        args.addAll(List.of("--html", files.resolve("load.html").toString()));
        return new LoadCommand(
                        Map.of("NARU_API_KEY", GatewayFixture.API_KEY, "NARU_EVENT_SECRET", SECRET),
                        printer(out),
                        printer(err),
                        InstantSource.system(),
                        System::nanoTime)
                .run(args);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream printer(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
