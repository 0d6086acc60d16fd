package dev.naru.gateway.platform.http;

import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header that makes a request with an effect safe to repeat (draft-ietf-httpapi-idempotency-key-header-07): a string
 * of the caller's choice, new for every effect and the same for every repetition.
 */
public final class IdempotencyKey {
    public static final String HEADER = "Idempotency-Key";

    /** With or without the quotes of a structured field. */
    private static final Pattern VALUE = Pattern.compile("\"([!#-\\[\\]-~ ]{1,255})\"|([!#-~]{1,255})");

    private IdempotencyKey() {}

    /**
     * The key of a request.
     *
     * @throws Problem 400 when there is none, or it is not 1 to 255 printable ASCII characters
     */
    public static String of(RoutingContext ctx) {
        String header = ctx.request().getHeader(HEADER);
        if (header == null) {
            throw Problem.of(
                    400,
                    "idempotency_key_required",
                    "This request has an effect: send " + HEADER + " with a value of your own, such as a UUID, and the"
                            + " same one when you repeat it.");
        }
        String key = read(header.trim());
        if (key == null) {
            throw Problem.of(400, "invalid_idempotency_key", HEADER + " must be 1 to 255 printable ASCII characters.");
        }
        return key;
    }

    private static @Nullable String read(String header) {
        var value = VALUE.matcher(header);
        if (!value.matches()) {
            return null;
        }
        return value.group(1) != null ? value.group(1) : value.group(2);
    }
}
