package dev.naru.gateway.orders;

import dev.naru.gateway.products.Combination;
import dev.naru.gateway.products.Product;
import dev.naru.gateway.products.Supplement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what one cart takes from every stock, because several lines may take from the same one. */
final class StockLedger {
    private final Map<List<String>, Long> taken = new HashMap<>();

    /** Takes from the product's own stock, which Naver ignores for options with a code. */
    void take(Product product, long quantity, String field, List<Finding> findings) {
        take(List.of(product.id()), product.name(), product.stockQuantity(), quantity, field, findings);
    }

    void take(Product product, Combination combination, long quantity, String field, List<Finding> findings) {
        String name = product.name() + " / " + combination.manageCode();
        List<String> stock = List.of(product.id(), "combination", combination.manageCode());
        take(stock, name, combination.stockQuantity(), quantity, field, findings);
    }

    void take(Product product, Supplement supplement, long quantity, String field, List<Finding> findings) {
        List<String> stock = List.of(product.id(), "supplement", supplement.id());
        take(stock, supplement.name(), supplement.stockQuantity(), quantity, field, findings);
    }

    private void take(
            List<String> stock, String name, @Nullable Long left, long quantity, String field, List<Finding> findings) {
        if (left == null) {
            return;
        }
        long asked = taken.merge(stock, Math.max(0, quantity), Long::sum);
        if (left == 0) {
            findings.add(FindingCode.SOLD_OUT.at(field, name));
        } else if (asked > left) {
            findings.add(FindingCode.STOCK_TOO_LOW.at(field, name, left, asked));
        }
    }
}
