package dev.naru.gateway.platform.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Form decoding, strict: broken escapes, broken UTF-8 and control characters have no value at all. */
public final class PercentDecoder {
    private PercentDecoder() {}

    /**
     * Decodes a part of a query or of a form. Bytes beyond ASCII may stand raw, one per char, as the HTTP server delivers them.
     *
     * @return null when it is not valid, or holds a control character: no name and no value ever does
     */
    public static @Nullable String decode(String text, int from, int to) {
        int i = from;
        while (i < to && isPlain(text.charAt(i))) {
            i++;
        }
        if (i == to) {
            return text.substring(from, to);
        }
        String decoded = decodeFrom(text, from, i, to);
        return decoded == null || hasControl(decoded) ? null : decoded;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7F && c != '%' && c != '+';
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String decodeFrom(String text, int from, int special, int to) {
        byte[] bytes = new byte[to - from];
        int length = 0;
        boolean ascii = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int value = c;
            if (i >= special && c == '+') {
                value = ' ';
            } else if (c == '%') {
                value = i + 2 < to ? hex(text.charAt(i + 1)) << 4 | hex(text.charAt(i + 2)) : -1;
                i += 2;
            }
            if (value < 0 || value > 0xFF) {
                return null;
            }
            ascii &= value < 0x80;
            bytes[length++] = (byte) value;
        }
        return ascii ? new String(bytes, 0, length, StandardCharsets.US_ASCII) : utf8(bytes, length);
    }

    private static @Nullable String utf8(byte[] bytes, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException broken) {
            return null;
        }
    }

    /** The digit's value, or -1, which stays negative whatever it is shifted by or joined with. */
    private static int hex(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'A' && c <= 'F') {
            return c - 'A' + 10;
        }
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }
}
