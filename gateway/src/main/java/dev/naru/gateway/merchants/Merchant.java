package dev.naru.gateway.merchants;

import java.util.UUID;

/**
 * A shop that uses this gateway. Every row of every feature leads with its id.
 *
 * @param id never changes
 * @param name for people
 */
public record Merchant(UUID id, String name) {
    /** The one merchant of a gateway that is set up by environment only. */
    public static final UUID DEFAULT_ID = new UUID(0, 1);
}
