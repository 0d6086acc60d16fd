package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Clients of Iamport V1 from npm work unchanged but for their base URL. Their tests are written in JavaScript and run by
 * Node's own test runner; each of them is reported here by name.
 */
class NodeClientsTest {
    private static final Path SOURCES = Path.of("src/node-test/js");
    private static final Path INSTALLED = Path.of("target/node-clients");
    private static final Pattern RESULT = Pattern.compile("(ok|not ok) [0-9]+ - (.+)");

    /** Live channels: clients older than 2026 do not know {@code include_sandbox}. */
    private static final String MERCHANT = """
            {"imp_key":"node","imp_secret":"node_secret","user_code":"imp_node","channels":[
              {"pg_provider":"naverco","sandbox":false},{"pg_provider":"naverpay","sandbox":false}]}""";

    @RegisterExtension
    final Mock mock = new Mock();

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.toList()) {
                Files.write(INSTALLED.resolve(source.getFileName()), Files.readAllBytes(source));
            }
        }
        Path lock = INSTALLED.resolve("package-lock.json");
        Path installedLock = INSTALLED.resolve("installed-lock.json");
        if (Files.exists(installedLock) && Files.mismatch(lock, installedLock) < 0) {
            return;
        }
        Run npm = run(Map.of(), "npm", "ci");
        assertThat(npm.exitCode()).as(npm.output()).isZero();
        Files.write(installedLock, Files.readAllBytes(lock));
    }

    @TestFactory
    Stream<DynamicTest> iamport() {
        return testsOf("iamport.test.mjs");
    }

    @TestFactory
    Stream<DynamicTest> iamporter() {
        return testsOf("iamporter.test.mjs");
    }

    @TestFactory
    Stream<DynamicTest> iamportRestClientNodejs() {
        return testsOf("iamport-rest-client-nodejs.test.mjs");
    }

    @TestFactory
    Stream<DynamicTest> iamportServerApi() {
        return testsOf("iamport-server-api.test.mjs");
    }

    private Stream<DynamicTest> testsOf(String file) {
        assertThat(mock.control("POST", "merchants", MERCHANT).status()).isEqualTo(201);
        Map<String, String> environment = Map.of(
                "NARU_MOCK_URL", mock.url(),
                "NARU_MOCK_IMP_KEY", "node",
                "NARU_MOCK_IMP_SECRET", "node_secret",
                "NARU_MOCK_USER_CODE", "imp_node");
        Run run = run(environment, "node", "--test-reporter=tap", file);
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

    private record Run(int exitCode, String output) {}

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
