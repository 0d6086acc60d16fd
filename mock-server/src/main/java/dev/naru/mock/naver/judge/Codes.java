package dev.naru.mock.naver.judge;

import java.util.regex.Pattern;

/** The characters ids and manage codes are made of. */
final class Codes {
    static final String ALLOWED = "[A-Za-z0-9!+-/=_|]";

    // Iamport's plugin lets every Unicode letter through and its shops live, so letters alone are not refused.
    private static final Pattern LENIENT = Pattern.compile("[\\p{L}\\p{M}\\p{N}!+\\-/=_|]+");
    private static final Pattern ASCII = Pattern.compile("[A-Za-z0-9!+\\-/=_|]+");

    private Codes() {}

    static boolean allowed(String code) {
        return LENIENT.matcher(code).matches();
    }

    static boolean ascii(String code) {
        return ASCII.matcher(code).matches();
    }
}
