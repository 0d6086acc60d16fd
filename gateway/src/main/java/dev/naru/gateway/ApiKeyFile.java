package dev.naru.gateway;

import dev.naru.gateway.platform.OwnerOnly;
import dev.naru.gateway.platform.StartFailure;
import dev.naru.gateway.platform.value.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The api listener's key when none is set: made at the first start, kept in the data directory. */
final class ApiKeyFile {
    private ApiKeyFile() {}

    /** The configured key, or the kept one, or a new one. */
    static Secret keyOf(GatewayConfig config) {
        Secret configured = config.shop().apiKey();
        if (configured != null) {
            return configured;
        }
        Path directory = config.storage().dataDirectory().toAbsolutePath().normalize();
        Path file = directory.resolve("api-key");
        try {
            if (Files.notExists(file)) {
                OwnerOnly.directory(directory);
                OwnerOnly.write(file, "naru_" + random());
            }
            return new Secret(Files.readString(file).strip());
        } catch (IOException failure) {
            throw new StartFailure(
                    "The API key in " + file + " cannot be kept: set NARU_API_KEY, or another NARU_DATA_DIR.", failure);
        }
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
