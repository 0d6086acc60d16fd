package dev.naru.gateway.platform.postgres;

import dev.naru.gateway.platform.OwnerOnly;
import dev.naru.gateway.platform.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command lines of PostgreSQL's programs on this machine. */
final class Commands {
    /**
     * Outlives us by design: when the pipe on its standard input closes, because the JVM stopped or was killed, it asks
     * PostgreSQL for a fast shutdown until PostgreSQL is gone. setsid keeps Ctrl-C away from the server, so that the
     * gateway can drain first.
     */
    private static final String WATCHER = """
            trap '' INT TERM HUP
            exec 3<&0
            session=; command -v setsid >/dev/null 2>&1 && session=setsid
            $session "$@" </dev/null 3<&- &
            server=$!
            (cat <&3 >/dev/null; while kill -INT $server 2>/dev/null; do sleep 1; done) &
            pipe=$!
            wait $server
            code=$?
            kill -KILL $pipe 2>/dev/null
            exit $code
            """;

    private final Path binaries;
    private final List<String> prefix;

    private Commands(Path binaries, List<String> prefix) {
        this.binaries = binaries;
        this.prefix = prefix;
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own the same user is nobody. */
    static Commands of(Path binaries, Path home) throws IOException {
        boolean root = OwnerOnly.ownerIsRoot(home.resolve("lock"));
        return new Commands(binaries, root ? List.of("unshare", "-U") : List.of());
    }

    /** Whether it was the namespace, not PostgreSQL, that did not work. */
    boolean isRefused(String said) {
        return !prefix.isEmpty() && said.contains("unshare");
    }

    StartFailure refusal(String said) {
        return new StartFailure("Embedded PostgreSQL does not run as root, and this machine does not permit the user"
                + " namespace that would help: run as an ordinary user, or set NARU_DB_URL. ("
                + said.substring(said.lastIndexOf('\n') + 1) + ")");
    }

    List<String> initdb(Path data, Path passwordFile) {
        return program(
                "initdb",
                List.of(
                        "-D",
                        data.toString(),
                        "-U",
                        EmbeddedPostgres.USER,
                        "-E",
                        "UTF8",
                        "--no-locale",
                        "--auth=scram-sha-256",
                        "--pwfile=" + passwordFile));
    }

    List<String> watchedServer(Path data, int port) {
        List<String> arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        settings().forEach((name, value) -> {
            arguments.add("-c");
            arguments.add(name + "=" + value);
        });
        List<String> command = new ArrayList<>(List.of("sh", "-c", WATCHER, "watcher"));
        command.addAll(program("postgres", arguments));
        return command;
    }

    private static Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("unix_socket_directories", ""),
                Map.entry("fsync", "on"),
                Map.entry("synchronous_commit", "on"),
                Map.entry("full_page_writes", "on"),
                Map.entry("max_connections", "60"),
                Map.entry("shared_buffers", "64MB"),
                Map.entry("max_wal_size", "512MB"),
                // No extra processes for reading ahead: everything we keep fits in memory.
                Map.entry("io_method", "sync"),
                Map.entry("jit", "off"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                // Above ERROR: the log stays small, and rows, which hold names and addresses, never get into it.
                Map.entry("log_min_messages", "log"),
                Map.entry("log_min_error_statement", "panic"),
                Map.entry("log_checkpoints", "off"));
    }

    private List<String> program(String name, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(binaries.resolve("bin").resolve(name).toString());
        command.addAll(arguments);
        return command;
    }

    static void plainEnvironment(ProcessBuilder builder) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(Map.of("PATH", path, "LC_ALL", "C", "TZ", "UTC"));
    }
}
