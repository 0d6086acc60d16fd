package dev.naru.mock;

import java.util.List;

/** Lets tests in other packages see which paths a server has. */
public final class ServedPaths {
    private ServedPaths() {}

    public static List<String> of(MockServer server) {
        return server.paths();
    }
}
