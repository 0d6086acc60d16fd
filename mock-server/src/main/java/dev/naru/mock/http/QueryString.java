package dev.naru.mock.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names and values of a query or a form body, in the order sent. Own parser because the server's one stops silently at
 * 1024 names, splits at semicolons and swallows broken percent-encoding.
 */
public final class QueryString {
    private static final int MAX_PAIRS = 4096;

    private final List<Pair> pairs;

    private QueryString(List<Pair> pairs) {
        this.pairs = pairs;
    }

    /** One name with its value, both decoded. */
    public record Pair(String name, String value) {}

    /**
     * Parses {@code a=b&c=d}.
     *
     * @param raw the text as it was sent, or null for none
     * @throws BadInput when percent-encoding or UTF-8 is broken or there are more than 4096 names
     */
    public static QueryString parse(@Nullable String raw) {
        List<Pair> pairs = new ArrayList<>();
        if (raw != null && !raw.isEmpty()) {
            for (String part : raw.split("&", MAX_PAIRS + 1)) {
                add(pairs, part);
            }
        }
        return new QueryString(pairs);
    }

    private static void add(List<Pair> pairs, String part) {
        if (part.isEmpty()) {
            return;
        }
        if (pairs.size() == MAX_PAIRS) {
            throw BadInput.of("more than " + MAX_PAIRS + " parameters");
        }
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        String value = equals < 0 ? "" : part.substring(equals + 1);
        pairs.add(new Pair(decode(name, true), decode(value, true)));
    }

    public List<Pair> pairs() {
        return List.copyOf(pairs);
    }

    /** The first value under {@code name}, or null when there is none. */
    public @Nullable String first(String name) {
        for (Pair pair : pairs) {
            if (pair.name().equals(name)) {
                return pair.value();
            }
        }
        return null;
    }

    /** Every value of a list parameter, written {@code name[]}, {@code name[0]} or bare. */
    public List<String> list(String name) {
        List<String> values = new ArrayList<>();
        for (Pair pair : pairs) {
            String got = pair.name();
            boolean indexed =
                    got.startsWith(name + "[") && got.substring(name.length()).matches("\\[[0-9]{0,4}]");
            if (got.equals(name) || indexed) {
                values.add(pair.value());
            }
        }
        return values;
    }

    /** A whole number of {@code min} to {@code max}; {@code otherwise} when absent. */
    public long number(String name, long otherwise, long min, long max) {
        String text = first(name);
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(text.strip());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw BadInput.of(name + " must be a whole number of " + min + " to " + max);
        }
        throw BadInput.of(name + " must be a whole number of " + min + " to " + max);
    }

    /**
     * Undoes percent-encoding.
     *
     * @param plusIsBlank whether {@code +} stands for a blank, as in queries and forms but not in paths
     * @throws BadInput when an escape is cut off, not hexadecimal, or the bytes are not UTF-8
     */
    public static String decode(String text, boolean plusIsBlank) {
        if (text.indexOf('%') < 0 && (!plusIsBlank || text.indexOf('+') < 0) && isAscii(text)) {
            return text;
        }
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                bytes.put(hex(raw, i));
                i += 2;
            } else {
                bytes.put(plusIsBlank && raw[i] == '+' ? (byte) ' ' : raw[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException broken) {
            throw BadInput.of("a percent-encoded value is not valid UTF-8");
        }
    }

    private static byte hex(byte[] raw, int at) {
        int high = at + 2 < raw.length ? Character.digit(raw[at + 1], 16) : -1;
        int low = at + 2 < raw.length ? Character.digit(raw[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw BadInput.of("broken percent-encoding");
        }
        return (byte) (high << 4 | low);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
