package dev.naru.gateway.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's own {@code postmaster.pid}.
 *
 * @param pid first line
 * @param readyPort the port, once the eighth line says that connections are accepted; 0 before
 */
record PostmasterFile(long pid, int readyPort) {
    /** Linux's and macOS's pids end below it. */
    private static final long LARGEST_PID = 4_194_303;

    static Optional<PostmasterFile> read(Path data) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(data.resolve("postmaster.pid"));
        } catch (NoSuchFileException notRunning) {
            return Optional.empty();
        }
        // It is written in pieces while the server starts.
        if (lines.isEmpty() || !lines.get(0).matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        boolean ready = lines.size() >= 8 && lines.get(7).strip().equals("ready");
        int readyPort = ready ? Integer.parseInt(lines.get(3).strip()) : 0;
        return Optional.of(new PostmasterFile(Long.parseLong(lines.get(0)), readyPort));
    }

    /** The live server over {@code data}; empty when the pid is gone, or was given to another program since. */
    Optional<ProcessHandle> serverOf(Path data) {
        return ProcessHandle.of(pid).filter(process -> isServer(process.info(), data));
    }

    /**
     * Puts the number of no process in place of a pid that was given to another program since, for PostgreSQL would
     * take that program for a server and refuse to start. The rest of the file stays: it leads PostgreSQL to processes
     * of the old server that may still be ending.
     */
    void disownIfReused(Path data) throws IOException {
        if (ProcessHandle.of(pid).isEmpty() || serverOf(data).isPresent()) {
            return;
        }
        long nobody = LARGEST_PID;
        while (ProcessHandle.of(nobody).isPresent()) {
            nobody--;
        }
        Path file = data.resolve("postmaster.pid");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(0, Long.toString(nobody));
        Files.write(file, lines);
    }

    private static boolean isServer(ProcessHandle.Info process, Path data) {
        boolean postgres =
                process.command().map(command -> command.endsWith("/postgres")).orElse(false);
        return postgres
                && process.arguments()
                        .map(arguments -> List.of(arguments).contains(data.toString()))
                        .orElse(false);
    }
}
