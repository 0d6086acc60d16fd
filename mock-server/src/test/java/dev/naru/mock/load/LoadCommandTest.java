package dev.naru.mock.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadCommandTest {
    private static final Map<String, String> KEYS =
            Map.of("NARU_API_KEY", "key", "NARU_EVENT_SECRET", "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path files;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "whole-storm --target http://127.0.0.1:1 | there is no scenario whole-storm",
                "webhook-intake | --target (NARU_LOAD_TARGET) must say what to load",
                "webhook-intake --target | --target needs a value",
                "webhook-intake --target 127.0.0.1:1 | must be http://host:port",
                "webhook-intake --target http://127.0.0.1:1/path | without a path",
                "webhook-intake --target http://gateway.example:80 | add --allow-remote",
                "webhook-intake --target http://127.0.0.1:1 --rate fast | --rate must be arrivals per second",
                "webhook-intake --target http://127.0.0.1:1 --rate 0 | --rate must be above 0",
                "webhook-intake --target http://127.0.0.1:1 --rate 0.1 --seconds 1 | no arrival at all",
                "webhook-intake --target http://127.0.0.1:1 --rate 900000 --seconds 3600 | more than 50000000 arrivals",
                "webhook-intake --target http://127.0.0.1:1 --seconds 0 | --seconds must be a whole number from 1 to 3600",
                "webhook-intake --target http://127.0.0.1:1 --connections x | --connections must be a whole number",
                "webhook-intake --target http://127.0.0.1:1 --watch gateway | --watch must be NAME=PID",
                "webhook-intake --target http://127.0.0.1:1 --fast | unknown option --fast",
                "product-check --target http://127.0.0.1:1 | a product check needs --api",
                "product-check --target http://127.0.0.1:1 --api http://10.0.0.1:1 | --api http://10.0.0.1:1 is not this",
                "purchase --target http://127.0.0.1:1 | a purchase needs --mock",
                "purchase --target http://127.0.0.1:1 --mock http://127.0.0.1:1 | a purchase needs --events-port",
                "purchase --target http://127.0.0.1:1 --mock http://127.0.0.1:1 --events-port 1 --rate 5000 | at most 50000",
            })
    void aWrongOptionIsOneSentenceAndExitCodeTwo(String line, String sentence) {
        assertThat(run(KEYS, line.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("load: ")
                .contains(sentence)
                .hasLineCount(1);
    }

    @Test
    void aMissingKeyIsNamed() {
        assertThat(run(Map.of(), "order-creation", "--target", "http://127.0.0.1:1"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("NARU_API_KEY must hold a key");
    }

    @Test
    void aRemoteTargetIsTakenWhenAllowed() {
        assertThat(run(KEYS, "webhook-intake", "--target", "https://gateway.example", "--allow-remote", "--check"))
                .isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void theEnvironmentMayNameTheTarget() {
        assertThat(run(Map.of("NARU_LOAD_TARGET", "http://localhost:8080"), "webhook-intake", "--check"))
                .isZero();
    }

    @Test
    void aTargetThatIsNotThereIsOneSentence() {
        // Port 1 of this machine: nothing listens there.
        assertThat(run(KEYS, "order-creation", "--target", "http://127.0.0.1:1"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("load: what the run needs does not answer (no connection)")
                .hasLineCount(1);
    }

    @Test
    void aReportThatCannotBeWrittenIsToldBeforeTheRun() throws IOException {
        Path taken = Files.createFile(files.resolve("taken"));

        assertThat(run(
                        KEYS,
                        "webhook-intake",
                        "--target",
                        "http://127.0.0.1:1",
                        "--html",
                        taken.resolve("load.html").toString()))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("load: the report cannot be written");
    }

    private int run(Map<String, String> env, String... args) {
        return new LoadCommand(env, printer(out), printer(err), InstantSource.system(), System::nanoTime)
                .run(List.of(args));
    }

    private static PrintStream printer(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
