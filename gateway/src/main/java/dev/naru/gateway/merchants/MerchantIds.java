package dev.naru.gateway.merchants;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids of merchants as they stand in paths. */
final class MerchantIds {
    private MerchantIds() {}

    /** Reads an id as it is written, and in no other way: one merchant has one path. */
    static Optional<UUID> parse(@Nullable String text) {
        try {
            UUID id = text == null ? null : UUID.fromString(text);
            // The JDK reads 1-1-1-1-1 and upper case too.
            return id == null || !id.toString().equals(text) ? Optional.empty() : Optional.of(id);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
