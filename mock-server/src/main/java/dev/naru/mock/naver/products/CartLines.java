package dev.naru.mock.naver.products;

import dev.naru.mock.naver.products.CartLine.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A cart as the buyer reads it: one line for a plain product, for each option, for each supplement. */
public final class CartLines {
    private CartLines() {}

    /** The lines of a cart, numbered from 0 in the order registered; a product's supplements follow its own lines. */
    public static List<CartLine> of(List<NaverProduct> products) {
        List<CartLine> lines = new ArrayList<>();
        for (int p = 0; p < products.size(); p++) {
            NaverProduct product = products.get(p);
            if (product.options().isEmpty()) {
                lines.add(line(
                        lines.size(),
                        Kind.PRODUCT,
                        product,
                        p,
                        0,
                        product.name(),
                        null,
                        null,
                        product.basePrice(),
                        product.quantity()));
            }
            for (int o = 0; o < product.options().size(); o++) {
                SelectedOption option = product.options().get(o);
                lines.add(line(
                        lines.size(),
                        Kind.OPTION,
                        product,
                        p,
                        o,
                        product.name(),
                        text(option),
                        option.selectionCode(),
                        product.basePrice() + option.price(),
                        option.quantity()));
            }
            for (int s = 0; s < product.supplements().size(); s++) {
                Supplement supplement = product.supplements().get(s);
                lines.add(line(
                        lines.size(),
                        Kind.SUPPLEMENT,
                        product,
                        p,
                        s,
                        supplement.name(),
                        null,
                        null,
                        supplement.price(),
                        supplement.quantity()));
            }
        }
        return List.copyOf(lines);
    }

    /** Whole won for all of the lines, before delivery. */
    public static long goodsAmount(Iterable<CartLine> lines) {
        long sum = 0;
        for (CartLine line : lines) {
            sum = Math.addExact(sum, line.amount());
        }
        return sum;
    }

    private static CartLine line(
            int number,
            Kind kind,
            NaverProduct product,
            int productIndex,
            int itemIndex,
            String name,
            @Nullable String optionText,
            @Nullable String manageCode,
            long unitPrice,
            int quantity) {
        return new CartLine(
                number,
                kind,
                productIndex,
                itemIndex,
                product.id(),
                name,
                product.imageUrl(),
                product.infoUrl(),
                optionText,
                manageCode,
                unitPrice,
                quantity);
    }

    private static String text(SelectedOption option) {
        return option.selections().stream()
                .map(selection -> selection.label() + ": " + selection.value())
                .collect(Collectors.joining(" / "));
    }
}
