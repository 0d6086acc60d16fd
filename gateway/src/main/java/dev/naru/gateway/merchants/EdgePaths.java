package dev.naru.gateway.merchants;

import java.util.UUID;

/** Where on edge a merchant's callers call in; the default merchant has the same paths without the root as well. */
public final class EdgePaths {
    /** The root as a route, with the merchant's id as its parameter. */
    public static final String ROUTE = "/m/:merchant_id";

    private static final String START = "/m/";
    private static final int ID_LENGTH = 36;

    /** Of {@code /m/} and an id. */
    public static final int ROOT_LENGTH = START.length() + ID_LENGTH;

    private EdgePaths() {}

    /** Such as {@code /m/3f0c…}. */
    public static String root(UUID merchantId) {
        return START + merchantId;
    }

    /** Whether a path begins as a merchant's do; its id may still be none. */
    public static boolean isWithinRoot(String uri) {
        return uri.startsWith(START) && uri.length() > ROOT_LENGTH && uri.charAt(ROOT_LENGTH) == '/';
    }

    /** The text at the id's place of a path within a root. */
    public static String merchantOf(String uri) {
        return uri.substring(START.length(), ROOT_LENGTH);
    }
}
