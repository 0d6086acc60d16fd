package dev.naru.mock.storefront;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks who sent an event (Standard Webhooks, symmetric scheme {@code v1}): base64 of HMAC-SHA256 over
 * {@code id.timestamp.body}. While a secret is rotated the sender signs twice, so one match is enough.
 */
public final class EventSignature {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String SECRET_PREFIX = "whsec_";
    private static final int MIN_SECRET_BYTES = 16;
    private static final int MAX_ID_LENGTH = 200;
    private static final int MAX_SIGNATURES = 8;

    private final SecretKeySpec key;
    private final InstantSource clock;

    /**
     * Checks against one secret.
     *
     * @param secret {@code whsec_} and the key in base64
     * @param clock to tell events that are too old or from the future
     * @throws IllegalArgumentException when the secret is not of that form
     */
    public EventSignature(String secret, InstantSource clock) {
        this.key = new SecretKeySpec(secretBytes(secret), "HmacSHA256");
        this.clock = clock;
    }

    /** What is wrong with the sender's claim, or VALID. */
    enum Check {
        VALID("the signature is good"),
        HEADERS_MISSING("webhook-id, webhook-timestamp and webhook-signature are required"),
        MALFORMED("webhook-id or webhook-timestamp is malformed"),
        OUT_OF_TIME("webhook-timestamp is more than 5 minutes away from now"),
        NO_MATCH("no signature matches");

        final String reason;

        Check(String reason) {
            this.reason = reason;
        }
    }

    /** Whether the raw body, byte for byte as it arrived, was signed with the secret, and not long ago. */
    public boolean isValid(MultiMap headers, Buffer body) {
        return check(headers, body) == Check.VALID;
    }

    /** Checks the raw body, byte for byte as it arrived: a re-encoded JSON text would not match. */
    Check check(MultiMap headers, Buffer body) {
        String id = headers.get("webhook-id");
        String timestamp = headers.get("webhook-timestamp");
        String signatures = headers.get("webhook-signature");
        if (id == null || timestamp == null || signatures == null) {
            return Check.HEADERS_MISSING;
        }
        Instant sentAt = instant(timestamp);
        if (sentAt == null || id.isEmpty() || id.length() > MAX_ID_LENGTH) {
            return Check.MALFORMED;
        }
        if (Duration.between(sentAt, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
            return Check.OUT_OF_TIME;
        }
        return anyMatches(signatures, sign(id, timestamp, body)) ? Check.VALID : Check.NO_MATCH;
    }

    private static boolean anyMatches(String signatures, byte[] expected) {
        boolean matched = false;
        for (String candidate : signatures.split(" ", MAX_SIGNATURES + 1)) {
            if (candidate.startsWith("v1,")) {
                byte[] given = candidate.substring(3).getBytes(StandardCharsets.ISO_8859_1);
                matched |= MessageDigest.isEqual(expected, given);
            }
        }
        return matched;
    }

    private byte[] sign(String id, String timestamp, Buffer body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encode(mac.doFinal(body.getBytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static @Nullable Instant instant(String seconds) {
        return seconds.matches("[0-9]{1,12}") ? Instant.ofEpochSecond(Long.parseLong(seconds)) : null;
    }

    static void requireSecret(String name, String secret) {
        try {
            secretBytes(secret);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + " must be whsec_ followed by at least " + MIN_SECRET_BYTES + " bytes in base64", e);
        }
    }

    private static byte[] secretBytes(String secret) {
        if (!secret.startsWith(SECRET_PREFIX)) {
            throw new IllegalArgumentException("no whsec_ prefix");
        }
        byte[] bytes = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
        if (bytes.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("too short");
        }
        return bytes;
    }
}
