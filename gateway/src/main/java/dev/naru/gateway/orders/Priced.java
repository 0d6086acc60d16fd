package dev.naru.gateway.orders;

import dev.naru.gateway.products.Zones;
import java.util.ArrayList;
import java.util.List;

/** A quote, and the zones it was made under. */
record Priced(Quote quote, Zones zones) {
    Priced withFindings(List<Finding> more) {
        List<Finding> findings = new ArrayList<>(quote.findings());
        findings.addAll(more);
        return new Priced(new Quote(quote.items(), findings), zones);
    }

    /** The lines of products the catalogue knows. */
    List<OrderLine> knownLines() {
        return quote.items().stream()
                .filter(item -> item.product() != null)
                .flatMap(item -> item.lines().stream())
                .map(Quote.Line::line)
                .toList();
    }
}
