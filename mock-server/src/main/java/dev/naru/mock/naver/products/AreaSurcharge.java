package dev.naru.mock.naver.products;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What delivery to Jeju and other islands costs on top (도서산간비). */
public sealed interface AreaSurcharge {
    /** The same everywhere. */
    record Nowhere() implements AreaSurcharge {}

    /** Naver asks the shop's additional-fee URL for each order. */
    record AskShop() implements AreaSurcharge {}

    /**
     * Fixed amounts in whole won; null where the shop registered none.
     *
     * @param island islands, and Jeju too when {@code jeju} is null
     * @param jeju Jeju
     */
    record Fixed(@Nullable Long island, @Nullable Long jeju) implements AreaSurcharge {}

    /** Answers by the one kind this is. */
    default <R> R fold(Function<Nowhere, R> nowhere, Function<AskShop, R> askShop, Function<Fixed, R> fixed) {
        if (this instanceof AskShop area) {
            return askShop.apply(area);
        }
        if (this instanceof Fixed area) {
            return fixed.apply(area);
        }
        return nowhere.apply((Nowhere) this);
    }
}
