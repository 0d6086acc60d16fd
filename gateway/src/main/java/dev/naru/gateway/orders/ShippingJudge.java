package dev.naru.gateway.orders;

import dev.naru.gateway.orders.OrderLine.Kind;
import dev.naru.gateway.orders.fees.FeeCalculator;
import dev.naru.gateway.orders.fees.FeeItem;
import dev.naru.gateway.orders.fees.ShippingFees;
import dev.naru.gateway.products.ShippingPolicy;
import dev.naru.gateway.products.Zone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Applies the SHIPPING amount rule: the buyer may drop lines and choose an address, and nothing else. */
final class ShippingJudge {
    private final AmountRule.Shipping rule;
    private final FeeCalculator calculator;

    ShippingJudge(AmountRule.Shipping rule) {
        this.rule = rule;
        this.calculator = new FeeCalculator(rule.settings());
    }

    AmountVerdict judge(long paidAmount, List<PaidLine> paidLines) {
        if (paidLines.isEmpty()) {
            return judgeFee(paidAmount, rule.lines());
        }
        List<OrderLine> open = new ArrayList<>(rule.lines());
        List<OrderLine> bought = new ArrayList<>();
        for (PaidLine paid : strictestFirst(paidLines)) {
            Optional<OrderLine> match =
                    open.stream().filter(line -> isSame(line, paid)).findFirst();
            if (match.isEmpty()) {
                return new AmountVerdict.Broken(strange(paid));
            }
            open.remove(match.get());
            bought.add(match.get());
        }
        long booked = paidLines.stream()
                .mapToLong(line -> line.productAmount() + line.deliveryAmount())
                .sum();
        if (booked != paidAmount) {
            return new AmountVerdict.Broken(
                    "paid " + paidAmount + " won, but its product orders add up to " + booked + " won");
        }
        return judgeFee(paidAmount, bought);
    }

    private AmountVerdict judgeFee(long paidAmount, List<OrderLine> bought) {
        long goods = bought.stream().mapToLong(OrderLine::amount).sum();
        Set<Long> fees = possibleFees(bought);
        if (!fees.contains(paidAmount - goods)) {
            return new AmountVerdict.Broken("paid " + paidAmount + " won; the goods cost " + goods
                    + " won and shipping can only cost one of " + fees + " won");
        }
        Set<Integer> kept = bought.stream().map(OrderLine::line).collect(Collectors.toSet());
        return new AmountVerdict.Fits(rule.lines().stream()
                .map(OrderLine::line)
                .filter(line -> !kept.contains(line))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Every prepaid fee in won that these lines can cost, whatever the address. */
    Set<Long> possibleFees(Collection<OrderLine> lines) {
        Set<Long> fees = new TreeSet<>();
        for (Zone zone : Zone.values()) {
            fees.add(feesIn(zone, lines).prepaid());
        }
        return fees;
    }

    ShippingFees feesIn(Zone zone, Collection<OrderLine> lines) {
        return calculator.calculate(items(lines), zone, apiFees(zone));
    }

    private List<FeeItem> items(Collection<OrderLine> lines) {
        Map<String, List<OrderLine>> byProduct = lines.stream()
                .collect(Collectors.groupingBy(OrderLine::productId, LinkedHashMap::new, Collectors.toList()));
        return byProduct.entrySet().stream()
                .map(product -> item(product.getKey(), product.getValue()))
                .toList();
    }

    private FeeItem item(String productId, List<OrderLine> lines) {
        ShippingPolicy policy = rule.policies().get(productId);
        if (policy == null) {
            throw new IllegalStateException("no shipping policy for product " + productId);
        }
        long goods = lines.stream().mapToLong(OrderLine::amount).sum();
        long quantity = lines.stream()
                .filter(line -> line.kind() != Kind.SUPPLEMENT)
                .mapToLong(OrderLine::quantity)
                .sum();
        return new FeeItem(productId, policy, goods, quantity);
    }

    private Map<String, Long> apiFees(Zone zone) {
        long won = switch (zone) {
            case MAINLAND -> 0;
            case JEJU -> rule.apiFees().jeju();
            case ISLAND -> rule.apiFees().island();
        };
        return rule.policies().keySet().stream().collect(Collectors.toMap(id -> id, id -> won));
    }

    /** Lines that name an option choose first, so that a line without one cannot take their place. */
    private static List<PaidLine> strictestFirst(List<PaidLine> lines) {
        return lines.stream()
                .sorted(Comparator.comparing(line -> line.optionId().isEmpty()))
                .toList();
    }

    private static boolean isSame(OrderLine ordered, PaidLine paid) {
        return names(ordered, paid)
                && ordered.quantity() == paid.quantity()
                && ordered.amount() == paid.productAmount();
    }

    private static boolean names(OrderLine ordered, PaidLine paid) {
        if (ordered.kind() == Kind.SUPPLEMENT && ordered.optionId().equals(paid.productId())) {
            // Nothing documents how a supplement's product order names it: by itself, or as its product's option.
            return true;
        }
        return ordered.productId().equals(paid.productId())
                && ordered.optionId().equals(paid.optionId());
    }

    private static String strange(PaidLine paid) {
        return "product order for " + paid.productId()
                + (paid.optionId().isEmpty() ? "" : " / " + paid.optionId())
                + " (" + paid.quantity() + " pieces, " + paid.productAmount() + " won) was not ordered like that";
    }
}
