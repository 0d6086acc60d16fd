package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.value.Krw;
import dev.naru.gateway.products.Product;
import dev.naru.gateway.products.ShippingPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cart priced from the catalogue, with everything that stands in its way.
 *
 * @param findings what concerns the order as a whole
 */
record Quote(List<Item> items, List<Finding> findings) {
    /** The least Iamport takes for one payment. */
    static final long MIN_AMOUNT = 10;

    static final long MAX_AMOUNT = Krw.MAX_WON;

    Quote {
        items = List.copyOf(items);
        findings = List.copyOf(findings);
    }

    /** Whether Naver would take the cart as it is. */
    boolean isAcceptable() {
        return allFindings().noneMatch(Finding::blocks);
    }

    Stream<Finding> allFindings() {
        return Stream.concat(
                items.stream().flatMap(item -> item.lines().stream()).flatMap(line -> line.findings().stream()),
                findings.stream());
    }

    Stream<Line> lines() {
        return items.stream().flatMap(item -> item.lines().stream());
    }

    List<OrderLine> orderLines() {
        return lines().map(Line::line).toList();
    }

    /** Won of every line that nothing stands in the way of. */
    long goodsAmount() {
        return lines().filter(Line::isAcceptable)
                .mapToLong(line -> line.line().amount())
                .sum();
    }

    /** The shipping policies of every known product. */
    Map<String, ShippingPolicy> policies() {
        Map<String, ShippingPolicy> policies = new LinkedHashMap<>();
        for (Item item : items) {
            if (item.product() != null) {
                policies.put(item.product().id(), item.product().shipping());
            }
        }
        return policies;
    }

    /**
     * One product of the cart.
     *
     * @param product null when the catalogue does not know it
     */
    record Item(String field, @Nullable Product product, List<Line> lines) {
        Item {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One line of the cart.
     *
     * @param field where the caller wrote it
     * @param naver its part of {@code naverProducts}: an element of options or supplements; null for a plain product
     */
    record Line(
            String field,
            OrderLine line,
            List<Finding> findings,
            @Nullable ObjectNode naver) {
        Line {
            // A product may be sold out by its status and by its stock; the buyer is told once.
            findings = findings.stream().distinct().toList();
        }

        boolean isAcceptable() {
            return findings.stream().noneMatch(Finding::blocks);
        }
    }
}
