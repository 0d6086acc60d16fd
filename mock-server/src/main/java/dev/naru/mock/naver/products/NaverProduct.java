package dev.naru.mock.naver.products;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code naverProducts}, as the shop registered it.
 *
 * @param merchantProductId null when not registered; Naver then uses {@code id}
 * @param ecMallProductId null when not registered; Naver then uses {@code id}
 * @param basePrice whole won
 * @param quantity 1 to 999; counts only when there are no options
 * @param giftName null when there is no gift
 */
public record NaverProduct(
        String id,
        @Nullable String merchantProductId,
        @Nullable String ecMallProductId,
        String name,
        long basePrice,
        TaxType taxType,
        int quantity,
        String infoUrl,
        String imageUrl,
        @Nullable String giftName,
        List<SelectedOption> options,
        List<Supplement> supplements,
        Shipping shipping) {
    public NaverProduct {
        options = List.copyOf(options);
        supplements = List.copyOf(supplements);
    }
}
