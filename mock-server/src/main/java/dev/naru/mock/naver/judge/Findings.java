package dev.naru.mock.naver.judge;

import dev.naru.mock.naver.Bilingual;
import dev.naru.mock.naver.products.CartLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects what is noticed, and which lines it blocks. */
final class Findings {
    private static final int MAX_FINDINGS = 500;
    private static final int MAX_TEXT = 200;

    private final JudgeMode mode;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Integer, BuyerReason> blocked = new TreeMap<>();
    private int dropped;

    Findings(JudgeMode mode) {
        this.mode = mode;
    }

    /**
     * Adds a finding.
     *
     * @param affected the lines it is about
     * @param productId null when it is about the whole answer
     */
    void add(
            Rule rule,
            List<CartLine> affected,
            @Nullable String productId,
            Spot spot,
            @Nullable Object expected,
            @Nullable Object got) {
        Finding finding = finding(rule, affected, productId, spot, expected, got);
        if (finding.severity() == Severity.BLOCK) {
            affected.forEach(line -> block(line, finding.reason()));
        }
        if (findings.size() < MAX_FINDINGS) {
            findings.add(finding);
        } else {
            dropped++;
        }
    }

    Verdict verdict(List<CartLine> lines, ProductInfoExchange exchange) {
        if (dropped > 0) {
            findings.add(finding(StructureRule.X_MORE_FINDINGS, List.of(), null, Spot.NOWHERE, null, dropped));
        }
        supplementsWithoutMain(lines);
        Map<Integer, Bilingual> refusals = new TreeMap<>();
        for (CartLine line : lines) {
            BuyerReason reason = blocked.get(line.line());
            if (reason != null) {
                refusals.put(line.line(), reason.refusal(line.kind()));
            }
        }
        Verdict.Outcome outcome = refusals.isEmpty() ? Verdict.Outcome.ACCEPTED : Verdict.Outcome.REFUSED;
        return new Verdict(outcome, mode, findings, refusals, exchange);
    }

    private void block(CartLine line, BuyerReason reason) {
        blocked.merge(line.line(), reason, (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }

    // Nobody may buy the laces when the shoes are gone.
    private void supplementsWithoutMain(List<CartLine> lines) {
        Set<Integer> productsLeft = lines.stream()
                .filter(line -> line.main() && !blocked.containsKey(line.line()))
                .map(CartLine::productIndex)
                .collect(Collectors.toSet());
        for (CartLine line : lines) {
            if (!line.main() && !productsLeft.contains(line.productIndex())) {
                block(line, BuyerReason.MAIN_REFUSED);
            }
        }
    }

    private Finding finding(
            Rule rule,
            List<CartLine> affected,
            @Nullable String productId,
            Spot spot,
            @Nullable Object expected,
            @Nullable Object got) {
        RuleText text = rule.text();
        return new Finding(
                rule.name(),
                text.weight().in(mode),
                productId != null && affected.size() == 1 ? affected.get(0).line() : null,
                productId,
                spot.path(),
                shortened(expected),
                shortened(got),
                text.why(),
                text.fix(),
                text.evidence(),
                spot.at(),
                text.reason());
    }

    private static @Nullable String shortened(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        String text = value.toString();
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    }
}
