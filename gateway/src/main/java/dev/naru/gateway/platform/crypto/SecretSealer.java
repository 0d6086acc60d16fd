package dev.naru.gateway.platform.crypto;

import dev.naru.gateway.platform.crypto.SealingKeys.SealingKey;
import dev.naru.gateway.platform.value.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals secrets for the database: AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce, as
 * {@code v1.<key id>.<base64url of nonce, ciphertext and tag>}. Random nonces are safe for 2^32 seals per key, which
 * secrets that people type never reach. Microseconds per call; any thread.
 */
public final class SecretSealer {
    private static final String VERSION = "v1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SealingKeys keys;
    private final SecureRandom random;

    public SecretSealer(SealingKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /** Seals with the newest key. The same secret gives another text every time. */
    public String seal(Secret secret, SecretPlace place) {
        SealingKey key = keys.newest();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] text = secret.reveal().getBytes(StandardCharsets.UTF_8);
        byte[] sealed = new byte[NONCE_BYTES + text.length + TAG_BITS / 8];
        System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
        try {
            cipher(Cipher.ENCRYPT_MODE, key, sealed, place).doFinal(text, 0, text.length, sealed, NONCE_BYTES);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
        return VERSION + "." + key.id() + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /**
     * Opens what was sealed for this very place.
     *
     * @throws SealBroken when its key is not among ours, or it was altered, or it was sealed for another place
     */
    public Secret open(String sealed, SecretPlace place) {
        String[] parts = sealed.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            throw new SealBroken("not a sealed text");
        }
        SealingKey key = keys.find(parts[1])
                .orElseThrow(
                        () -> new SealBroken("sealed with key " + parts[1] + ", which is not among the keys here"));
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(parts[2]);
            if (bytes.length < NONCE_BYTES + TAG_BITS / 8) {
                throw new SealBroken("cut off");
            }
            byte[] text = cipher(Cipher.DECRYPT_MODE, key, bytes, place)
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return new Secret(new String(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | AEADBadTagException altered) {
            throw new SealBroken("altered, or sealed for another place than " + place.column(), altered);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Signs for one purpose, with keys that follow from the sealing keys and open nothing. */
    public Signer signer(String purpose) {
        return new Signer(keys.all().stream()
                .map(key -> Signer.derived(key.key(), purpose))
                .toList());
    }

    /** Whether the newest key sealed it; if not, it should be sealed anew before the old key is taken away. */
    public boolean isCurrent(String sealed) {
        return sealed.startsWith(VERSION + "." + keys.newest().id() + ".");
    }

    private static Cipher cipher(int mode, SealingKey key, byte[] nonceFirst, SecretPlace place)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonceFirst, 0, NONCE_BYTES));
        cipher.updateAAD(place.associatedData());
        return cipher;
    }
}
