package dev.naru.mock.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a payment before it has an id.
 *
 * @param merchantUid the merchant's order number, 1 to 40 characters
 * @param amount whole won, provisional for order-type payments
 * @param customData JSON text, or null
 * @param noticeUrls where notifications of this payment go instead of the configured URL; may be empty
 * @param device {@code pc}, {@code mobile} or {@code api}
 * @param billing the billing key it registers or charges, or null for neither
 * @param escrow whether the page asked for an escrow
 */
public record NewPayment(
        String merchantUid,
        Channel channel,
        @Nullable String payMethod,
        @Nullable String name,
        long amount,
        Buyer buyer,
        @Nullable String customData,
        List<String> noticeUrls,
        @Nullable String userAgent,
        String device,
        @Nullable BillingUse billing,
        boolean escrow) {
    /** For a server's request, which has no window. */
    public static final String API = "api";

    /** A payment that has nothing to do with a billing key or an escrow. */
    public NewPayment(
            String merchantUid,
            Channel channel,
            @Nullable String payMethod,
            @Nullable String name,
            long amount,
            Buyer buyer,
            @Nullable String customData,
            List<String> noticeUrls,
            @Nullable String userAgent,
            String device) {
        this(
                merchantUid,
                channel,
                payMethod,
                name,
                amount,
                buyer,
                customData,
                noticeUrls,
                userAgent,
                device,
                null,
                false);
    }
}
