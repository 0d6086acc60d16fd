package dev.naru.gateway.products;

import java.util.regex.Pattern;

/**
 * What Naver takes (order-type guide, product information) and, where it names no limit, what keeps one product small
 * enough to answer at speed.
 */
public final class ProductLimits {
    static final int MAX_ID = 30;
    static final int MAX_CODE = 100;
    static final int MAX_NAME = 100;
    static final int MAX_GIFT_NAME = 200;
    static final int MAX_OPTION_NAME = 20;
    static final int MAX_OPTION_TEXT = 50;
    static final int MAX_URL = 1_000;

    /** Naver's ceiling for every shipping, return and exchange fee. */
    static final long MAX_FEE = 200_000;

    /** Ours: 999 pieces of it stay far below any sum that matters. */
    static final long MAX_PRICE = 1_000_000_000;

    /** Ours. */
    static final long MAX_STOCK = 1_000_000_000;

    static final int MAX_OPTION_ITEMS = 10;
    static final int MAX_OPTION_VALUES = 200;
    static final int MAX_COMBINATIONS = 2_000;
    static final int MAX_SUPPLEMENTS = 200;

    /**
     * Characters of ids and codes. The guide names ASCII letters, digits and {@code ! + - / = _ |}; Iamport's own plugin
     * sends letters of every script in codes, and Naver takes them, so letters are any Unicode letter here.
     */
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}!+\\-/=_|]+");

    private ProductLimits() {}

    /** Whether a product can have this id; nobody need ask PostgreSQL about others. */
    public static boolean isProductId(String text) {
        return text.codePointCount(0, text.length()) <= MAX_ID && isCode(text);
    }

    /** The same for a merchant's or feed's number. */
    public static boolean isMerchantNumber(String text) {
        return text.codePointCount(0, text.length()) <= MAX_CODE && isCode(text);
    }

    /** Whether every character may stand in an id or code; says nothing of the length. */
    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }
}
