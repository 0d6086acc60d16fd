package dev.naru.gateway.platform.json;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of a request.
 *
 * @param field path as the caller wrote it, such as {@code items[0].quantity}; empty for the body as a whole
 * @param message one sentence in English, without the value (it may be personal data)
 * @param code stable name of the fault for callers that branch on it, or null where the sentence is all there is
 * @param messageKo the sentence in Korean where a buyer may come to see it, or null
 */
public record FieldError(
        String field,
        String message,
        @Nullable String code,
        @Nullable String messageKo) {
    public FieldError(String field, String message) {
        this(field, message, null, null);
    }
}
