package dev.naru.gateway.orders;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what a cart lists apart: Naver takes one entry per product, with all its options in it, while carts
 * have one row per option.
 */
final class CartMerger {
    private CartMerger() {}

    static List<Cart.Item> merge(List<Cart.Item> items) {
        Map<String, Cart.Item> byProduct = new LinkedHashMap<>();
        items.forEach(item -> byProduct.merge(item.productId(), own(item), CartMerger::together));
        return List.copyOf(byProduct.values());
    }

    private static Cart.Item own(Cart.Item item) {
        return together(
                new Cart.Item(item.field(), item.productId(), OptionalLong.empty(), List.of(), List.of()), item);
    }

    private static Cart.Item together(Cart.Item first, Cart.Item more) {
        return new Cart.Item(
                first.field(),
                first.productId(),
                sum(first.quantity(), more.quantity()),
                options(first.options(), more.options()),
                supplements(first.supplements(), more.supplements()));
    }

    private static OptionalLong sum(OptionalLong a, OptionalLong b) {
        return a.isEmpty() && b.isEmpty() ? a : OptionalLong.of(a.orElse(0) + b.orElse(0));
    }

    private static List<Cart.ChosenOption> options(List<Cart.ChosenOption> a, List<Cart.ChosenOption> b) {
        Map<Object, Cart.ChosenOption> byChoice = new LinkedHashMap<>();
        List<Cart.ChosenOption> all = new ArrayList<>(a);
        all.addAll(b);
        all.forEach(option -> byChoice.merge(
                choice(option),
                option,
                (x, y) ->
                        new Cart.ChosenOption(x.field(), x.manageCode(), x.selections(), x.quantity() + y.quantity())));
        return List.copyOf(byChoice.values());
    }

    private static Object choice(Cart.ChosenOption option) {
        List<@Nullable Object> choice = new ArrayList<>();
        choice.add(option.manageCode());
        for (Cart.Selection selection : option.selections()) {
            choice.add(selection.name());
            choice.add(selection.valueId());
            choice.add(selection.text());
        }
        return choice;
    }

    private static List<Cart.ChosenSupplement> supplements(
            List<Cart.ChosenSupplement> a, List<Cart.ChosenSupplement> b) {
        Map<String, Cart.ChosenSupplement> byId = new LinkedHashMap<>();
        List<Cart.ChosenSupplement> all = new ArrayList<>(a);
        all.addAll(b);
        all.forEach(supplement -> byId.merge(
                supplement.id(),
                supplement,
                (x, y) -> new Cart.ChosenSupplement(x.field(), x.id(), x.quantity() + y.quantity())));
        return List.copyOf(byId.values());
    }
}
