package dev.naru.gateway.platform.postgres;

import dev.naru.gateway.platform.OwnerOnly;
import dev.naru.gateway.platform.StartFailure;
import dev.naru.gateway.platform.value.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * PostgreSQL from the jar, with its files in one directory: {@code data} (the cluster), {@code bin-*} (the binaries),
 * {@code password}, {@code postgres.log}, {@code lock}. One process owns the directory at a time. All methods block;
 * call them from the main thread.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** The superuser that the gateway connects as. */
    public static final String USER = "gateway";

    /** The database that always exists. */
    public static final String DATABASE = "postgres";

    private final DirectoryLock lock;
    private final Server server;
    private final Secret password;

    private EmbeddedPostgres(DirectoryLock lock, Server server, Secret password) {
        this.lock = lock;
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server: unpacks the binaries and creates the cluster the first time, ends a server that an earlier
     * process left behind, and returns when connections are accepted.
     *
     * @param directory made when absent; readable by this user only
     * @throws StartFailure saying in one sentence what is wrong: directory in use, other major version, no user
     *     namespaces for root, server gave up
     */
    public static EmbeddedPostgres start(Path directory) {
        Path home = directory.toAbsolutePath().normalize();
        try {
            OwnerOnly.directory(home);
            DirectoryLock lock = DirectoryLock.take(home);
            try {
                return start(home, lock);
            } catch (IOException | RuntimeException failure) {
                lock.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new StartFailure("Embedded PostgreSQL cannot use " + home + ": " + reason(failure) + ".", failure);
        }
    }

    private static EmbeddedPostgres start(Path home, DirectoryLock lock) throws IOException {
        Path binaries = Binaries.unpackedIn(home);
        Commands commands = Commands.of(binaries, home);
        Cluster cluster = new Cluster(home, commands);
        cluster.endOrphan();
        Secret password = cluster.initialised(Binaries.majorVersion(binaries));
        return new EmbeddedPostgres(lock, Server.start(home, commands), password);
    }

    private static String reason(IOException failure) {
        return failure.getClass().getSimpleName() + " " + failure.getMessage();
    }

    /** The TCP port on 127.0.0.1, another one at every start. */
    public int port() {
        return server.port();
    }

    public Secret password() {
        return password;
    }

    /** The server's process id. */
    public long pid() {
        return server.pid();
    }

    /** Completes with the exit code when the server ends, whoever ended it. */
    public CompletableFuture<Integer> exited() {
        return server.exited();
    }

    /** Ends the server cleanly (open transactions are rolled back) and waits until it is gone. */
    @Override
    public void close() {
        server.stop();
        lock.close();
    }

    static Path log(Path home) {
        return home.resolve("postgres.log");
    }
}
