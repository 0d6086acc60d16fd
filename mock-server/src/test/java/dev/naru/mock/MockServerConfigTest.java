package dev.naru.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MockServerConfigTest {
    @Test
    void emptyEnvironmentIsTheLocalDefault() {
        MockServerConfig config = MockServerConfig.fromEnvironment(Map.of());

        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.port()).isEqualTo(8090);
        assertThat(config.impKey()).isEqualTo("imp_key_local");
        assertThat(config.clock()).isEqualTo("system");
        assertThat(config.batchInterval()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.webhookUrl()).isNull();
        assertThat(config.seed()).isNull();
        assertThat(config.remoteTargetsAllowed()).isFalse();
    }

    @Test
    void offsetMovesThePortUnlessItIsFree() {
        assertThat(MockServerConfig.fromEnvironment(Map.of("NARU_PORT_OFFSET", "100"))
                        .port())
                .isEqualTo(8190);
        assertThat(MockServerConfig.fromEnvironment(Map.of("NARU_PORT_OFFSET", "100", "NARU_MOCK_PORT", "0"))
                        .port())
                .isZero();
    }

    @Test
    void everyVariableIsRead() {
        MockServerConfig config = MockServerConfig.fromEnvironment(Map.of(
                "NARU_MOCK_WEBHOOK_URL", "http://127.0.0.1:1/w",
                "NARU_MOCK_WEBHOOK_CONTENT_TYPE", "form",
                "NARU_MOCK_PRODUCT_INFO_URL", "http://127.0.0.1:1/p",
                "NARU_MOCK_ADDITIONAL_FEE_URL", "https://shop.test/a",
                "NARU_MOCK_JUDGE_MODE", "strict",
                "NARU_MOCK_CLOCK", "scaled:60",
                "NARU_MOCK_CLOCK_START", "2026-01-01T00:00:00Z",
                "NARU_MOCK_SEED", "7",
                "NARU_MOCK_BATCH_INTERVAL", "PT5S"));

        assertThat(config.webhookUrl()).isEqualTo("http://127.0.0.1:1/w");
        assertThat(config.webhookContentType()).isEqualTo("form");
        assertThat(config.productInfoUrl()).isEqualTo("http://127.0.0.1:1/p");
        assertThat(config.additionalFeeUrl()).isEqualTo("https://shop.test/a");
        assertThat(config.judgeMode()).isEqualTo("strict");
        assertThat(config.clock()).isEqualTo("scaled:60");
        assertThat(config.clockStart()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(config.seed()).isEqualTo(7);
        assertThat(config.batchInterval()).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({
        "NARU_MOCK_PORT, 70000",
        "NARU_MOCK_PORT, eighty",
        "NARU_IMP_KEY, two words",
        "NARU_MOCK_WEBHOOK_URL, webhook",
        "NARU_MOCK_PRODUCT_INFO_URL, file:///etc/passwd",
        "NARU_MOCK_WEBHOOK_CONTENT_TYPE, xml",
        "NARU_MOCK_JUDGE_MODE, harsh",
        "NARU_MOCK_CLOCK, sundial",
        "NARU_MOCK_CLOCK, scaled:0",
        "NARU_MOCK_CLOCK_START, yesterday",
        "NARU_MOCK_SEED, x",
        "NARU_MOCK_BATCH_INTERVAL, PT0S",
        "NARU_MOCK_BATCH_INTERVAL, minute",
        "NARU_MOCK_ALLOW_REMOTE, perhaps"
    })
    void wrongValueStopsTheStartByName(String variable, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MockServerConfig.fromEnvironment(Map.of(variable, value)))
                .withMessageContaining(variable);
    }
}
