package dev.naru.gateway.platform.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a Content-Type header says, for routes that read UTF-8 and nothing else. */
public final class MediaType {
    private static final String CHARSET = "charset=";

    private MediaType() {}

    /**
     * Reads the header (RFC 9110 §8.3.1).
     *
     * @return type and subtype in lower case; empty without a header
     * @throws Problem 415 naming a charset other than UTF-8
     */
    public static String of(@Nullable String header) {
        if (header == null) {
            return "";
        }
        String[] parts = header.split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.regionMatches(true, 0, CHARSET, 0, CHARSET.length())) {
                requireUtf8(parameter.substring(CHARSET.length()).strip());
            }
        }
        return parts[0].strip().toLowerCase(Locale.ROOT);
    }

    private static void requireUtf8(String charset) {
        String bare = charset.replace("\"", "");
        if (!bare.equalsIgnoreCase("utf-8") && !bare.equalsIgnoreCase("utf8")) {
            throw Problem.of(415, "unsupported_media_type", "The charset " + bare + " is not taken; send UTF-8.");
        }
    }
}
