package dev.naru.mock.load;

import java.util.Formatter;
import java.util.Locale;
import java.util.Map;

/** A report for the terminal. */
final class TextReport {
    private final StringBuilder text = new StringBuilder(2_048);
    private final Formatter out = new Formatter(text, Locale.ROOT);

    private TextReport() {}

    static String of(Report report) {
        TextReport text = new TextReport();
        text.write(report);
        return text.text.toString();
    }

    private void write(Report report) {
        Report.Counts counts = report.counts();
        out.format("%s%n", report.scenario());
        report.about().forEach((name, value) -> out.format("  %-12s %s%n", name, value));
        out.format("%n");
        out.format(
                "%d %s were due in %d s: %d sent, %d right (%.1f/s), %d wrong, %d never sent, %d waited for a connection%n",
                counts.asked(),
                report.unit(),
                counts.measuredSeconds(),
                counts.sent(),
                counts.right(),
                counts.rightPerSecond(),
                counts.sent() - counts.right(),
                counts.unsent(),
                counts.waited());
        out.format("%n");
        out.format("%-44s %8s %9s %9s %9s %9s %9s%n", "milliseconds", "count", "p50", "p90", "p99", "p99.9", "max");
        report.latencies().forEach(this::row);
        section("wrong, by kind", report.faults());
        section("counted", report.facts());
        if (!report.cpu().isEmpty()) {
            out.format("%n");
            out.format("%-12s %-22s %12s %14s%n", "CPU", "process", "of a core", "us per answer");
            report.cpu()
                    .forEach(cpu -> out.format(
                            "%-12s %-22s %10.0f %% %14s%n",
                            cpu.part(),
                            cpu.process(),
                            cpu.share() * 100,
                            cpu.microsEach() < 0 ? "-" : String.format(Locale.ROOT, "%.1f", cpu.microsEach())));
        }
        out.format("%n");
        report.wrongs().forEach(wrong -> out.format("WRONG: %s%n", wrong));
        report.warnings().forEach(warning -> out.format("warning: %s%n", warning));
        if (counts.right() < counts.asked()) {
            out.format(
                    "warning: latencies are those of %d of %d %s; the others took longer or never ended well.%n",
                    counts.right(), counts.asked(), report.unit());
        }
        out.format(
                "%s%n",
                report.isClean() ? "everything was answered, and rightly" : "NOT everything was as it should be");
    }

    private void row(String name, Latencies.Summary of) {
        out.format(
                "%-44s %8d %9.2f %9.2f %9.2f %9.2f %9.2f%n",
                name, of.count(), of.p50(), of.p90(), of.p99(), of.p999(), of.max());
    }

    private void section(String title, Map<String, ?> rows) {
        if (!rows.isEmpty()) {
            out.format("%n");
            out.format("%s%n", title);
            rows.forEach((name, value) -> out.format("  %-42s %s%n", name, value));
        }
    }
}
