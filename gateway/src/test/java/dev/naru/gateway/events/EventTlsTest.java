package dev.naru.gateway.events;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.Limits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection goes to an address that was checked, and the certificate must still be that of the name. */
class EventTlsTest {
    private static final String PASSWORD = "changeit";
    private static final int DEADLINE_S = 60;

    private final Vertx vertx = Vertx.vertx();
    private final List<String> names = new CopyOnWriteArrayList<>();

    @TempDir
    Path directory;

    private HttpServer server;

    /** A shop whose certificate is for shop.example. */
    @BeforeEach
    void listen() throws Exception {
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=shop.example", "-ext", "SAN=dns:shop.example");
        keytool("-exportcert", "-rfc", "-file", directory.resolve("shop.pem").toString());
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setSni(true)
                        .setKeyCertOptions(new PfxOptions().setPath(keystore()).setPassword(PASSWORD)))
                .requestHandler(request -> {
                    names.add(request.connection().indicatedServerName());
                    request.response().setStatusCode(204).end();
                });
        await(server.listen(0, "127.0.0.1"));
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void shopIsAskedForByItsNameAndKnownByItsCertificate() {
        assertThat(post("shop.example", ours())).isInstanceOf(DeliveryOutcome.Delivered.class);
        assertThat(names).containsExactly("shop.example");
    }

    @Test
    void certificateOfAnotherNameIsRefused() {
        assertThat(post("another.example", ours())).isInstanceOf(DeliveryOutcome.Failed.class);
        assertThat(names).isEmpty();
    }

    @Test
    void certificateThatNobodyVouchesForIsRefused() {
        assertThat(post("shop.example", null)).isInstanceOf(DeliveryOutcome.Failed.class);
        assertThat(names).isEmpty();
    }

    private DeliveryOutcome post(String name, @Nullable TrustOptions trust) {
        TargetPolicy targets = new TargetPolicy(vertx, true, host -> InetAddress.getAllByName("127.0.0.1"));
        EventClient client = new EventClient(
                vertx,
                targets,
                Clock.systemUTC(),
                Duration.ofSeconds(20),
                new Limits(new SimpleMeterRegistry()),
                trust);
        Destination to = new Destination(
                new EndpointKey(new UUID(0, 1), new UUID(0, 2)),
                URI.create("https://" + name + ":" + server.actualPort() + "/events"),
                EndpointFormat.STANDARD,
                BodyEncoding.JSON,
                SigningSecret.parse(EventWorld.SECRET));
        return await(client.post(to, new Message("evt_1", "application/json", Buffer.buffer("{}"))));
    }

    private TrustOptions ours() {
        return new PemTrustOptions().addCertPath(directory.resolve("shop.pem").toString());
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(
                List.of("-alias", "shop", "-storetype", "PKCS12", "-keystore", keystore(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        try {
            assertThat(process.waitFor(DEADLINE_S, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isZero();
    }

    private String keystore() {
        return directory.resolve("shop.p12").toString();
    }
}
