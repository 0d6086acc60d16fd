import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Says whether a request is an event from the gateway. Java 11 or newer, nothing else. Copy it. */
public final class WebhookVerifier {
    private static final long TOLERANCE_S = 300;

    private final byte[] key;

    /** @param secret as the gateway showed it: {@code whsec_...} */
    public WebhookVerifier(String secret) {
        this.key = Base64.getDecoder().decode(secret.startsWith("whsec_") ? secret.substring(6) : secret);
    }

    /**
     * Checks one request.
     *
     * @param id the header {@code webhook-id}
     * @param timestamp the header {@code webhook-timestamp}
     * @param signatures the header {@code webhook-signature}
     * @param body the bytes as they arrived, before any parser
     * @param now the time of this check
     */
    public boolean isGenuine(String id, String timestamp, String signatures, byte[] body, Instant now) {
        if (id == null || id.isEmpty() || signatures == null) {
            return false;
        }
        if (timestamp == null || !timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        if (Math.abs(now.getEpochSecond() - Long.parseLong(timestamp)) > TOLERANCE_S) {
            return false;
        }
        byte[] expected = ("v1," + Base64.getEncoder().encodeToString(mac(id, timestamp, body)))
                .getBytes(StandardCharsets.UTF_8);
        boolean genuine = false;
        // While a secret is rotated there are two; values of other versions never match.
        for (String signature : signatures.split(" ")) {
            // Compares in constant time.
            genuine |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
        }
        return genuine;
    }

    private byte[] mac(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
