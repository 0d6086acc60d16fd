package dev.naru.gateway.events;

import dev.naru.gateway.platform.value.Secret;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A key that signs events, in the form Standard Webhooks gives it: {@code whsec_} and base64 of 24 to 64 random bytes.
 */
record SigningSecret(Secret text) {
    static final String PREFIX = "whsec_";
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;
    private static final int NEW_BYTES = 32;

    /** Two while the shop moves from one secret to the next. */
    private static final int MAX_SECRETS = 2;

    SigningSecret {
        bytesOf(text);
    }

    /**
     * Reads one secret, or two separated by a comma; the first is the current one.
     *
     * @throws IllegalArgumentException saying what is wrong, without the secret
     */
    static List<SigningSecret> parse(Secret setting) {
        List<SigningSecret> secrets = Arrays.stream(setting.reveal().split(",", -1))
                .map(text -> new SigningSecret(new Secret(text.strip())))
                .toList();
        if (secrets.size() > MAX_SECRETS) {
            throw new IllegalArgumentException("at most " + MAX_SECRETS + " secrets can sign at once");
        }
        return secrets;
    }

    /** A new secret of 32 random bytes. */
    static SigningSecret generate(RandomGenerator random) {
        byte[] bytes = new byte[NEW_BYTES];
        random.nextBytes(bytes);
        return new SigningSecret(new Secret(PREFIX + Base64.getEncoder().encodeToString(bytes)));
    }

    byte[] bytes() {
        return bytesOf(text);
    }

    private static byte[] bytesOf(Secret secret) {
        String text = secret.reveal();
        byte[] bytes = text.startsWith(PREFIX) ? decoded(text.substring(PREFIX.length())) : new byte[0];
        if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "an event secret is whsec_ and base64 of " + MIN_BYTES + " to " + MAX_BYTES + " bytes");
        }
        return bytes;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            // The decoder's message quotes characters of the secret.
            return new byte[0];
        }
    }
}
