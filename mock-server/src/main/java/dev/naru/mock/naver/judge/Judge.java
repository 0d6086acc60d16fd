package dev.naru.mock.naver.judge;

import dev.naru.mock.naver.products.CartLine;
import dev.naru.mock.naver.products.CartLines;
import dev.naru.mock.naver.products.NaverProduct;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what Naver would refuse when the shop answers the product check as it did. Pure; safe to share. */
public final class Judge {
    private final JudgeMode mode;

    /** A judge of the given mode. */
    public Judge(JudgeMode mode) {
        this.mode = mode;
    }

    /** Judges an order of which no line has been removed. */
    public Verdict judge(List<NaverProduct> products, ProductInfoExchange exchange) {
        return judged(products, CartLines.of(products), exchange);
    }

    /**
     * Judges the lines still in an order. Never throws, whatever the answer holds.
     *
     * @param products as registered
     * @param present numbers of the lines still in the order
     */
    public Verdict judge(List<NaverProduct> products, Collection<Integer> present, ProductInfoExchange exchange) {
        Set<Integer> numbers = new HashSet<>(present);
        List<CartLine> lines = CartLines.of(products).stream()
                .filter(line -> numbers.contains(line.line()))
                .toList();
        return judged(products, lines, exchange);
    }

    private Verdict judged(List<NaverProduct> products, List<CartLine> lines, ProductInfoExchange exchange) {
        Findings findings = new Findings(mode);
        groupConflicts(products, lines, findings);
        new TransportCheck(lines, exchange, findings)
                .root()
                .ifPresent(root -> new AnswerCheck(products, lines, findings).check(root));
        return findings.verdict(lines, exchange);
    }

    private static void groupConflicts(List<NaverProduct> products, List<CartLine> lines, Findings findings) {
        Map<String, List<CartLine>> groups = new LinkedHashMap<>();
        for (CartLine line : lines) {
            String group = products.get(line.productIndex()).shipping().bundle();
            if (group != null) {
                groups.computeIfAbsent(group, g -> new ArrayList<>()).add(line);
            }
        }
        groups.forEach((group, members) -> {
            long policies = members.stream()
                    .map(line -> products.get(line.productIndex()).shipping())
                    .distinct()
                    .count();
            if (policies > 1) {
                Spot spot = Spot.registered("naverProducts[].shipping");
                findings.add(
                        ShippingRule.H_GROUP_CONFLICT, members, null, spot, group + ": 1", group + ": " + policies);
            }
        });
    }
}
