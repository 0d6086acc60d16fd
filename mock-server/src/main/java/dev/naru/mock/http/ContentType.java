package dev.naru.mock.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/** What a request says its body is: a media type in lower case, empty when it says nothing (RFC 9110 §8.3). */
final class ContentType {
    private ContentType() {}

    /**
     * The media type of a body that is UTF-8 and not compressed.
     *
     * @throws BadInput 415 naming another charset or coding: read as UTF-8 its text would be silently wrong
     */
    static String of(HttpServerRequest request) {
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.strip().equalsIgnoreCase("identity")) {
            throw unsupported("the content encoding " + shown(coding) + " is not taken; send the body uncompressed");
        }
        String header = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (header == null) {
            return "";
        }
        String[] parts = header.split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            requireUtf8(parts[i].strip());
        }
        return parts[0].strip().toLowerCase(Locale.ROOT);
    }

    static BadInput unsupported(String why) {
        return new BadInput(415, "unsupported_media_type", why, "");
    }

    private static void requireUtf8(String parameter) {
        String[] pair = parameter.split("=", 2);
        if (pair.length < 2 || !pair[0].strip().equalsIgnoreCase("charset")) {
            return;
        }
        String charset = pair[1].strip().replaceAll("^\"(.*)\"$", "$1");
        if (!charset.equalsIgnoreCase("utf-8") && !charset.equalsIgnoreCase("utf8")) {
            throw unsupported("the charset " + shown(charset) + " is not taken; the body must be UTF-8");
        }
    }

    private static String shown(String value) {
        return Shortened.to(64, value);
    }
}
