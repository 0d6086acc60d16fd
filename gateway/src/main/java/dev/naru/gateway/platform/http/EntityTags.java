package dev.naru.gateway.platform.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Revisions as strong entity tags (RFC 9110, 8.8.3 and 13.1.1). */
public final class EntityTags {
    private EntityTags() {}

    /** The value of {@code ETag}. */
    public static String of(long revision) {
        return "\"" + revision + "\"";
    }

    /** What {@code If-Match} demands of the state that is about to be replaced; nothing without that header. */
    public static Precondition ifMatch(HttpServerRequest request) {
        String header = request.getHeader("If-Match");
        if (header == null) {
            return Precondition.NONE;
        }
        Set<String> tags = Stream.of(header.split(",", -1)).map(String::strip).collect(Collectors.toSet());
        return revision -> require(tags, revision);
    }

    private static void require(Set<String> tags, @Nullable Long revision) {
        boolean matches = revision != null && (tags.contains("*") || tags.contains(of(revision)));
        if (!matches) {
            throw Problem.of(
                    412,
                    "precondition_failed",
                    revision == null
                            ? "If-Match was sent, but there is nothing to match yet."
                            : "Somebody changed it meanwhile; the ETag is " + of(revision) + " now.");
        }
    }
}
