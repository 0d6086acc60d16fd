package dev.naru.gateway.platform.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The methods a path takes, for the Allow header of a 405: vertx-web knows them but keeps them to itself. */
final class AllowedMethods {
    private final Router router;

    AllowedMethods(Router router) {
        this.router = router;
    }

    /** The methods in alphabetical order, comma-separated. */
    String of(String path) {
        return router.getRoutes().stream()
                .filter(route -> matches(route.getPath(), path))
                .flatMap(AllowedMethods::methods)
                .map(HttpMethod::name)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Stream<HttpMethod> methods(Route route) {
        Set<HttpMethod> methods = route.methods();
        return methods == null ? Stream.empty() : methods.stream();
    }

    private static boolean matches(@Nullable String pattern, String path) {
        if (pattern == null) {
            return false;
        }
        List<String> wanted = List.of(pattern.split("/", -1));
        List<String> given = List.of(path.split("/", -1));
        if (wanted.size() != given.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).startsWith(":") && !wanted.get(i).equals(given.get(i))) {
                return false;
            }
        }
        return true;
    }
}
