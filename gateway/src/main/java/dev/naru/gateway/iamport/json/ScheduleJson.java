package dev.naru.gateway.iamport.json;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** {@code ScheduleResultAnnotation} of Iamport V1, the keys we use. */
@JsonNaming(SnakeCaseStrategy.class)
public record ScheduleJson(
        @Nullable String merchantUid,
        @Nullable String customerUid,
        @Nullable BigDecimal amount,
        @Nullable Long scheduleAt,
        @Nullable String scheduleStatus,
        @Nullable String paymentStatus) {}
