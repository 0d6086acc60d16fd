package dev.naru.gateway.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.http.MediaType;
import dev.naru.gateway.platform.http.PercentDecoder;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a notification in either content type Iamport's console offers; keys it does not know do not matter. */
final class NotificationReader {
    private static final int MAX_FIELDS = 64;
    private static final int MAX_CLAIM = 64;

    private NotificationReader() {}

    /**
     * Reads the claims out of a body.
     *
     * @param contentType as sent; empty = by the look of the body
     * @throws Problem 4xx with one sentence
     */
    static Notification read(String contentType, byte[] body) {
        Map<String, String> claims = isJson(contentType, body) ? json(body) : form(body);
        ImpUid impUid = impUid(claims.get("imp_uid"));
        MerchantUid merchantUid = merchantUid(claims.get("merchant_uid"));
        if (impUid == null && merchantUid == null) {
            throw bad("The notification names neither imp_uid nor merchant_uid.");
        }
        return new Notification(
                impUid, merchantUid, capped(claims.get("status")), capped(claims.get("cancellation_id")));
    }

    private static boolean isJson(String contentType, byte[] body) {
        return switch (MediaType.of(contentType)) {
            case "application/json" -> true;
            case "application/x-www-form-urlencoded" -> false;
            case "" -> body.length > 0 && body[0] == '{';
            default ->
                throw Problem.of(
                        415,
                        "unsupported_media_type",
                        "A notification is application/json or application/x-www-form-urlencoded.");
        };
    }

    private static Map<String, String> json(byte[] body) {
        JsonNode json;
        try {
            json = StrictJson.parse(body);
        } catch (InvalidJson broken) {
            throw bad("The notification is not one JSON object: "
                    + broken.errors().get(0).message() + ".");
        }
        if (!json.isObject()) {
            throw bad("The notification is not one JSON object.");
        }
        Map<String, String> claims = new HashMap<>();
        json.properties().forEach(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                claims.put(field.getKey(), field.getValue().asText());
            }
        });
        return claims;
    }

    private static Map<String, String> form(byte[] body) {
        Map<String, String> claims = new HashMap<>();
        String[] pairs = new String(body, StandardCharsets.ISO_8859_1).split("&", MAX_FIELDS + 1);
        if (pairs.length > MAX_FIELDS) {
            throw bad("The notification has more than " + MAX_FIELDS + " fields.");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals > 0
                    && claims.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1))) != null) {
                throw bad("The notification repeats a field.");
            }
        }
        return claims;
    }

    private static String decoded(String text) {
        String decoded = PercentDecoder.decode(text, 0, text.length());
        if (decoded == null) {
            throw bad("The notification has broken percent-encoding, is not UTF-8 or holds control characters.");
        }
        return decoded;
    }

    private static @Nullable ImpUid impUid(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        // imp_ for payments through the window, imps_ for those through the API (Iamport V1).
        if (!ImpUid.isValid(value) || !value.startsWith("imp")) {
            throw bad("imp_uid is not one of Iamport's.");
        }
        return new ImpUid(value);
    }

    private static @Nullable MerchantUid merchantUid(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (!MerchantUid.isValid(value)) {
            throw bad("merchant_uid is not 1 to " + MerchantUid.MAX_LENGTH + " characters without control characters.");
        }
        return new MerchantUid(value);
    }

    /** Claims are kept for people only, so an odd one is cut, not refused. */
    private static @Nullable String capped(@Nullable String claim) {
        if (claim == null) {
            return null;
        }
        String harmless = claim.replace("\u0000", "");
        return harmless.length() <= MAX_CLAIM ? harmless : harmless.substring(0, MAX_CLAIM);
    }

    private static Problem bad(String sentence) {
        return Problem.of(400, "invalid_notification", sentence);
    }
}
