package dev.naru.gateway.platform.json;

/**
 * What is wrong with one field of a request.
 *
 * @param field path as the caller wrote it, such as {@code items[0].quantity}; empty for the body as a whole
 * @param message one sentence in English, without the value (it may be personal data)
 */
public record FieldError(String field, String message) {}
