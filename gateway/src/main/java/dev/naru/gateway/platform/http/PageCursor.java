package dev.naru.gateway.platform.http;

import dev.naru.gateway.platform.json.InvalidJson;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of something sorted by time ended. Opaque to callers on purpose: nobody should build one.
 *
 * @param id tells rows of the same moment apart
 */
public record PageCursor(Instant at, String id) {
    /**
     * The parameter {@code after}, or null when absent.
     *
     * @throws InvalidJson for anything {@link #toString} did not write
     */
    public static @Nullable PageCursor of(QueryParameters query) {
        String text = query.text("after");
        if (text == null) {
            return null;
        }
        try {
            return parse(text);
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw new InvalidJson("after", "must be the next of an earlier page");
        }
    }

    private static PageCursor parse(String text) {
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        int blank = plain.indexOf(' ');
        if (blank < 0 || plain.chars().anyMatch(c -> c < ' ' || c == '\uFFFD')) {
            throw new IllegalArgumentException("no cursor");
        }
        return new PageCursor(Instant.parse(plain.substring(0, blank)), plain.substring(blank + 1));
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
    }
}
