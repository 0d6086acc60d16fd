package dev.naru.mock.naver.judge;

import dev.naru.mock.naver.Bilingual;
import java.util.List;
import java.util.Map;

/**
 * What the judge says about an order.
 *
 * @param findings in the order they were noticed, at most 500 and one more that counts the rest
 * @param refusals by line number: what the buyer reads beside each line that cannot be bought
 * @param exchange the answer that was judged
 */
public record Verdict(
        Outcome outcome,
        JudgeMode mode,
        List<Finding> findings,
        Map<Integer, Bilingual> refusals,
        ProductInfoExchange exchange) {
    public Verdict {
        findings = List.copyOf(findings);
        refusals = Map.copyOf(refusals);
    }

    /** Estimated bytes in memory, the judged answer included. */
    public long bytes() {
        return 1_000L + 800L * findings.size() + exchange.bodyLength();
    }

    /** Whether the order may go on as it is. */
    public enum Outcome {
        ACCEPTED,
        /** At least one line cannot be bought; without the refused lines the buyer may try again. */
        REFUSED
    }
}
