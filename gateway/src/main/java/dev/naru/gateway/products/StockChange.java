package dev.naru.gateway.products;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.json.FieldError;
import dev.naru.gateway.platform.json.Fields;
import dev.naru.gateway.platform.json.InvalidJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * New stock for a product, its combinations and its supplements, all of it or none. Each part is absolute
 * ({@code stock_quantity}; null ends the counting, so that there is always enough) or relative ({@code delta}); a
 * relative change needs stock that is counted and never takes it below zero.
 */
final class StockChange {
    private final Amount product;
    private final List<Part> combinations;
    private final List<Part> supplements;

    private StockChange(Amount product, List<Part> combinations, List<Part> supplements) {
        this.product = product;
        this.combinations = combinations;
        this.supplements = supplements;
    }

    /**
     * Reads the body of {@code PATCH /v1/products/{id}/stock}.
     *
     * @throws InvalidJson naming every field that is wrong
     */
    static StockChange read(JsonNode json) {
        Fields root = Fields.of(json);
        StockChange change = new StockChange(
                amount(root),
                root.list("combinations", ProductLimits.MAX_COMBINATIONS, fields -> part(fields, "manage_code")),
                root.list("supplements", ProductLimits.MAX_SUPPLEMENTS, fields -> part(fields, "id")));
        // A field that is there and wrong has its own sentence already.
        if (!saysSomething(root) && root.isEmpty("combinations") && root.isEmpty("supplements")) {
            root.error("stock_quantity", "or delta, combinations or supplements must say what changes");
        }
        root.done();
        return change;
    }

    private static Part part(Fields fields, String key) {
        Amount amount = amount(fields);
        if (!saysSomething(fields)) {
            fields.error("stock_quantity", "or delta is required");
        }
        return new Part(fields.text(key, ProductLimits.MAX_CODE), amount);
    }

    private static boolean saysSomething(Fields fields) {
        return fields.has("stock_quantity") || fields.isNull("stock_quantity") || fields.has("delta");
    }

    private static Amount amount(Fields fields) {
        Long quantity = fields.integerOrNull("stock_quantity", 0, ProductLimits.MAX_STOCK);
        boolean isUncounted = fields.isNull("stock_quantity");
        Long delta = fields.integerOrNull("delta", -ProductLimits.MAX_STOCK, ProductLimits.MAX_STOCK);
        boolean isAbsolute = quantity != null || isUncounted;
        if (isAbsolute && delta != null) {
            fields.error("delta", "must not stand beside stock_quantity");
        }
        return new Amount(isAbsolute, quantity, delta);
    }

    /**
     * The product with its new stock.
     *
     * @throws InvalidJson when the change names what the product does not have
     * @throws Problem 409 when stock is not counted, or too low for the change
     */
    Product applyTo(Product before) {
        List<FieldError> unknown = new ArrayList<>();
        List<Combination> changedCombinations = new ArrayList<>(before.combinations());
        for (int i = 0; i < combinations.size(); i++) {
            Part part = combinations.get(i);
            String where = "combinations[" + i + "]";
            int at = indexOf(changedCombinations, Combination::manageCode, part.key);
            if (at < 0) {
                unknown.add(new FieldError(where + ".manage_code", "is no combination of this product"));
            } else {
                Combination it = changedCombinations.get(at);
                changedCombinations.set(at, it.withStock(part.amount.appliedTo(it.stockQuantity(), where)));
            }
        }
        List<Supplement> changedSupplements = new ArrayList<>(before.supplements());
        for (int i = 0; i < supplements.size(); i++) {
            Part part = supplements.get(i);
            String where = "supplements[" + i + "]";
            int at = indexOf(changedSupplements, Supplement::id, part.key);
            if (at < 0) {
                unknown.add(new FieldError(where + ".id", "is no supplement of this product"));
            } else {
                Supplement it = changedSupplements.get(at);
                changedSupplements.set(at, it.withStock(part.amount.appliedTo(it.stockQuantity(), where)));
            }
        }
        if (!unknown.isEmpty()) {
            throw new InvalidJson(unknown);
        }
        return before.withStock(
                product.appliedTo(before.stockQuantity(), "the product"), changedCombinations, changedSupplements);
    }

    private static <T> int indexOf(List<T> list, Function<T, String> key, String wanted) {
        for (int i = 0; i < list.size(); i++) {
            if (key.apply(list.get(i)).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private record Part(String key, Amount amount) {}

    private record Amount(
            boolean isAbsolute,
            @Nullable Long quantity,
            @Nullable Long delta) {
        @Nullable
        Long appliedTo(@Nullable Long stock, String where) {
            if (isAbsolute) {
                return quantity;
            }
            if (delta == null) {
                return stock;
            }
            if (stock == null) {
                throw Problem.of(409, "stock_not_counted", "Stock of " + where + " is not counted; set it first.");
            }
            long changed = stock + delta;
            if (changed < 0 || changed > ProductLimits.MAX_STOCK) {
                throw Problem.of(
                        409, "stock_out_of_range", "Stock of " + where + " is " + stock + "; nothing was changed.");
            }
            return changed;
        }
    }
}
