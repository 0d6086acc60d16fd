package dev.naru.gateway.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Iamport says happened on a day, against what the gateway holds.
 *
 * @param day of Korea
 * @param iamport of orders of this gateway
 * @param elsewhere paid or given back at Iamport, for orders this gateway does not have
 * @param differences how many there were; {@code items} has the first ones
 */
record DailyReport(
        LocalDate day,
        Side iamport,
        Side gateway,
        Sum elsewhere,
        long differences,
        List<Difference> items,
        Instant madeAt) {

    /** Payments, and won. */
    record Sum(long count, long won) {}

    /** What was paid on the day and nothing of it given back, and what of it was given back on the day. */
    record Side(Sum paid, Sum cancelled) {}

    /**
     * One payment that the two do not agree on.
     *
     * @param kind {@code missing} here, {@code different}, or {@code not_listed} by Iamport
     * @param iamport JSON of what Iamport lists; null when nothing
     * @param gateway JSON of what is stored; null when nothing
     */
    record Difference(
            String merchantUid,
            String impUid,
            String kind,
            @Nullable String iamport,
            @Nullable String gateway) {}
}
