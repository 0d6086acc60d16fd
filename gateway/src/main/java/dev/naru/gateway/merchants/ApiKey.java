package dev.naru.gateway.merchants;

import dev.naru.gateway.platform.http.AddressRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key as its row has it; the key itself is nowhere.
 *
 * @param addresses it may come from; empty = any
 * @param lastUsedOn day in UTC; null = never
 * @param expiresAt end of the overlap of a rotated key; null = none
 */
record ApiKey(
        UUID merchantId,
        String keyId,
        String name,
        Set<Scope> scopes,
        List<AddressRange> addresses,
        Instant createdAt,
        @Nullable LocalDate lastUsedOn,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {}
