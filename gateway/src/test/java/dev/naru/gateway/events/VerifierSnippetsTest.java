package dev.naru.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.Secret;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/snippets} tells merchants to copy, in its own language, against the vectors beside it. */
class VerifierSnippetsTest {
    private static final Path SNIPPETS =
            Path.of("..", "docs", "snippets").toAbsolutePath().normalize();
    private static final Path VECTORS = SNIPPETS.resolve("vectors.json");
    private static final int DEADLINE_S = 60;

    private static final String NODE = """
            import { readFileSync } from 'node:fs';
            const { isGenuine } = await import(process.argv[1]);
            for (const v of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
              console.log(isGenuine(v.secret, v, Buffer.from(v.body_base64, 'base64'), v.now_s));
            }
            """;

    private static final String PYTHON = """
            import base64, json, sys
            sys.dont_write_bytecode = True
            sys.path.insert(0, sys.argv[1])
            from verify_webhook import is_genuine
            for v in json.load(open(sys.argv[2], encoding='utf-8')):
                body = base64.b64decode(v['body_base64'])
                genuine = is_genuine(v['secret'], v['id'], v['timestamp'], v['signatures'], body, v['now_s'])
                print('true' if genuine is True else 'false' if genuine is False else repr(genuine))
            """;

    @TempDir
    Path compiled;

    private final List<JsonNode> vectors = vectors();

    @Test
    void gatewaySignsAsTheVectorsSay() {
        for (JsonNode vector : vectors) {
            if (vector.path("genuine").asBoolean()) {
                String ours = EventSignature.sign(
                        SigningSecret.parse(new Secret(text(vector, "secret"))),
                        text(vector, "id"),
                        vector.path("timestamp").asLong(),
                        body(vector));

                assertThat(text(vector, "signatures").split(" "))
                        .as(text(vector, "name"))
                        .contains(ours);
            }
        }
    }

    @Test
    void javaVerifierAgreesWithEveryVector() throws Exception {
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-Xlint:all",
                        "-Werror",
                        "--release",
                        "11",
                        "-d",
                        compiled.toString(),
                        SNIPPETS.resolve("WebhookVerifier.java").toString());
        assertThat(result).isZero();
        List<String> verdicts = new ArrayList<>();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {compiled.toUri().toURL()}, null)) {
            Class<?> verifier = loader.loadClass("WebhookVerifier");
            Method isGenuine = verifier.getMethod(
                    "isGenuine", String.class, String.class, String.class, byte[].class, Instant.class);
            for (JsonNode vector : vectors) {
                Object genuine = isGenuine.invoke(
                        verifier.getConstructor(String.class).newInstance(text(vector, "secret")),
                        text(vector, "id"),
                        text(vector, "timestamp"),
                        text(vector, "signatures"),
                        body(vector),
                        Instant.ofEpochSecond(vector.path("now_s").asLong()));
                verdicts.add(String.valueOf(genuine));
            }
        }

        assertThat(named(verdicts)).isEqualTo(named(expected()));
    }

    @Test
    void nodeVerifierAgreesWithEveryVector() throws Exception {
        assumeTrue(isOnPath("node"), "Node is not installed");

        List<String> verdicts = run(
                "node",
                "--input-type=module",
                "-e",
                NODE,
                SNIPPETS.resolve("verify-webhook.mjs").toUri().toString(),
                VECTORS.toString());

        assertThat(named(verdicts)).isEqualTo(named(expected()));
    }

    @Test
    void pythonVerifierAgreesWithEveryVector() throws Exception {
        assumeTrue(isOnPath("python3"), "Python is not installed");

        List<String> verdicts = run("python3", "-c", PYTHON, SNIPPETS.toString(), VECTORS.toString());

        assertThat(named(verdicts)).isEqualTo(named(expected()));
    }

    private List<String> run(String... command) throws IOException, InterruptedException {
        Path output = compiled.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(DEADLINE_S, TimeUnit.SECONDS))
                    .as("%s ended in time", command[0])
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readAllLines(output);
    }

    private static boolean isOnPath(String program) {
        String path = System.getenv("PATH");
        return path != null
                && List.of(path.split(File.pathSeparator)).stream()
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private List<String> expected() {
        return vectors.stream().map(vector -> vector.path("genuine").asText()).toList();
    }

    private List<String> named(List<String> verdicts) {
        assertThat(verdicts).hasSameSizeAs(vectors);
        List<String> named = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            named.add(text(vectors.get(i), "name") + ": " + verdicts.get(i));
        }
        return named;
    }

    private static List<JsonNode> vectors() {
        try {
            List<JsonNode> vectors = new ArrayList<>();
            StrictJson.mapper().readTree(Files.readString(VECTORS)).forEach(vectors::add);
            assertThat(vectors).hasSizeGreaterThan(20);
            return vectors;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String text(JsonNode vector, String field) {
        return vector.path(field).asText();
    }

    private static byte[] body(JsonNode vector) {
        return Base64.getDecoder().decode(text(vector, "body_base64").getBytes(StandardCharsets.US_ASCII));
    }
}
