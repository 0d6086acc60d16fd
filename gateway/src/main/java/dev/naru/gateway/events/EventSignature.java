package dev.naru.gateway.events;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of Standard Webhooks, symmetric scheme {@code v1}: HMAC-SHA256 over {@code id.timestamp.body}. */
final class EventSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private EventSignature() {}

    /**
     * The value of {@code webhook-signature}: one signature per secret, separated by blanks.
     *
     * @param id the event's id, as in {@code webhook-id}
     * @param timestampS seconds since 1970 of this attempt, as in {@code webhook-timestamp}
     */
    static String sign(List<SigningSecret> secrets, String id, long timestampS, byte[] body) {
        return secrets.stream()
                .map(secret -> "v1," + Base64.getEncoder().encodeToString(mac(secret, id, timestampS, body)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] mac(SigningSecret secret, String id, long timestampS, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.bytes(), ALGORITHM));
            mac.update((id + "." + timestampS + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
