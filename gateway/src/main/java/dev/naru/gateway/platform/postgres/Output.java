package dev.naru.gateway.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a short-lived program said.
 *
 * @param exitCode 0 when all went well
 * @param text standard output and error together
 */
record Output(int exitCode, String text) {
    /** Runs to the end, with none of our environment: it holds secrets, and PG* variables would steer the programs. */
    static Output of(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Commands.plainEnvironment(builder);
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Output(process.waitFor(), text);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while running " + command.get(0), stop));
        }
    }
}
