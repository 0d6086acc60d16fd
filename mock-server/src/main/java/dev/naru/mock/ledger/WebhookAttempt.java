package dev.naru.mock.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try of sending a webhook.
 *
 * @param at virtual time it was sent
 * @param responseStatus HTTP status, 0 without an answer
 * @param latencyMs wall time in milliseconds
 * @param responseBody the answer's body, cut at 4 KiB
 * @param error why there was no answer, or null
 * @param manual whether a person asked for it
 */
public record WebhookAttempt(
        Instant at,
        String contentType,
        String requestBody,
        int responseStatus,
        long latencyMs,
        String responseBody,
        @Nullable String error,
        boolean manual) {
    /** Whether the receiver answered with success. */
    public boolean accepted() {
        return responseStatus >= 200 && responseStatus < 300;
    }

    /** Whether a retry could help: no answer, or a 5xx. Anything else was the receiver's decision. */
    public boolean worthRetrying() {
        return error != null || responseStatus >= 500;
    }
}
