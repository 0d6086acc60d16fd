package dev.naru.gateway;

import dev.naru.gateway.platform.StartFailure;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.platform.db.Migrations;
import dev.naru.gateway.platform.postgres.EmbeddedPostgres;
import dev.naru.gateway.platform.telemetry.Telemetry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole process around a {@link Gateway}: database first, listeners last, and the way back on SIGTERM. */
final class GatewayProcess {
    private static final Logger log = LoggerFactory.getLogger(GatewayProcess.class);
    private static final Duration START_DEADLINE = Duration.ofSeconds(30);
    private static final Duration AFTER_DRAIN = Duration.ofSeconds(3);

    private final GatewayConfig config;
    private final @Nullable EmbeddedPostgres postgres;
    private final Vertx vertx;
    private final Gateway gateway;
    private final Telemetry telemetry;
    private final AtomicBoolean stopping = new AtomicBoolean();

    private GatewayProcess(
            GatewayConfig config,
            @Nullable EmbeddedPostgres postgres,
            Vertx vertx,
            Gateway gateway,
            Telemetry telemetry) {
        this.config = config;
        this.postgres = postgres;
        this.vertx = vertx;
        this.gateway = gateway;
        this.telemetry = telemetry;
    }

    /**
     * Starts everything; returns when requests are answered. From then on SIGTERM drains.
     *
     * @throws StartFailure with the sentence for the operator; nothing is left running
     */
    static GatewayProcess start(GatewayConfig config) {
        GatewayKeys keys = GatewayKeys.of(config);
        Telemetry telemetry = new Telemetry(config.spans());
        // Beside the database, because half of a start is loading classes.
        CompletableFuture<Vertx> vertx = CompletableFuture.supplyAsync(telemetry::vertx);
        EmbeddedPostgres postgres = null;
        try {
            if (config.storage().address() == null) {
                postgres =
                        EmbeddedPostgres.start(config.storage().dataDirectory().resolve("postgres"));
            }
            DatabaseAddress address = addressOf(config, postgres);
            int schemaVersion = Migrations.migrate(address);
            Gateway gateway =
                    new Gateway(vertx.join(), config, address, schemaVersion, keys, Clock.systemUTC(), telemetry);
            await(gateway.start(), START_DEADLINE);
            GatewayProcess process = new GatewayProcess(config, postgres, vertx.join(), gateway, telemetry);
            process.watch();
            telemetry.bindJvm();
            return process;
        } catch (RuntimeException failure) {
            await(vertx.join().close(), AFTER_DRAIN);
            if (postgres != null) {
                postgres.close();
            }
            throw failure;
        }
    }

    private static DatabaseAddress addressOf(GatewayConfig config, @Nullable EmbeddedPostgres postgres) {
        DatabaseAddress own = config.storage().address();
        if (own != null) {
            return own;
        }
        if (postgres == null) {
            throw new IllegalStateException("no address and no embedded server");
        }
        return new DatabaseAddress(
                "127.0.0.1",
                postgres.port(),
                EmbeddedPostgres.DATABASE,
                EmbeddedPostgres.USER,
                postgres.password(),
                "disable");
    }

    private void watch() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "naru-stop"));
        if (postgres != null) {
            var unused = postgres.exited().thenAccept(this::databaseEnded);
        }
    }

    private void databaseEnded(int code) {
        if (!stopping.get()) {
            log.error("embedded PostgreSQL ended with code {}; stopping, the next start recovers its data", code);
            // Not on this thread: exit waits for the hook, and the hook waits for PostgreSQL's thread.
            new Thread(() -> System.exit(1), "naru-exit").start();
        }
    }

    /** The shutdown hook. Ends the JVM with 0 after a stop that was asked for, which SIGTERM alone would make 143. */
    private void stop() {
        boolean asked = postgres == null || !postgres.exited().isDone();
        stopping.set(true);
        log.info("stopping: no new connections, requests under way have {} to finish", config.drainTimeout());
        try {
            await(gateway.drain(), config.drainTimeout().plus(AFTER_DRAIN));
            await(vertx.close(), AFTER_DRAIN);
        } catch (RuntimeException failure) {
            log.warn("the drain did not end well", failure);
        }
        telemetry.stopSpans(AFTER_DRAIN);
        if (postgres != null) {
            postgres.close();
        }
        log.info("stopped");
        Telemetry.flushLogs();
        if (asked) {
            Runtime.getRuntime().halt(0);
        }
    }

    /** One line for people and for scripts that wait for it. */
    String readyLine() {
        String host = "http://" + config.listeners().host() + ":";
        Path data = config.storage().dataDirectory().toAbsolutePath().normalize();
        return "naru gateway ready: edge " + host + gateway.edgePort() + ", api " + host + gateway.apiPort() + ", ops "
                + host + gateway.opsPort() + ", data "
                + (postgres == null ? config.storage().address() : data);
    }

    private static void await(Future<Void> future, Duration deadline) {
        try {
            future.toCompletionStage().toCompletableFuture().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof StartFailure sentence) {
                throw sentence;
            }
            throw new CompletionException(failure.getCause());
        } catch (TimeoutException late) {
            throw new StartFailure("The gateway did not get there within " + deadline + ".", late);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted.", stop);
        }
    }
}
