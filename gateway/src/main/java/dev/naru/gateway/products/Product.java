package dev.naru.gateway.products;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One product as Naver knows it. Instances come from {@link ProductReader}, which refuses what Naver would refuse, so
 * every limit of its documentation holds here.
 *
 * @param id Naver's {@code product/id}
 * @param merchantProductId the merchant's own number; the id when the merchant gave none
 * @param ecMallProductId number in Naver Shopping's feed; the id when the merchant gave none
 * @param basePrice won a piece without options, at least 1
 * @param stockQuantity pieces left, 0 is sold out, null is not counted; ignored for options with a code of their own
 * @param returnShippingFee won, one way, or null
 * @param exchangeShippingFee won, both ways, or null
 * @param optionItems what the buyer chooses; names are distinct
 * @param combinations buyable choices; codes are distinct and refer to option items
 * @param supplements extras; ids are distinct
 */
public record Product(
        String id,
        String merchantProductId,
        String ecMallProductId,
        String name,
        long basePrice,
        TaxType taxType,
        String infoUrl,
        String imageUrl,
        @Nullable String giftName,
        @Nullable Long stockQuantity,
        ProductStatus status,
        @Nullable Long returnShippingFee,
        @Nullable Long exchangeShippingFee,
        ShippingPolicy shipping,
        @Nullable ReturnInfo returnInfo,
        List<OptionItem> optionItems,
        List<Combination> combinations,
        List<Supplement> supplements) {
    public Product {
        optionItems = List.copyOf(optionItems);
        combinations = List.copyOf(combinations);
        supplements = List.copyOf(supplements);
    }

    public Optional<Combination> combination(String manageCode) {
        return combinations.stream()
                .filter(it -> it.manageCode().equals(manageCode))
                .findFirst();
    }

    public Optional<Supplement> supplement(String supplementId) {
        return supplements.stream().filter(it -> it.id().equals(supplementId)).findFirst();
    }

    public Optional<OptionItem> optionItem(String optionName) {
        return optionItems.stream().filter(it -> it.name().equals(optionName)).findFirst();
    }

    /** The same product with other stock: its own, and that of its combinations and supplements. */
    Product withStock(
            @Nullable Long stock, List<Combination> stockedCombinations, List<Supplement> stockedSupplements) {
        return new Product(
                id,
                merchantProductId,
                ecMallProductId,
                name,
                basePrice,
                taxType,
                infoUrl,
                imageUrl,
                giftName,
                stock,
                status,
                returnShippingFee,
                exchangeShippingFee,
                shipping,
                returnInfo,
                optionItems,
                stockedCombinations,
                stockedSupplements);
    }
}
