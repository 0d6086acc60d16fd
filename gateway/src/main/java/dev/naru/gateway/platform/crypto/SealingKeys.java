package dev.naru.gateway.platform.crypto;

import dev.naru.gateway.platform.value.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that seal: the first one seals, all of them open. The old key follows the new one until everything is sealed
 * anew.
 */
public final class SealingKeys {
    private static final int BYTES = 32;
    private static final int MAX_KEYS = 4;
    private static final int ID_BYTES = 4;

    private final List<SealingKey> keys;

    private SealingKeys(List<SealingKey> keys) {
        this.keys = keys;
    }

    /** A key under the name it has in sealed texts. */
    record SealingKey(String id, SecretKey key) {}

    /**
     * Reads one to four comma-separated keys, each base64 of 32 random bytes, the newest first.
     *
     * @throws IllegalArgumentException saying what is wrong, never with a key in it
     */
    public static SealingKeys parse(Secret text) {
        List<SealingKey> keys = Arrays.stream(text.reveal().split(",", -1))
                .map(part -> key(part.strip()))
                .toList();
        if (keys.size() > MAX_KEYS) {
            throw new IllegalArgumentException("must be at most " + MAX_KEYS + " keys");
        }
        if (keys.stream().map(SealingKey::id).distinct().count() < keys.size()) {
            throw new IllegalArgumentException("must not name a key twice");
        }
        return new SealingKeys(keys);
    }

    /** A new key as {@link #parse} reads it. */
    public static Secret generate(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(Base64.getEncoder().encodeToString(bytes));
    }

    private static SealingKey key(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("must be base64 of 32 random bytes; new,old while rotating");
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("must be base64 of 32 random bytes, and is of " + bytes.length);
        }
        return new SealingKey(id(bytes), new SecretKeySpec(bytes, "AES"));
    }

    /** Follows from the key, so that nobody has to name keys and no two processes name one differently. */
    private static String id(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("naru sealing key id".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(key), 0, ID_BYTES);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** The newest first. */
    List<SealingKey> all() {
        return keys;
    }

    SealingKey newest() {
        return keys.get(0);
    }

    Optional<SealingKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    @Override
    public String toString() {
        return Secret.MASK;
    }
}
