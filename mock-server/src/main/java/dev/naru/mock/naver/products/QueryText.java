package dev.naru.mock.naver.products;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A query string that grows, percent-encoded as RFC 3986 has it: all but letters, digits and {@code - . _ ~}. */
public final class QueryText {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final String HEX = "0123456789ABCDEF";

    private final StringBuilder text = new StringBuilder();
    private final boolean encodedBrackets;

    /** Starts empty. */
    public QueryText(boolean encodedBrackets) {
        this.encodedBrackets = encodedBrackets;
    }

    /** Adds one parameter, or nothing when there is no value. */
    public QueryText add(String name, @Nullable String value) {
        if (value != null) {
            pair(name, encoded(value));
        }
        return this;
    }

    /** Adds one parameter of several values with bare commas between them, or nothing when there are none. */
    public QueryText addAll(String name, Collection<String> values) {
        if (!values.isEmpty()) {
            pair(name, values.stream().map(QueryText::encoded).collect(Collectors.joining(",")));
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void pair(String name, String value) {
        text.append(text.isEmpty() ? "" : "&")
                .append(encodedBrackets ? encoded(name) : name)
                .append('=')
                .append(value);
    }

    private static String encoded(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.charAt((b >> 4) & 0xF)).append(HEX.charAt(b & 0xF));
            }
        }
        return out.toString();
    }
}
