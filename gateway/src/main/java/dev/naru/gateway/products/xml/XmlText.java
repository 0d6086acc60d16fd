package dev.naru.gateway.products.xml;

/**
 * Makes any text one that XML 1.0 can carry. Woodstox throws in mid-document at control characters and half surrogate
 * pairs, and writes U+FFFE ill-formed without a word, so nothing reaches it unchecked.
 */
final class XmlText {
    private static final char REPLACEMENT = '\uFFFD';

    private XmlText() {}

    /** The text with tabs and line ends as blanks, and U+FFFD in place of what XML forbids. */
    static String of(String text) {
        int i = 0;
        while (i < text.length() && isPlain(text.charAt(i))) {
            i++;
        }
        return i == text.length() ? text : cleaned(text, i);
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < Character.MIN_SURROGATE;
    }

    private static String cleaned(String text, int from) {
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, from);
        int i = from;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point == '\t' || point == '\n' || point == '\r') {
                clean.append(' ');
            } else if (isAllowed(point)) {
                clean.appendCodePoint(point);
            } else {
                clean.append(REPLACEMENT);
            }
        }
        return clean.toString();
    }

    /** XML 1.0, production 2, Char; codePointAt answers a half pair as itself, which lies outside. */
    private static boolean isAllowed(int point) {
        return (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
