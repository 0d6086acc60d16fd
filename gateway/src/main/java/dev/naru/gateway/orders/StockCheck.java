package dev.naru.gateway.orders;

import dev.naru.gateway.products.Catalogue;
import dev.naru.gateway.products.Product;
import dev.naru.gateway.products.ProductStatus;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Whether the catalogue still has what a payment-type order is about. Its products name no options, so of a product with
 * options only the status counts.
 */
final class StockCheck {
    private final Catalogue catalogue;

    StockCheck(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * One product asked for.
     *
     * @param field where the caller wrote it
     */
    record Wanted(String field, String uid, long count) {}

    /** Completes with everything that stands in the way; fails as the database fails. */
    Future<List<Finding>> findings(UUID merchantId, List<Wanted> wanted) {
        List<String> ids = wanted.stream().map(Wanted::uid).distinct().toList();
        return catalogue.find(merchantId, ids).map(products -> findings(products, wanted));
    }

    private static List<Finding> findings(Map<String, Product> products, List<Wanted> wanted) {
        StockLedger stock = new StockLedger();
        List<Finding> findings = new ArrayList<>();
        for (Wanted one : wanted) {
            Product product = products.get(one.uid());
            if (product == null) {
                findings.add(FindingCode.UNKNOWN_PRODUCT.at(one.field() + ".uid", one.uid()));
            } else if (product.status() == ProductStatus.SOLD_OUT) {
                findings.add(FindingCode.SOLD_OUT.at(one.field(), product.name()));
            } else if (product.status() == ProductStatus.NOT_SALE) {
                findings.add(FindingCode.NOT_ON_SALE.at(one.field(), product.name()));
            } else if (!OptionResolver.isRequired(product)) {
                stock.take(product, one.count(), one.field(), findings);
            }
        }
        return findings;
    }
}
