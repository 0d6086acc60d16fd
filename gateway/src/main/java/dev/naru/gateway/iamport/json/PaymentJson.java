package dev.naru.gateway.iamport.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * {@code PaymentAnnotation} of Iamport V1, the keys we use. Absent texts travel as null, absent times as 0; amounts are
 * decimals here so that a fraction is noticed instead of cut off. {@code
 * cancelHistory} is read only for an id to pass on, so an odd one must not make the payment unreadable.
 */
@JsonNaming(SnakeCaseStrategy.class)
public record PaymentJson(
        @Nullable String impUid,
        @Nullable String merchantUid,
        @Nullable String status,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal cancelAmount,
        @Nullable String currency,
        @Nullable Boolean sandbox,
        @Nullable String pgProvider,
        @Nullable String buyerName,
        @Nullable String buyerEmail,
        @Nullable String buyerTel,
        @Nullable String buyerAddr,
        @Nullable String buyerPostcode,
        @Nullable String customerUid,
        @Nullable String customerUidUsage,
        @Nullable String failReason,
        @Nullable String cancelReason,
        @Nullable Long startedAt,
        @Nullable Long paidAt,
        @Nullable Long failedAt,
        @Nullable Long cancelledAt,
        @Nullable JsonNode cancelHistory) {}
