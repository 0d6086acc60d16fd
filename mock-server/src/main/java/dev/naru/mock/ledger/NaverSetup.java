package dev.naru.mock.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What the merchant registered with Naver, and how Naver's side is simulated.
 *
 * @param productInfoUrl where the product check asks, or null when nothing is registered
 * @param additionalFeeUrl where area fees are asked for, or null when nothing is registered
 * @param judgeMode {@code lenient} or {@code strict}
 * @param areaSurchargeMode {@code ADD} or {@code REPLACE}
 * @param thresholdBasis {@code GROUP} or {@code ORDER}
 * @param queryStyle {@code FULL}, {@code SEED} or {@code SINGULAR}
 */
public record NaverSetup(
        @Nullable String productInfoUrl,
        @Nullable String additionalFeeUrl,
        String judgeMode,
        String areaSurchargeMode,
        String thresholdBasis,
        String queryStyle) {
    /** The defaults, with the merchant's two URLs. */
    public static NaverSetup defaults(@Nullable String productInfoUrl, @Nullable String additionalFeeUrl) {
        return new NaverSetup(productInfoUrl, additionalFeeUrl, "lenient", "ADD", "GROUP", "FULL");
    }
}
