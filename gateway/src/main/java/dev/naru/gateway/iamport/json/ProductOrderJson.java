package dev.naru.gateway.iamport.json;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** {@code NaverProductOrderAnnotation} of Iamport V1, the keys we use. */
@JsonNaming(SnakeCaseStrategy.class)
public record ProductOrderJson(
        @Nullable String productOrderId,
        @Nullable String productOrderStatus,
        @Nullable String claimType,
        @Nullable String claimStatus,
        @Nullable String productId,
        @Nullable String productOptionId,
        @Nullable Long quantity,
        @Nullable BigDecimal productAmount,
        @Nullable BigDecimal deliveryAmount) {}
