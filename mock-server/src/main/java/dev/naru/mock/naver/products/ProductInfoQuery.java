package dev.naru.mock.naver.products;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The query Naver puts on the shop's product-info URL when the buyer presses pay (guide table 3-7).
 *
 * @param style how much Naver says
 * @param brackets whether {@code [ ]} travel encoded; both forms are seen
 * @param merchantCustomCode1 echo of the registration, null when the shop sent none
 * @param merchantCustomCode2 echo of the registration, null when the shop sent none
 */
public record ProductInfoQuery(
        Style style,
        Brackets brackets,
        @Nullable String merchantCustomCode1,
        @Nullable String merchantCustomCode2) {

    /** How much the query says. */
    public enum Style {
        /** As captured from Naver: both search flags, registered ids echoed. */
        FULL,
        /** Like FULL, with the singular {@code optionManageCode} that the manual's prose has. */
        SINGULAR,
        /** As the manual's example URL abbreviates it: ids and codes only. */
        SEED
    }

    /** How the brackets of {@code product[0][id]} travel. */
    public enum Brackets {
        ENCODED,
        RAW
    }

    /** What Naver sends unless told otherwise. */
    public static ProductInfoQuery full() {
        return new ProductInfoQuery(Style.FULL, Brackets.ENCODED, null, null);
    }

    /** The same with the codes the shop registered in {@code naverInterface}. */
    public ProductInfoQuery withCustomCodes(@Nullable String code1, @Nullable String code2) {
        return new ProductInfoQuery(style, brackets, code1, code2);
    }

    /**
     * The query, without a leading question mark. Only products that still have a line are asked about; two options of
     * one product travel as one {@code product[N]} with two codes.
     *
     * @param lines the lines still in the order
     */
    public String of(List<NaverProduct> products, List<CartLine> lines) {
        Map<Integer, List<CartLine>> linesOf = new LinkedHashMap<>();
        lines.forEach(line -> linesOf.computeIfAbsent(line.productIndex(), p -> new ArrayList<>())
                .add(line));
        QueryText query = new QueryText(brackets == Brackets.ENCODED);
        int index = 0;
        for (Map.Entry<Integer, List<CartLine>> entry : linesOf.entrySet()) {
            product(query, index++, products.get(entry.getKey()), entry.getValue());
        }
        if (style != Style.SEED) {
            query.add("supplementSearch", "true").add("optionSearch", "true");
            query.add("merchantCustomCode1", merchantCustomCode1).add("merchantCustomCode2", merchantCustomCode2);
        }
        return query.toString();
    }

    private void product(QueryText query, int index, NaverProduct product, List<CartLine> lines) {
        query.add("product[" + index + "][id]", product.id());
        if (style != Style.SEED) {
            // Upper-case M in the answer's ecMallProductId, lower-case here: the guide spells them so.
            query.add("product[" + index + "][ecmallproductId]", product.ecMallProductId());
            query.add("product[" + index + "][merchantProductId]", product.merchantProductId());
        }
        Set<String> codes = new LinkedHashSet<>();
        Set<String> supplements = new LinkedHashSet<>();
        for (CartLine line : lines) {
            String code = line.manageCode();
            if (code != null) {
                codes.add(code);
            }
            if (line.kind() == CartLine.Kind.SUPPLEMENT) {
                supplements.add(product.supplements().get(line.itemIndex()).id());
            }
        }
        String codesName = style == Style.SINGULAR ? "optionManageCode" : "optionManageCodes";
        query.addAll("product[" + index + "][" + codesName + "]", codes);
        query.addAll("product[" + index + "][supplementIds]", supplements);
    }
}
