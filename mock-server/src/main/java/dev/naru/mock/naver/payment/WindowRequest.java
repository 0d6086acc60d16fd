package dev.naru.mock.naver.payment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page asked for beyond what every payment records.
 *
 * @param returning how the result comes back to the page
 * @param confirmUrl asked before approval, or null
 * @param products what is bought; empty when the page named nothing
 * @param registration what to register a billing key for, or null for a single payment
 * @param naver the fields only Naver's window shows
 */
record WindowRequest(
        Returning returning,
        @Nullable String confirmUrl,
        List<PaymentProduct> products,
        @Nullable Registration registration,
        NaverFields naver) {
    private static final int WINDOW_BYTES = 1_200;
    private static final int PRODUCT_BYTES = 600;

    /** Estimated bytes that the window adds to its payment; every text in it is short but the address to return to. */
    long bytes() {
        String url = returning.redirectUrl();
        return WINDOW_BYTES + (long) PRODUCT_BYTES * products.size() + (url == null ? 0 : 2L * url.length());
    }

    /**
     * The way back.
     *
     * @param popup whether the window is a popup that calls back, instead of a page that redirects
     * @param redirectUrl {@code m_redirect_url}, or null
     * @param origin of the page that opened the window, or null when it did not say
     */
    record Returning(
            boolean popup,
            @Nullable String redirectUrl,
            @Nullable String origin) {}

    /**
     * A billing key to be issued.
     *
     * @param customerId the shop's name for the customer, or null
     * @param productCode guards the buyer against registering the same product twice, or null for a random one
     * @param change whether the means of an existing key change ({@code naverActionType: CHANGE})
     */
    record Registration(
            String customerUid,
            @Nullable String customerId,
            @Nullable String productCode,
            long productCount,
            boolean change) {}

    /**
     * Fields of {@code request_pay} whose names begin with {@code naver}, and the tax-free part of the amount.
     *
     * @param taxFree whole won
     * @param useCfm the day the use is complete, {@code yyyyMMdd}
     */
    record NaverFields(
            long taxFree,
            @Nullable String useCfm,
            @Nullable String purchaserName,
            @Nullable String purchaserBirthday,
            @Nullable String merchantUserKey,
            @Nullable String chainId,
            boolean cultureBenefit) {}
}
