package dev.naru.gateway.platform.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of a router's patterns a path belongs to. vertx-web knows, but has forgotten by the time an error is answered.
 * Patterns are literal segments and {@code :parameters}.
 */
final class RoutePatterns {
    private static final String UNMATCHED = "unmatched";

    private final Router router;
    private @Nullable List<Pattern> patterns;

    /**
     * Reads the routes at first use, when all are mounted.
     *
     * @param router of one event loop
     */
    RoutePatterns(Router router) {
        this.router = router;
    }

    private record Pattern(String text, List<String> segments, Set<HttpMethod> methods) {
        boolean matches(List<String> path) {
            if (path.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!segments.get(i).startsWith(":") && !segments.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The methods a path takes, alphabetical and comma-separated, for the Allow header. */
    String methodsOf(@Nullable String path) {
        return matching(path)
                .map(Pattern::methods)
                .flatMap(Collection::stream)
                .map(HttpMethod::name)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** The pattern a path belongs to, or "unmatched"; never the path, which holds what the caller sent. */
    String patternOf(@Nullable String path) {
        return matching(path).map(Pattern::text).findFirst().orElse(UNMATCHED);
    }

    private Stream<Pattern> matching(@Nullable String path) {
        if (path == null) {
            return Stream.empty();
        }
        List<String> segments = segments(path);
        return patterns().stream().filter(pattern -> pattern.matches(segments));
    }

    private List<Pattern> patterns() {
        List<Pattern> known = patterns;
        if (known == null) {
            known = router.getRoutes().stream()
                    .flatMap(RoutePatterns::patternOf)
                    .toList();
            patterns = known;
        }
        return known;
    }

    private static Stream<Pattern> patternOf(Route route) {
        String text = route.getPath();
        Set<HttpMethod> methods = route.methods();
        return text == null || methods == null
                ? Stream.empty()
                : Stream.of(new Pattern(text, segments(text), Set.copyOf(methods)));
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }
}
