package dev.naru.gateway.platform.http;

import io.vertx.core.http.HttpServerRequest;

/** {@code Authorization: Bearer} (RFC 6750 §2.1). */
public final class BearerToken {
    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** The token, or an empty text when there is none. */
    public static String of(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        boolean bearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return bearer && header != null ? header.substring(SCHEME.length()).strip() : "";
    }
}
