package dev.naru.gateway.acceptance;

import dev.naru.gateway.GatewayMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway in a JVM of its own, to be killed and to be stopped. It ends with the JVM that started it. */
final class GatewayJvm implements AutoCloseable {
    private static final Pattern READY =
            Pattern.compile("naru gateway ready: edge (\\S+), api (\\S+), ops (\\S+), data .*");
    private static final int START_DEADLINE_S = 60;
    private static final int END_DEADLINE_S = 60;

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Matcher> ready = new CompletableFuture<>();

    private GatewayJvm(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "gateway-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    public static void main(String[] args) {
        // The pipe ends when the test's JVM does, however that ends.
        Thread orphan = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // Nobody writes.
                        }
                    } catch (IOException broken) {
                        // The end as well.
                    }
                    Runtime.getRuntime().halt(1);
                },
                "orphan");
        orphan.setDaemon(true);
        orphan.start();
        GatewayMain.main(args);
    }

    /** Starts one; {@link #awaitReady} tells when it answers. */
    static GatewayJvm start(Map<String, String> settings) {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.net.preferIPv4Stack=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GatewayJvm.class.getName()))
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("NARU_"));
        builder.environment().putAll(settings);
        try {
            return new GatewayJvm(builder.start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                Matcher match = READY.matcher(line);
                if (match.matches()) {
                    ready.complete(match);
                }
            }
        } catch (IOException killed) {
            output.add("its output ended: " + killed.getMessage());
        }
        ready.completeExceptionally(new IllegalStateException("it ended before it was ready"));
    }

    void awaitReady() {
        try {
            ready.get(START_DEADLINE_S, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("no gateway within " + START_DEADLINE_S + " s: " + output, failure);
        }
    }

    String edgeUrl() {
        return ready.join().group(1);
    }

    String apiUrl() {
        return ready.join().group(2);
    }

    String opsUrl() {
        return ready.join().group(3);
    }

    /** SIGTERM, and all that follows it. Answers the exit code. */
    int terminate() throws IOException, InterruptedException {
        // Not Process.destroy: that ends the pipe too, which is how an orphan knows.
        signal("-TERM");
        if (!process.waitFor(END_DEADLINE_S, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not end: " + output);
        }
        return process.exitValue();
    }

    /** Whether it printed a line with these words. */
    boolean says(String... words) {
        return output.stream().anyMatch(line -> List.of(words).stream().allMatch(line::contains));
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** It stands still, with all it has open. */
    void stop() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** It goes on as if no time had passed. */
    void goOn() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("kill " + name + " ended with " + code);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
