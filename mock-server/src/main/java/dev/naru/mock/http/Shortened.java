package dev.naru.mock.http;

/** A text that a stranger chose, short enough to be kept and shown. */
public final class Shortened {
    private Shortened() {}

    /** The text itself, or its beginning with an ellipsis and the length it had. */
    public static String to(int maxLength, String text) {
        if (text.length() <= maxLength) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return text.substring(0, end) + "… (" + text.length() + " characters)";
    }
}
