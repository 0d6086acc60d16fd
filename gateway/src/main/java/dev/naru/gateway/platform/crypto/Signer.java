package dev.naru.gateway.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 (RFC 2104) with the newest key; every key verifies, so that a rotation breaks nothing that was signed before
 * it. For any thread.
 */
public final class Signer {
    /** Bytes of a signature. */
    public static final int LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKey> keys;

    Signer(List<SecretKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** A key of its own for a purpose: whoever learns it has learnt nothing about another one. */
    static SecretKey derived(SecretKey key, String purpose) {
        byte[] label = ("naru " + purpose).getBytes(StandardCharsets.UTF_8);
        return new SecretKeySpec(sign(new SecretKeySpec(key.getEncoded(), ALGORITHM), label), ALGORITHM);
    }

    public byte[] sign(byte[] message) {
        return sign(keys.get(0), message);
    }

    /** Whether one of the keys signed {@code message}; compared in constant time. */
    public boolean verifies(byte[] message, byte[] signature) {
        return keys.stream().anyMatch(key -> MessageDigest.isEqual(sign(key, message), signature));
    }

    private static byte[] sign(SecretKey key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
