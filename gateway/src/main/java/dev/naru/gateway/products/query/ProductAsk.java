package dev.naru.gateway.products.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One product that Naver asks for.
 *
 * @param id Naver's product id; empty when only {@code ecMallProductId} was given
 * @param ecMallProductId number in Naver Shopping's feed, or null
 * @param merchantProductId what the order carried, to be echoed; null when it was not sent
 * @param manageCodes combinations ordered; empty asks for all of them where {@code options} is true
 * @param supplementIds supplements ordered; empty asks for all of them where {@code supplements} is true
 * @param options whether the answer carries the product's options
 * @param supplements whether the answer carries the product's supplements
 */
public record ProductAsk(
        String id,
        @Nullable String ecMallProductId,
        @Nullable String merchantProductId,
        List<String> manageCodes,
        List<String> supplementIds,
        boolean options,
        boolean supplements) {}
