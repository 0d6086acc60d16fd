package dev.naru.gateway.admin;

import dev.naru.gateway.platform.json.InvalidJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The last hit of a page. Opaque to callers on purpose: nobody should build one. */
record SearchCursor(Hit.Kind kind, String id, UUID merchantId, String part) {
    private static final char END = '\n';
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TEXT = Pattern.compile("([A-Z]+)\n([^\n\0]+)\n(" + UUID_TEXT + ")\n([^\n\0]*)");

    static SearchCursor of(Hit hit) {
        return new SearchCursor(hit.kind(), hit.id(), hit.merchantId(), hit.part());
    }

    /**
     * The parameter {@code after}, or null when absent.
     *
     * @throws InvalidJson for anything {@link #toString} did not write
     */
    static @Nullable SearchCursor parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Matcher parts = TEXT.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (parts.matches()) {
                return checked(new SearchCursor(
                        Hit.Kind.valueOf(parts.group(1)),
                        parts.group(2),
                        UUID.fromString(parts.group(3)),
                        parts.group(4)));
            }
        } catch (IllegalArgumentException notOurs) {
            // Said below.
        }
        throw new InvalidJson("after", "must be the next of an earlier page");
    }

    private static SearchCursor checked(SearchCursor cursor) {
        boolean byUuid = cursor.kind == Hit.Kind.OPERATION || cursor.kind == Hit.Kind.EVENT;
        if (byUuid && !UUID_TEXT.matcher(cursor.id).matches()) {
            throw new IllegalArgumentException("no id");
        }
        return cursor;
    }

    @Override
    public String toString() {
        String text = kind.name() + END + id + END + merchantId + END + part;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
