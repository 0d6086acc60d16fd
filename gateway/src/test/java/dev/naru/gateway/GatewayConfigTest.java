package dev.naru.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.naru.gateway.platform.StartFailure;
import dev.naru.gateway.platform.config.Settings;
import dev.naru.gateway.platform.trace.SpanSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayConfigTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void nothingSetIsAGatewayOnLoopbackWithItsOwnDatabase() {
        GatewayConfig config = config(Map.of());

        assertThat(config.listeners().host()).isEqualTo("127.0.0.1");
        assertThat(config.listeners().edgePort()).isEqualTo(8080);
        assertThat(config.listeners().apiPort()).isEqualTo(8081);
        assertThat(config.listeners().opsPort()).isEqualTo(8082);
        assertThat(config.storage().address()).isNull();
        assertThat(config.storage().retention()).isEqualTo(Duration.ofDays(90));
        assertThat(config.drainTimeout()).isEqualTo(Duration.ofSeconds(25));
        assertThat(config.front().cardRoutes()).isFalse();
        assertThat(config.spans()).isNull();
    }

    @Test
    void spansGoWhereTheEndpointSays() {
        SpanSettings spans = config(Map.of("NARU_OTEL_ENDPOINT", "http://127.0.0.1:4318", "NARU_OTEL_RATIO", "0.25"))
                .spans();

        assertThat(spans).isEqualTo(new SpanSettings(URI.create("http://127.0.0.1:4318"), 0.25));
    }

    @Test
    void offsetMovesEveryPortButNotTheOneLeftToChance() {
        GatewayConfig config = config(Map.of("NARU_PORT_OFFSET", "100", "NARU_OPS_PORT", "0"));

        assertThat(config.listeners().edgePort()).isEqualTo(8180);
        assertThat(config.listeners().apiPort()).isEqualTo(8181);
        assertThat(config.listeners().opsPort()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NARU_EDGE_PORT              | eighty              | must be a whole number
            NARU_EDGE_PORT              | 65536               | must be 0 to 65535
            NARU_API_PORT               | -1                  | must be 0 to 65535
            NARU_PORT_OFFSET            | 60000               | must be 0 to 50000
            NARU_EVENT_LOOPS            | 0                   | must be 1 to 64
            NARU_DB_POOL_SIZE           | 51                  | must be 1 to 50
            NARU_RETENTION_DAYS         | 0                   | must be 1 to 3650
            NARU_TAKEOVER               | PT0.5S              | must be PT1S to PT5M
            NARU_DB_URL                 | mysql://a:b@c/d     | must start with postgresql://
            NARU_DB_URL                 | postgresql://c/d    | must be postgresql://user:password@host
            NARU_DB_URL                 | postgresql://a:b@c  | must be postgresql://user:password@host
            NARU_DB_URL                 | postgresql://a:s3cr%et@c/d | is not a URL
            NARU_DB_URL                 | postgresql://a:b@c/d?sslmode=maybe | takes one parameter
            NARU_DB_URL                 | postgresql://a:b@c/d?pool=3 | takes one parameter
            NARU_IAMPORT_URL            | api.iamport.kr      | must be an http:// or https:// URL
            NARU_IAMPORT_URL            | https://u:p@host    | must be a URL without user
            NARU_IAMPORT_URL            | 1mp.s3cret:value    | must be an http:// or https:// URL
            NARU_IMP_KEY                | only-a-key          | go together
            NARU_INCLUDE_SANDBOX        | yes                 | must be true or false
            NARU_FRONT_CARD_ROUTES      | 1                   | must be true or false
            NARU_EVENT_URL              | http://127.0.0.1/e  | needs NARU_EVENT_SECRET
            NARU_EVENT_SECRET           | s3cret              | is wrong
            NARU_EVENT_SECRET           | whsec_!!            | is wrong
            NARU_EVENT_SECRET           | whsec_c2hvcnQ=      | is wrong
            NARU_ADMIN_TOKEN            | s3cret              | must be at least 16 characters
            NARU_SEALING_KEY            | s3cret              | must be base64 of 32 random bytes
            NARU_SEALING_KEY            | c2hvcnQ=            | must be base64 of 32 random bytes
            NARU_POLL_PLAN              | PT60S,soon          | ISO 8601
            NARU_POLL_PLAN              | PT60S,              | ISO 8601
            NARU_SWEEP_INTERVAL         | PT0S                | must be PT0.1S to PT24H
            NARU_PRODUCT_CHECK_DEADLINE | PT1M                | must be PT0.05S to PT10S
            NARU_AREA_SURCHARGE_MODE    | MULTIPLY            | must be one of
            NARU_COMBINATIONS           | some                | must be one of
            NARU_MAX_PRODUCTS           | 301                 | must be 1 to 300
            NARU_OTEL_ENDPOINT          | 127.0.0.1:4318      | must be an http:// or https:// URL
            NARU_OTEL_ENDPOINT          | http://h:4318?key=s3cret | must be a URL without user
            NARU_OTEL_RATIO             | 1.1                 | must be 0 to 1
            NARU_OTEL_RATIO             | 10%                 | must be 0 to 1
            NARU_OTEL_RATIO             | NaN                 | must be 0 to 1
            NARU_TRUSTED_PROXIES        | balancer.local      | must be IP addresses or blocks
            NARU_TRUSTED_PROXIES        | 10.0.0.0/8,         | must be IP addresses or blocks
            NARU_TRUSTED_PROXIES        | 10.0.0.0/33         | must have lengths of 0 to 32
            NARU_TRUSTED_PROXIES        | 10.0.0.1/8          | must have no bits set
            NARU_EDGE_CONNECTIONS_PER_ADDRESS | many          | must be a whole number
            NARU_EDGE_REQUESTS_PER_ADDRESS | -1               | must be 0 to 1000000
            NARU_WRONG_KEYS             | -1                  | must be 0 to 1000000
            """)
    void wrongValueIsOneSentenceThatNamesTheSettingAndNotTheValue(String name, String value, String says) {
        assertThatThrownBy(() -> config(Map.of(name, value)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(name)
                .hasMessageContaining(says)
                .hasMessageNotContaining("s3cr");
    }

    @Test
    void portAndOffsetTogetherStayInRange() {
        assertThatThrownBy(() -> config(Map.of("NARU_PORT_OFFSET", "100", "NARU_EDGE_PORT", "65500")))
                .hasMessage("NARU_EDGE_PORT plus NARU_PORT_OFFSET must be at most 65535.");
    }

    @Test
    void serverOnAnotherMachineMustSpeakTlsUnlessToldOtherwise() {
        assertThat(sslMode("postgresql://a:b@db.example/naru")).isEqualTo("require");
        assertThat(sslMode("postgresql://a:b@127.0.0.1/naru")).isEqualTo("disable");
        assertThat(sslMode("postgresql://a:b@db.example/naru?sslmode=disable")).isEqualTo("disable");
        assertThat(sslMode("postgresql://a:b@127.0.0.1/naru?sslmode=verify-full"))
                .isEqualTo("verify-full");
    }

    @Test
    void choicesAreTakenInEitherCase() {
        assertThat(config(Map.of("NARU_COMBINATIONS", "all")).products().combinations())
                .isEqualTo(GatewayConfig.Combinations.ALL);
    }

    @Test
    void environmentWinsOverTheFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("naru.conf"), "# ours\n\nNARU_MERCHANT_NAME = of the file\nNARU_EDGE_PORT=9000\n");

        GatewayConfig config = config(Map.of("NARU_CONFIG_FILE", file.toString(), "NARU_EDGE_PORT", "9100"));

        assertThat(config.shop().name()).isEqualTo("of the file");
        assertThat(config.listeners().edgePort()).isEqualTo(9100);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NARU_EDGE_PROT=9000                    | NARU_EDGE_PROT
            just words                             | line 1
            NARU_EDGE_PORT=1;NARU_EDGE_PORT=2      | twice
            """)
    void fileWithAMistakeIsRefused(String lines, String says, @TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("naru.conf"), lines.replace(';', '\n'));

        assertThatThrownBy(() -> config(Map.of("NARU_CONFIG_FILE", file.toString())))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(says);
    }

    @Test
    void missingFileIsOneSentence() {
        assertThatThrownBy(() -> config(Map.of("NARU_CONFIG_FILE", "/nowhere/naru.conf")))
                .hasMessage("NARU_CONFIG_FILE names /nowhere/naru.conf, which cannot be read.");
    }

    @Test
    void checkConfigPrintsWhatIsInEffectAndNoSecret() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "NARU_API_KEY", "s3cret-api",
                "NARU_IMP_KEY", "public-key",
                "NARU_IMP_SECRET", "s3cret-imp",
                "NARU_EVENT_URL", "http://127.0.0.1:8091/events/naru",
                "NARU_EVENT_SECRET", "whsec_bmFydS1sb2NhbC1ldmVudC1zZWNyZXQtMDAwMDAwMDE=",
                "NARU_WEBHOOK_TOKEN", "s3cret-token",
                "NARU_DB_URL", "postgresql://naru:s3cret-db@127.0.0.1:5432/naru"));

        int code = run(List.of("--check-config"), environment);

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("NARU_API_KEY=********  # environment")
                .contains("NARU_IMP_KEY=public-key  # environment")
                .contains("NARU_DB_URL=postgresql://naru@127.0.0.1:5432/naru  # environment")
                .contains("NARU_EDGE_PORT=8080  # default")
                .doesNotContain("s3cret")
                .doesNotContain("bmFydS1s");
    }

    @Test
    void wrongSettingIsOneLineOnStandardErrorAndCodeOne() {
        int code = run(List.of("--check-config"), Map.of("NARU_EDGE_PORT", "eighty"));

        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("naru gateway: NARU_EDGE_PORT must be a whole number." + System.lineSeparator());
    }

    @Test
    void everyWrongSettingIsNamedAndTheOthersAreShown(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("naru.conf"), "NARU_EDGE_PROT=9000\njust words\n");
        Map<String, String> environment = Map.of(
                "NARU_CONFIG_FILE", file.toString(),
                "NARU_EDGE_PORT", "eighty",
                "NARU_ADMIN_TOKEN", "s3cret",
                "NARU_DB_URL", "mysql://a:s3cret@c/d",
                "NARU_POLL_PLAN", "soon",
                "NARU_IMP_KEY", "only-a-key",
                "NARU_EVENT_SECRET", "s3cret");

        int code = run(List.of("--check-config"), environment);

        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .hasSize(8)
                .allMatch(line -> line.startsWith("naru gateway: NARU_"));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("NARU_EDGE_PROT", "line 2", "NARU_EDGE_PORT", "NARU_ADMIN_TOKEN", "NARU_DB_URL")
                .contains("NARU_POLL_PLAN", "NARU_IMP_KEY", "NARU_EVENT_SECRET");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("NARU_EDGE_PORT=(wrong)  # environment", "NARU_API_PORT=8081  # default");
        assertThat(out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8))
                .doesNotContain("s3cret");
    }

    @Test
    void checkConfigSaysThatItAskedNobody() {
        assertThat(run(List.of("--check-config"), Map.of("NARU_DB_URL", "postgresql://a:b@127.0.0.1:1/none")))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Neither the database nor Iamport was asked");
    }

    @Test
    void helpNamesEverySetting() {
        int code = run(List.of("--help"), Map.of());

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("NARU_DATA_DIR", "NARU_POLL_PLAN", "--check-config");
    }

    @Test
    void unknownOptionIsAMistakeOfTheCaller() {
        assertThat(run(List.of("--port=1"), Map.of())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--port=1", "--help");
    }

    private int run(List<String> arguments, Map<String, String> environment) {
        return GatewayMain.run(
                arguments,
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String sslMode(String url) {
        var address = config(Map.of("NARU_DB_URL", url)).storage().address();
        return address == null ? "no address" : address.sslMode();
    }

    private static GatewayConfig config(Map<String, String> environment) {
        return GatewayConfig.of(Settings.of(environment));
    }
}
