package dev.naru.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.naru.gateway.platform.StartFailure;
import dev.naru.gateway.platform.config.Settings;
import dev.naru.gateway.platform.crypto.SecretPlace;
import dev.naru.gateway.platform.value.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayKeysTest {
    private static final SecretPlace HERE = new SecretPlace(new UUID(0, 1), "merchants.imp_secret");

    @TempDir
    private Path directory;

    @Test
    void whatAKeptKeySealedIsOpenedAfterARestart() {
        GatewayKeys first = keys(Map.of());
        String sealed = first.sealer().seal(new Secret("s"), HERE);

        GatewayKeys second = keys(Map.of());

        assertThat(second.sealer().open(sealed, HERE)).isEqualTo(new Secret("s"));
        assertThat(second.apiKey()).isEqualTo(first.apiKey());
    }

    @Test
    void keptKeysAreForTheOwnerOnly() throws IOException {
        keys(Map.of());

        for (String name : new String[] {"api-key", "sealing-key"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void configuredKeyLeavesNoFile() {
        keys(Map.of("NARU_API_KEY", "naru_a", "NARU_SEALING_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void fileThatHoldsNoKeyStopsTheStart() throws IOException {
        Files.writeString(directory.resolve("sealing-key"), "");

        assertThatThrownBy(() -> keys(Map.of()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("sealing-key must be base64 of 32 random bytes");
    }

    private GatewayKeys keys(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("NARU_DATA_DIR", directory.toString());
        return GatewayKeys.of(GatewayConfig.of(Settings.of(all)));
    }
}
