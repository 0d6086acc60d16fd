package dev.naru.gateway.iamport.json;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** Answer of {@code POST /users/getToken}. {@code now} and {@code expiredAt} are seconds on Iamport's clock. */
@JsonNaming(SnakeCaseStrategy.class)
public record TokenJson(
        @Nullable String accessToken,
        @Nullable Long now,
        @Nullable Long expiredAt) {}
