package dev.naru.mock.naver.judge;

import dev.naru.mock.naver.Bilingual;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A verdict for a terminal: what was asked, each finding as a small paragraph, and the outcome in the last line. */
public final class VerdictText {
    private final boolean korean;

    /**
     * Writes in one of two languages.
     *
     * @param korean Korean instead of English
     */
    public VerdictText(boolean korean) {
        this.korean = korean;
    }

    /** The whole text; ends without a line break. */
    public String of(Verdict verdict) {
        List<String> paragraphs = new ArrayList<>();
        ProductInfoExchange exchange = verdict.exchange();
        if (!exchange.url().isEmpty()) {
            paragraphs.add("GET " + exchange.url() + "\n" + exchange.status() + " in " + exchange.elapsedMs() + " ms");
        }
        verdict.findings().forEach(finding -> paragraphs.add(paragraph(finding)));
        new TreeMap<>(verdict.refusals()).forEach((line, words) -> paragraphs.add("line " + line + ": " + in(words)));
        paragraphs.add(lastLine(verdict));
        return String.join("\n\n", paragraphs);
    }

    private String paragraph(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add(finding.severity() + " " + finding.code() + about(finding));
        lines.add("  " + in(finding.why()));
        if (finding.expected() != null) {
            lines.add("  expected: " + finding.expected());
        }
        if (finding.got() != null) {
            lines.add("  got:      " + finding.got());
        }
        if (!finding.path().isEmpty()) {
            Finding.Position at = finding.at();
            lines.add("  at:       " + finding.path()
                    + (at == null ? "" : " (line " + at.row() + ", column " + at.column() + ")"));
        }
        lines.add("  fix:      " + in(finding.fix()));
        return String.join("\n", lines);
    }

    private static String about(Finding finding) {
        String product = finding.productId() == null ? "" : ", product " + finding.productId();
        return finding.line() == null ? product : ", line " + finding.line() + product;
    }

    private String lastLine(Verdict verdict) {
        String counts = verdict.findings().stream()
                .collect(Collectors.groupingBy(Finding::severity, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return verdict.outcome().name().toLowerCase(Locale.ROOT) + " ("
                + verdict.mode().name().toLowerCase(Locale.ROOT) + (counts.isEmpty() ? "" : ": " + counts) + ")";
    }

    private String in(Bilingual sentence) {
        return korean ? sentence.ko() : sentence.en();
    }
}
