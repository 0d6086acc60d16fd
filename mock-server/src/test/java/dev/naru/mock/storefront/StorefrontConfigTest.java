package dev.naru.mock.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorefrontConfigTest {
    @Test
    void anEmptyEnvironmentMeansTheDefaultPorts() {
        StorefrontConfig config = StorefrontConfig.fromEnvironment(Map.of());

        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.port()).isEqualTo(8091);
        assertThat(config.gatewayApiUrl()).isEqualTo("http://127.0.0.1:8081");
        assertThat(config.mockPublicUrl()).isEqualTo("http://127.0.0.1:8090");
        assertThat(config.userCode()).isEqualTo("imp00000000");
    }

    @Test
    void thePortOffsetMovesTheShopAndItsNeighbours() {
        StorefrontConfig config = StorefrontConfig.fromEnvironment(Map.of("NARU_PORT_OFFSET", "100"));

        assertThat(config.port()).isEqualTo(8191);
        assertThat(config.gatewayApiUrl()).isEqualTo("http://127.0.0.1:8181");
        assertThat(config.mockPublicUrl()).isEqualTo("http://127.0.0.1:8190");
    }

    @Test
    void anyFreePortStaysAnyFreePort() {
        assertThat(StorefrontConfig.fromEnvironment(Map.of("NARU_SHOP_PORT", "0", "NARU_PORT_OFFSET", "100"))
                        .port())
                .isZero();
    }

    @Test
    void aTrailingSlashOfAUrlIsDropped() {
        assertThat(StorefrontConfig.fromEnvironment(Map.of("NARU_GATEWAY_API_URL", "https://api.example/naru/"))
                        .gatewayApiUrl())
                .isEqualTo("https://api.example/naru");
    }

    @Test
    void blankValuesCountAsAbsent() {
        assertThat(StorefrontConfig.fromEnvironment(Map.of("NARU_SHOP_PORT", " "))
                        .port())
                .isEqualTo(8091);
    }

    @ParameterizedTest
    @CsvSource({
        "NARU_SHOP_PORT, http",
        "NARU_SHOP_PORT, 65536",
        "NARU_PORT_OFFSET, x",
        "NARU_GATEWAY_API_URL, localhost:8081",
        "NARU_GATEWAY_API_URL, http://user:pw@127.0.0.1",
        "NARU_MOCK_PUBLIC_URL, 'http://mock ; evil'",
        "NARU_MOCK_PUBLIC_URL, http://mock/?a=b",
        "NARU_USER_CODE, imp\"><script>",
        "NARU_EVENT_SECRET, secret",
        "NARU_API_KEY, 'two words'"
    })
    void aWrongValueIsRefusedByItsName(String name, String value) {
        assertThatThrownBy(() -> StorefrontConfig.fromEnvironment(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @Test
    void theShopCanBeSwitchedOff() {
        assertThat(StorefrontConfig.ifEnabled(Map.of("NARU_SHOP_ENABLED", "false", "NARU_SHOP_PORT", "wrong")))
                .isEmpty();
        assertThat(StorefrontConfig.ifEnabled(Map.of())).contains(StorefrontConfig.local());
        assertThatThrownBy(() -> StorefrontConfig.ifEnabled(Map.of("NARU_SHOP_ENABLED", "no")))
                .hasMessageContaining("NARU_SHOP_ENABLED");
    }

    @Test
    void secretsAreNotPrinted() {
        StorefrontConfig config = StorefrontConfig.local();

        assertThat(config.toString()).doesNotContain(config.apiKey()).doesNotContain(config.eventSecret());
    }
}
