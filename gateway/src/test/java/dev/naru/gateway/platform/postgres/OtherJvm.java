package dev.naru.gateway.platform.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own with an embedded server, to be killed. */
final class OtherJvm {
    private static final String READY = "server ready";

    private OtherJvm() {}

    public static void main(String[] args) throws InterruptedException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(args[0]))) {
            // The test that started this process waits for the line.
            System.out.println(READY + " " + postgres.pid());
            TimeUnit.MINUTES.sleep(5);
        }
    }

    static Process run(Path home) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherJvm.class.getName(),
                        home.toString()))
                .redirectErrorStream(true)
                .start();
    }

    static void awaitReady(Process jvm) throws IOException {
        BufferedReader output = new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        while (line != null && !line.startsWith(READY)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the other JVM ended before its server was ready");
        }
    }

    static void kill(Process jvm) throws InterruptedException {
        jvm.destroyForcibly().waitFor();
    }
}
