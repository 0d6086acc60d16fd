package dev.naru.mock.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a product order's way, beside where it stands.
 *
 * @param sent the parcel to the buyer, the last one after an exchange; null until shipped
 * @param returned the parcel back; null when nobody said how it travels
 * @param reason code of the last cancel, return or hold; null without one
 * @param memo what the seller told the buyer last; null without one
 * @param extraCharge whole won the seller asks for on a return, 0 for none
 * @param deliveredAt when it reached the buyer; null before
 */
public record ClaimDetails(
        @Nullable Parcel sent,
        @Nullable Parcel returned,
        @Nullable String reason,
        @Nullable String memo,
        long extraCharge,
        @Nullable Instant deliveredAt) {
    /**
     * One parcel.
     *
     * @param method {@code delivery_method}
     * @param company {@code delivery_company}, or null
     * @param trackingNumber or null
     */
    public record Parcel(
            String method,
            @Nullable String company,
            @Nullable String trackingNumber,
            Instant at) {}

    static ClaimDetails none() {
        return new ClaimDetails(null, null, null, null, 0, null);
    }

    public ClaimDetails withSent(Parcel parcel) {
        return new ClaimDetails(parcel, returned, reason, memo, extraCharge, deliveredAt);
    }

    public ClaimDetails withReturned(@Nullable Parcel parcel) {
        return new ClaimDetails(sent, parcel, reason, memo, extraCharge, deliveredAt);
    }

    public ClaimDetails withReason(String code) {
        return new ClaimDetails(sent, returned, code, memo, extraCharge, deliveredAt);
    }

    public ClaimDetails withMemo(String text) {
        return new ClaimDetails(sent, returned, reason, text, extraCharge, deliveredAt);
    }

    public ClaimDetails withExtraCharge(long won) {
        return new ClaimDetails(sent, returned, reason, memo, won, deliveredAt);
    }

    public ClaimDetails withDeliveredAt(Instant at) {
        return new ClaimDetails(sent, returned, reason, memo, extraCharge, at);
    }
}
