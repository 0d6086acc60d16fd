package dev.naru.gateway.proxy;

import dev.naru.gateway.merchants.Caller;
import dev.naru.gateway.platform.crypto.Signer;
import dev.naru.gateway.platform.crypto.TokenHash;
import dev.naru.gateway.platform.value.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Access tokens of the front, which nobody has to store: whose they are and for which half hour, signed. Every process
 * with the same sealing key gives out and takes the same ones.
 *
 * <p>As with Iamport (V1, POST /users/getToken) all who ask within the half hour get one token with one end; who asks in
 * its last minute gets the same token with five minutes more. Half hours of different keys begin at different moments.
 */
final class FrontTokens {
    private static final int LIFETIME_S = 1_800;
    private static final int LAST_MINUTE_S = 60;

    /** What the last minute adds; also how far the clocks of two processes may differ. */
    private static final int EXTENSION_S = 300;

    private static final byte VERSION = 1;
    private static final int HEAD = 1 + 2 * Long.BYTES + Integer.BYTES;
    private static final int MAX_LENGTH = 256;

    private final Signer signer;
    private final byte[] environmentKey;
    private final InstantSource clock;

    /**
     * Signs nothing yet.
     *
     * @param environmentKey of the default merchant; another one makes its tokens worthless
     */
    FrontTokens(Signer signer, Secret environmentKey, InstantSource clock) {
        this.signer = signer;
        this.environmentKey = TokenHash.of(environmentKey.reveal()).bytes();
        this.clock = clock;
    }

    /**
     * A token as {@code getToken} answers it.
     *
     * @param now by our clock
     */
    record Grant(String token, Instant now, Instant expiresAt) {}

    /** Whose token it is; whether the key is still good must be asked. */
    record Holder(UUID merchantId, String keyId) {}

    /** The token of this half hour. */
    Grant grant(Caller caller) {
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        String keyId = caller.keyId();
        long period = period(keyId, now.getEpochSecond());
        long end = end(keyId, period);
        boolean isLastMinute = end - now.getEpochSecond() <= LAST_MINUTE_S;
        return new Grant(
                text(caller.merchant().id(), keyId, period),
                now,
                Instant.ofEpochSecond(isLastMinute ? end + EXTENSION_S : end));
    }

    /** Empty for what is no token of ours, and for one whose time is over. */
    Optional<Holder> holder(String token) {
        byte[] bytes = decoded(token);
        if (bytes.length <= HEAD + Signer.LENGTH || bytes[0] != VERSION) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(bytes, bytes.length - Signer.LENGTH);
        ByteBuffer head = ByteBuffer.wrap(content, 1, HEAD - 1);
        UUID merchantId = new UUID(head.getLong(), head.getLong());
        int period = head.getInt();
        String keyId = new String(content, HEAD, content.length - HEAD, StandardCharsets.US_ASCII);
        byte[] signature = Arrays.copyOfRange(bytes, content.length, bytes.length);
        return signer.verifies(signed(content, keyId), signature) && isAlive(keyId, period)
                ? Optional.of(new Holder(merchantId, keyId))
                : Optional.empty();
    }

    private boolean isAlive(String keyId, int period) {
        long now = clock.instant().getEpochSecond();
        long end = end(keyId, period);
        return now < end + EXTENSION_S && now >= end - LIFETIME_S - EXTENSION_S;
    }

    private String text(UUID merchantId, String keyId, long period) {
        byte[] key = keyId.getBytes(StandardCharsets.US_ASCII);
        byte[] content = ByteBuffer.allocate(HEAD + key.length)
                .put(VERSION)
                .putLong(merchantId.getMostSignificantBits())
                .putLong(merchantId.getLeastSignificantBits())
                .putInt((int) period)
                .put(key)
                .array();
        byte[] signature = signer.sign(signed(content, keyId));
        byte[] token = ByteBuffer.allocate(content.length + signature.length)
                .put(content)
                .put(signature)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private byte[] signed(byte[] content, String keyId) {
        return keyId.equals(Caller.ENVIRONMENT)
                ? ByteBuffer.allocate(content.length + environmentKey.length)
                        .put(content)
                        .put(environmentKey)
                        .array()
                : content;
    }

    private static byte[] decoded(String token) {
        try {
            return token.length() > MAX_LENGTH
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }

    private static long period(String keyId, long second) {
        return Math.floorDiv(second - offset(keyId), (long) LIFETIME_S);
    }

    private static long end(String keyId, long period) {
        return (period + 1) * LIFETIME_S + offset(keyId);
    }

    private static long offset(String keyId) {
        return Math.floorMod(keyId.hashCode(), LIFETIME_S);
    }
}
