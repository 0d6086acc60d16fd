package dev.naru.gateway.merchants;

import dev.naru.gateway.merchants.Merchant.Mode;
import dev.naru.gateway.platform.crypto.TokenHash;
import dev.naru.gateway.platform.value.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A new API key: {@code naru_live_<key id>_<256 random bits>}. The part before the third underscore is no secret and is
 * how people recognise a key.
 */
record KeyText(String keyId, Secret text) {
    private static final Pattern FORM = Pattern.compile("naru_(live|test)_[a-z2-7]{12}_[A-Za-z0-9_-]{43}");
    private static final String ID_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int ID_LENGTH = 12;
    private static final int SECRET_BYTES = 32;

    static KeyText random(Mode mode, SecureRandom random) {
        StringBuilder id = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ID_ALPHABET.charAt(random.nextInt(ID_ALPHABET.length())));
        }
        return new KeyText(id.toString(), new Secret(prefix(mode, id.toString()) + "_" + token(SECRET_BYTES, random)));
    }

    /** The key's public part. */
    static String prefix(Mode mode, String keyId) {
        return "naru_" + mode.name().toLowerCase(Locale.ROOT) + "_" + keyId;
    }

    /** Base64url of random bytes. */
    static String token(int bytes, SecureRandom random) {
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** Whether a text can be one of our keys at all; anything else is not worth asking the database for. */
    static boolean isWellFormed(String shown) {
        return shown.length() < 80 && FORM.matcher(shown).matches();
    }

    TokenHash hash() {
        return TokenHash.of(text.reveal());
    }
}
