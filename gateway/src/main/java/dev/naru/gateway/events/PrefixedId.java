package dev.naru.gateway.events;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids on the wire say what they are of: {@code evt_...}, {@code ep_...}, then a UUID. */
final class PrefixedId {
    // Java reads shortened UUIDs too, and one thing has one id.
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private PrefixedId() {}

    static Optional<UUID> parse(String prefix, @Nullable String text) {
        if (text == null || !text.startsWith(prefix)) {
            return Optional.empty();
        }
        String id = text.substring(prefix.length());
        return ID.matcher(id).matches() ? Optional.of(UUID.fromString(id)) : Optional.empty();
    }
}
