package dev.naru.gateway.platform.http;

import java.util.Map;

/**
 * An answer that is kept, so that the same request gets the same bytes again.
 *
 * @param headers beside those that every JSON answer has
 * @param body JSON text
 */
public record StoredAnswer(int status, Map<String, String> headers, String body) {}
