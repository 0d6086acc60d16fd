package dev.naru.mock.ledger;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant's server wants charged to a billing key, at once or later.
 *
 * @param merchantUid the merchant's order number, 1 to 40 characters
 * @param amount whole won; whether it is enough is seen when the charge is made
 * @param buyer what goes onto the payment record
 * @param customData JSON text, or null
 * @param noticeUrls where its notifications go instead of the configured URL; may be empty
 * @param useConfirmedOn {@code extra.naverUseCfm}, the Korean day on which the service has been used, or null
 */
public record Charge(
        String merchantUid,
        long amount,
        @Nullable String name,
        Buyer buyer,
        @Nullable String customData,
        List<String> noticeUrls,
        @Nullable LocalDate useConfirmedOn) {
    public Charge {
        noticeUrls = List.copyOf(noticeUrls);
    }
}
