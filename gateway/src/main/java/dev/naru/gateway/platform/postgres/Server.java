package dev.naru.gateway.platform.postgres;

import dev.naru.gateway.platform.OwnerOnly;
import dev.naru.gateway.platform.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The running server: a child process behind its watcher. */
final class Server {
    private static final Duration START_DEADLINE = Duration.ofSeconds(60);
    private static final int STOP_DEADLINE_S = 10;
    private static final int MAX_LOG_BYTES = 1 << 20;
    private static final int MAX_TRIES = 3;

    private final Process watcher;
    private final CompletableFuture<Integer> exited;
    private final long pid;
    private final int port;

    private Server(Process watcher, long pid, int port) {
        this.watcher = watcher;
        this.exited = watcher.onExit().thenApply(Process::exitValue);
        this.pid = pid;
        this.port = port;
    }

    static Server start(Path home, Commands commands) throws IOException {
        Path log = freshLog(home);
        long before = Files.size(log);
        for (int tries = 1; ; tries++) {
            int port = freePort();
            Process watcher = launch(log, commands.watchedServer(Cluster.data(home), port));
            Optional<PostmasterFile> ready = awaitReady(watcher, Cluster.data(home), port);
            if (ready.isPresent()) {
                return new Server(watcher, ready.get().pid(), port);
            }
            // Somebody else took the port first, or the last children of a killed server are still letting go.
            if (tries == MAX_TRIES) {
                throw gaveUp(watcher, commands, log, before);
            }
            pause(watcher, 500);
        }
    }

    private static Process launch(Path log, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Commands.plainEnvironment(builder);
        return builder.start();
    }

    /** The file of the ready server; empty when it ended instead. */
    private static Optional<PostmasterFile> awaitReady(Process watcher, Path data, int port) throws IOException {
        long deadline = System.nanoTime() + START_DEADLINE.toNanos();
        while (!pause(watcher, 5)) {
            // The file of a server that was killed says "ready" too, with the port of that time.
            Optional<PostmasterFile> ready = PostmasterFile.read(data).filter(file -> file.readyPort() == port);
            if (ready.isPresent()) {
                return ready;
            }
            if (System.nanoTime() - deadline > 0) {
                watcher.getOutputStream().close();
                throw new StartFailure("Embedded PostgreSQL was not ready after " + START_DEADLINE.toSeconds()
                        + " s; its log is beside " + data + ".");
            }
        }
        return Optional.empty();
    }

    private static StartFailure gaveUp(Process watcher, Commands commands, Path log, long before) throws IOException {
        byte[] all = Files.readAllBytes(log);
        String said = new String(all, (int) before, (int) (all.length - before), StandardCharsets.UTF_8).strip();
        if (commands.isRefused(said)) {
            return commands.refusal(said);
        }
        String last = said.substring(said.lastIndexOf('\n') + 1);
        String reason =
                said.lines().filter(line -> line.contains("FATAL:")).findFirst().orElse(last);
        return new StartFailure("Embedded PostgreSQL ended with code " + watcher.exitValue() + " and said: " + reason
                + " (log: " + log + ")");
    }

    /** Waits. Returns early, with true, when the process has ended. */
    private static boolean pause(Process process, long ms) {
        try {
            return process.waitFor(ms, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while PostgreSQL was starting.", stop);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path freshLog(Path home) throws IOException {
        Path log = EmbeddedPostgres.log(home);
        OwnerOnly.file(log);
        if (Files.size(log) > MAX_LOG_BYTES) {
            Files.move(log, home.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
            OwnerOnly.file(log);
        }
        return log;
    }

    int port() {
        return port;
    }

    long pid() {
        return pid;
    }

    CompletableFuture<Integer> exited() {
        return exited;
    }

    void stop() {
        try {
            watcher.getOutputStream().close();
            if (!watcher.waitFor(STOP_DEADLINE_S, TimeUnit.SECONDS)) {
                signal("QUIT", pid);
                watcher.waitFor();
            }
        } catch (IOException failure) {
            throw new IllegalStateException("PostgreSQL, process " + pid + ", cannot be stopped", failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** SIGINT is a fast shutdown, SIGQUIT an immediate one; Java itself can only send SIGTERM and SIGKILL. */
    static void signal(String name, long pid) throws IOException {
        Output.of(List.of("sh", "-c", "kill -" + name + " \"$1\"", "kill", Long.toString(pid)));
    }
}
