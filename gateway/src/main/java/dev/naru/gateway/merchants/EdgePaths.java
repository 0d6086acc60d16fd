package dev.naru.gateway.merchants;

import java.util.UUID;

/** Where on edge a merchant's callers call in; the default merchant has the same paths without the root as well. */
public final class EdgePaths {
    private EdgePaths() {}

    /** Such as {@code /m/3f0c…}. */
    public static String root(UUID merchantId) {
        return "/m/" + merchantId;
    }
}
