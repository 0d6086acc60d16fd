package dev.naru.gateway.operations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.value.MerchantUid;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An effect as it stands in the database.
 *
 * @param premise what was known when it was sent; null before
 * @param result what Iamport answered, or what looking found; of an operation with parts also what is known of them so
 *     far; null before anything is known
 * @param errorCode stable, lower case; null unless it failed or needs a person
 * @param errorMessage Iamport's own words where it sent some
 * @param attempt how often it was sent
 * @param fence of the claim that read this
 * @param underWay whether a worker has it at this moment
 * @param sentAt when it was sent last, by the database; null before
 */
public record Operation(
        UUID merchantId,
        UUID id,
        OperationKind kind,
        String dedupeKey,
        String lane,
        @Nullable MerchantUid merchantUid,
        JsonNode request,
        OperationState state,
        @Nullable JsonNode premise,
        @Nullable JsonNode result,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        int attempt,
        long fence,
        boolean underWay,
        @Nullable Instant sentAt,
        Instant createdAt,
        Instant updatedAt) {}
