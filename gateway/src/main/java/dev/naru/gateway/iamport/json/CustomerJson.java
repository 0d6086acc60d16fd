package dev.naru.gateway.iamport.json;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** {@code CustomerAnnotation} of Iamport V1, the keys we use. */
@JsonNaming(SnakeCaseStrategy.class)
public record CustomerJson(
        @Nullable String customerUid,
        @Nullable String pgProvider,
        @Nullable String cardName,
        @Nullable Long inserted,
        @Nullable Long updated) {}
