package dev.naru.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The clients from npm, installed once for all modules, and the scripts that drive them. Scripts run by Node's own test
 * runner; each of their tests is reported here by name.
 */
public final class NodeTests {
    // Modules are tested in their own directories, which are neighbours.
    private static final Path CLIENTS = Path.of("../mock-server/src/node-test/js");
    private static final Path INSTALLED = Path.of("../mock-server/target/node-clients");
    private static final Path OWN = Path.of("src/node-test/js");
    private static final Pattern RESULT = Pattern.compile("(ok|not ok) [0-9]+ - (.+)");

    private record Run(int exitCode, String output) {}

    private NodeTests() {}

    /** Installs the clients unless they are, and puts the scripts of the module under test beside them. */
    public static void install() {
        try {
            Files.createDirectories(INSTALLED);
            copy(CLIENTS);
            copy(OWN);
            Path lock = INSTALLED.resolve("package-lock.json");
            Path installedLock = INSTALLED.resolve("installed-lock.json");
            if (Files.exists(installedLock) && Files.mismatch(lock, installedLock) < 0) {
                return;
            }
            Run npm = run(Map.of(), "npm", "ci");
            assertThat(npm.exitCode()).as(npm.output()).isZero();
            Files.write(installedLock, Files.readAllBytes(lock));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void copy(Path directory) throws IOException {
        try (Stream<Path> sources = Files.list(directory)) {
            for (Path source : sources.toList()) {
                Files.write(INSTALLED.resolve(source.getFileName()), Files.readAllBytes(source));
            }
        }
    }

    /**
     * Runs a script and answers what became of each of its tests.
     *
     * @param environment on top of this process's own
     */
    public static Stream<DynamicTest> of(String script, Map<String, String> environment) {
        Run run = run(environment, "node", "--test-reporter=tap", script);
        List<DynamicTest> tests = new ArrayList<>();
        run.output().lines().forEach(line -> {
            var result = RESULT.matcher(line);
            if (result.matches()) {
                String name = result.group(2);
                boolean ok = result.group(1).equals("ok");
                tests.add(DynamicTest.dynamicTest(
                        name, () -> assertThat(ok).as(run.output()).isTrue()));
            }
        });
        assertThat(tests).as(run.output()).hasSizeGreaterThan(3);
        return tests.stream();
    }

    private static Run run(Map<String, String> environment, String... command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(INSTALLED.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Path log = INSTALLED.resolve(command[command.length - 1] + ".log");
            Process process = builder.redirectOutput(log.toFile()).start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(List.of(command) + " did not end: " + Files.readString(log));
            }
            return new Run(process.exitValue(), Files.readString(log));
        } catch (IOException failed) {
            throw new AssertionError(
                    command[0] + " cannot be run: install Node 18.15 or newer and npm"
                            + " (Debian: apt-get install nodejs npm)",
                    failed);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
