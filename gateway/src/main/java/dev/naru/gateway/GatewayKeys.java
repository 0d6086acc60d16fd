package dev.naru.gateway;

import dev.naru.gateway.platform.OwnerOnly;
import dev.naru.gateway.platform.StartFailure;
import dev.naru.gateway.platform.crypto.SealingKeys;
import dev.naru.gateway.platform.crypto.SecretSealer;
import dev.naru.gateway.platform.value.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * The keys a gateway cannot be without. What is not set is made at the first start and kept in the data directory, for
 * this user only.
 *
 * @param apiKey of the default merchant
 * @param sealer of the secrets in the database
 */
public record GatewayKeys(Secret apiKey, SecretSealer sealer) {

    /**
     * The configured keys, or the kept ones, or new ones.
     *
     * @throws StartFailure when a file cannot be written or read
     */
    static GatewayKeys of(GatewayConfig config) {
        SecureRandom random = new SecureRandom();
        Path directory = config.storage().dataDirectory().toAbsolutePath().normalize();
        Secret apiKey = config.shop().apiKey();
        SealingKeys sealingKeys = config.storage().sealingKeys();
        return new GatewayKeys(
                apiKey == null ? kept(directory, "api-key", "NARU_API_KEY", () -> newApiKey(random)) : apiKey,
                new SecretSealer(sealingKeys == null ? sealingKeys(directory, random) : sealingKeys, random));
    }

    private static SealingKeys sealingKeys(Path directory, SecureRandom random) {
        Secret kept = kept(directory, "sealing-key", "NARU_SEALING_KEY", () -> SealingKeys.generate(random));
        try {
            return SealingKeys.parse(kept);
        } catch (IllegalArgumentException malformed) {
            throw new StartFailure(
                    "The key in " + directory.resolve("sealing-key") + " " + malformed.getMessage() + ".", malformed);
        }
    }

    private static Secret kept(Path directory, String name, String setting, Supplier<Secret> fresh) {
        Path file = directory.resolve(name);
        try {
            if (Files.notExists(file)) {
                OwnerOnly.directory(directory);
                OwnerOnly.write(file, fresh.get().reveal());
            }
            return new Secret(Files.readString(file).strip());
        } catch (IOException failure) {
            throw new StartFailure(
                    "The key in " + file + " cannot be kept: set " + setting + ", or another NARU_DATA_DIR.", failure);
        }
    }

    private static Secret newApiKey(SecureRandom random) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return new Secret("naru_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
