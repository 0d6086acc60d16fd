package dev.naru.gateway.products.query;

import org.jspecify.annotations.Nullable;

/**
 * A parameter name of the form {@code product[N][field]} or {@code product[field]} (index 0), brackets raw or encoded.
 *
 * @param index 0 to 999 999 999
 */
record ProductKey(int index, Field field) {
    private static final String PREFIX = "product";
    private static final int MAX_INDEX_DIGITS = 9;

    /** The fields Naver and its shops use; names are compared without regard to case. */
    enum Field {
        ID("id"),
        EC_MALL_PRODUCT_ID("ecmallproductid"),
        MERCHANT_PRODUCT_ID("merchantproductid"),
        MANAGE_CODES("optionmanagecodes"),
        // The manual's prose says optionManageCode, its example URL says optionManageCodes: read both.
        MANAGE_CODE("optionmanagecode"),
        SUPPLEMENT_IDS("supplementids"),
        OPTION_SEARCH("optionsearch"),
        SUPPLEMENT_SEARCH("supplementsearch");

        private static final Field[] ALL = values();
        private final String name;

        Field(String name) {
            this.name = name;
        }

        static @Nullable Field of(String text, int from, int to) {
            for (Field field : ALL) {
                if (field.name.length() == to - from && text.regionMatches(true, from, field.name, 0, to - from)) {
                    return field;
                }
            }
            return null;
        }
    }

    /** Whether the name claims to be about a product. */
    static boolean isAboutProduct(String text, int from) {
        return text.startsWith(PREFIX, from);
    }

    /** The key, or null when it has another form or an unknown field. */
    static @Nullable ProductKey of(String text, int from, int to) {
        if (!text.startsWith(PREFIX, from)) {
            return null;
        }
        int at = open(text, from + PREFIX.length(), to);
        if (at < 0) {
            return null;
        }
        int digitsEnd = at;
        int index = 0;
        while (digitsEnd < to && isDigit(text.charAt(digitsEnd)) && digitsEnd - at < MAX_INDEX_DIGITS) {
            index = index * 10 + (text.charAt(digitsEnd) - '0');
            digitsEnd++;
        }
        int fieldFrom = at;
        if (digitsEnd > at) {
            int close = close(text, digitsEnd, to);
            fieldFrom = close < 0 ? -1 : open(text, close, to);
        }
        return fieldFrom < 0 ? null : withField(index, text, fieldFrom, to);
    }

    private static @Nullable ProductKey withField(int index, String text, int from, int to) {
        int end = from;
        while (end < to && isLetter(text.charAt(end))) {
            end++;
        }
        if (end == from || close(text, end, to) != to) {
            return null;
        }
        Field field = Field.of(text, from, end);
        return field == null ? null : new ProductKey(index, field);
    }

    private static int open(String text, int at, int to) {
        return bracket(text, at, to, '[', 'b', 'B');
    }

    private static int close(String text, int at, int to) {
        return bracket(text, at, to, ']', 'd', 'D');
    }

    /** Where the text goes on after a bracket at {@code at}, raw or as {@code %5B}, {@code %5D}; -1 without one. */
    private static int bracket(String text, int at, int to, char raw, char lower, char upper) {
        if (at < to && text.charAt(at) == raw) {
            return at + 1;
        }
        boolean encoded = at + 2 < to
                && text.charAt(at) == '%'
                && text.charAt(at + 1) == '5'
                && (text.charAt(at + 2) == lower || text.charAt(at + 2) == upper);
        return encoded ? at + 3 : -1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
