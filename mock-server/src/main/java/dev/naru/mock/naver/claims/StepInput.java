package dev.naru.mock.naver.claims;

import org.jspecify.annotations.Nullable;

/**
 * What comes with a step; every part may be absent.
 *
 * @param reason code, already one of the step's own
 * @param memo what the buyer is told
 * @param delivery how the goods travel
 * @param extraCharge whole won asked for on a return, 0 for none
 */
public record StepInput(
        @Nullable String reason,
        @Nullable String memo,
        @Nullable Shipment delivery,
        long extraCharge) {
    /**
     * How goods travel.
     *
     * @param method {@code delivery_method}
     * @param company {@code delivery_company}; needed by {@code DELIVERY} and {@code RETURN_DELIVERY}
     * @param trackingNumber needed by {@code DELIVERY} and {@code RETURN_DELIVERY}
     * @param dispatchedAt seconds since 1970, or null for now
     */
    public record Shipment(
            String method,
            @Nullable String company,
            @Nullable String trackingNumber,
            @Nullable Long dispatchedAt) {

        /** The same, given to the courier at that second since 1970. */
        public Shipment dispatchedAt(long second) {
            return new Shipment(method, company, trackingNumber, second);
        }

        boolean isByParcel() {
            return method.equals("DELIVERY") || method.equals("RETURN_DELIVERY");
        }

        boolean isPickedUp() {
            return method.equals("RETURN_DESIGNATED") || method.equals("RETURN_DELIVERY");
        }
    }

    public static StepInput none() {
        return new StepInput(null, null, null, 0);
    }
}
