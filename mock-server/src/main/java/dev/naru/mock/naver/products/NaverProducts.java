package dev.naru.mock.naver.products;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What reading {@code naverProducts} comes to. */
public sealed interface NaverProducts {
    /** Most products in one cart. */
    int MAX_PRODUCTS = 100;

    /** Most options, and most supplements, of one product. */
    int MAX_OPTIONS = 200;

    /** Amounts stay below this many won. */
    long AMOUNT_LIMIT = 1_000_000_000_000L;

    /** Most pieces on one line (Naver's own limit). */
    int MAX_QUANTITY = 999;

    /**
     * A cart that can be bought.
     *
     * @param remarks what was accepted though it is deprecated, missing or doubled
     */
    record Parsed(List<NaverProduct> products, List<Problem> remarks) implements NaverProducts {
        public Parsed {
            products = List.copyOf(products);
            remarks = List.copyOf(remarks);
        }

        @Override
        public <R> R fold(Function<Parsed, R> parsed, Function<Refused, R> refused) {
            return parsed.apply(this);
        }
    }

    /**
     * A cart that cannot.
     *
     * @param problems at least one, at most 100
     */
    record Refused(List<Problem> problems) implements NaverProducts {
        public Refused {
            problems = List.copyOf(problems);
        }

        @Override
        public <R> R fold(Function<Parsed, R> parsed, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }

    /** Answers by outcome. */
    <R> R fold(Function<Parsed, R> parsed, Function<Refused, R> refused);

    /**
     * Reads {@code IMP.request_pay}'s {@code naverProducts} as leniently as the manual's history asks: the deprecated
     * single {@code option}, numbers written as strings, a missing {@code optionQuantity} (the product's quantity, else 1)
     * or {@code optionPrice} (0), the 2017 numeric {@code rangesByQty} and {@code feeType}. Never throws.
     *
     * @param node the array, or null when the shop sent none
     */
    static NaverProducts parse(@Nullable JsonNode node) {
        return new ProductsReader().read(node);
    }
}
