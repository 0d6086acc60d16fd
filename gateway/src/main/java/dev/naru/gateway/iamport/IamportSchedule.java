package dev.naru.gateway.iamport;

import dev.naru.gateway.platform.value.Krw;
import dev.naru.gateway.platform.value.MerchantUid;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A planned charge as Iamport V1 reports it ({@code ScheduleResultAnnotation}).
 *
 * @param payment of the newest run; null while there was none
 */
public record IamportSchedule(
        MerchantUid merchantUid,
        String customerUid,
        Krw amount,
        Instant at,
        Status status,
        @Nullable PaymentStatus payment) {

    /** {@code schedule_status}. */
    public enum Status {
        SCHEDULED,
        EXECUTED,
        REVOKED,
        /** A value this version does not know; nothing may be concluded from it. */
        UNKNOWN;

        static Status of(@Nullable String wire) {
            for (Status status : values()) {
                if (status.name().toLowerCase(Locale.ROOT).equals(wire)) {
                    return status;
                }
            }
            return UNKNOWN;
        }
    }

    /** Whether it ran and no money came of it. */
    public boolean hasFailed() {
        return status == Status.EXECUTED && payment == PaymentStatus.FAILED;
    }
}
