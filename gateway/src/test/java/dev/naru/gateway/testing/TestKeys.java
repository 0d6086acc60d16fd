package dev.naru.gateway.testing;

import dev.naru.gateway.GatewayKeys;
import dev.naru.gateway.platform.crypto.SealingKeys;
import dev.naru.gateway.platform.crypto.SecretSealer;
import dev.naru.gateway.platform.value.Secret;
import java.security.SecureRandom;

/** Keys for a gateway that has no data directory. Every call seals with the same key, so that a restart can be tested. */
public final class TestKeys {
    private static final Secret SEALING_KEY = new Secret("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    private TestKeys() {}

    public static GatewayKeys withApiKey(String apiKey) {
        return new GatewayKeys(new Secret(apiKey), sealer());
    }

    public static SecretSealer sealer() {
        return new SecretSealer(SealingKeys.parse(SEALING_KEY), new SecureRandom());
    }
}
