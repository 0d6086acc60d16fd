package dev.naru.gateway.platform.postgres;

import dev.naru.gateway.platform.OwnerOnly;
import dev.naru.gateway.platform.StartFailure;
import dev.naru.gateway.platform.value.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data directory: made once, checked at every start. */
final class Cluster {
    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    private static final int ORPHAN_DEADLINE_S = 30;

    private final Path home;
    private final Path data;
    private final Commands commands;

    Cluster(Path home, Commands commands) {
        this.home = home;
        this.data = data(home);
        this.commands = commands;
    }

    static Path data(Path home) {
        return home.resolve("data");
    }

    /** Ends the server of an earlier process that was killed together with its watcher. */
    void endOrphan() throws IOException {
        Optional<PostmasterFile> file = PostmasterFile.read(data);
        if (file.isEmpty()) {
            return;
        }
        file.get().disownIfReused(data);
        Optional<ProcessHandle> orphan = file.get().serverOf(data);
        if (orphan.isEmpty()) {
            return;
        }
        log.warn(
                "ending the PostgreSQL server that an earlier gateway left behind, pid={}",
                orphan.get().pid());
        Server.signal("INT", orphan.get().pid());
        try {
            orphan.get().onExit().get(ORPHAN_DEADLINE_S, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stays) {
            throw new StartFailure(
                    "A PostgreSQL server of an earlier gateway, process "
                            + orphan.get().pid() + ", does not end: stop it by hand.",
                    stays);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while an earlier PostgreSQL server was ending.", stop);
        }
    }

    /** Creates the cluster when there is none. Returns its password. */
    Secret initialised(String major) throws IOException {
        Path passwordFile = home.resolve("password");
        if (Files.notExists(data)) {
            OwnerOnly.write(passwordFile, newPassword());
            initdb(passwordFile);
        }
        String found = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!found.equals(major)) {
            throw new StartFailure("The database in " + home + " was made by PostgreSQL " + found
                    + " and this gateway carries PostgreSQL " + major
                    + ": move the data over with pg_dump, or choose another directory with NARU_DATA_DIR.");
        }
        return new Secret(Files.readString(passwordFile).strip());
    }

    private void initdb(Path passwordFile) throws IOException {
        // Under another name until it is whole: an interrupted first start must not look like a cluster.
        Path unfinished = home.resolve("data-unfinished");
        Binaries.deleteTree(unfinished);
        OwnerOnly.directory(unfinished);
        List<String> command = commands.initdb(unfinished, passwordFile);
        Output output = run(command);
        if (output.exitCode() != 0) {
            throw failed(output.text().strip());
        }
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private Output run(List<String> command) {
        try {
            return Output.of(command);
        } catch (IOException missing) {
            throw failed(String.valueOf(missing.getMessage()));
        }
    }

    private StartFailure failed(String said) {
        if (commands.isRefused(said)) {
            return commands.refusal(said);
        }
        return new StartFailure("Embedded PostgreSQL could not create its database in " + home + ": "
                + said.substring(said.lastIndexOf('\n') + 1));
    }

    private static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
