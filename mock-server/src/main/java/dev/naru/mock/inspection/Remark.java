package dev.naru.mock.inspection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One fault of one order, however often it was seen.
 *
 * @param merchantUid the order, or null when the fault belongs to none
 * @param impUid the payment seen last with it, or null
 * @param evidence what was seen last, without personal data
 * @param count how often, at least 1
 * @param firstAt virtual time of the first
 * @param lastAt virtual time of the last
 */
public record Remark(
        Fault fault,
        @Nullable String merchantUid,
        @Nullable String impUid,
        String evidence,
        long count,
        Instant firstAt,
        Instant lastAt) {
    Remark again(@Nullable String seenImpUid, String seenEvidence, Instant at) {
        String kept = seenImpUid == null ? impUid : seenImpUid;
        return new Remark(fault, merchantUid, kept, seenEvidence, count + 1, firstAt, at);
    }
}
