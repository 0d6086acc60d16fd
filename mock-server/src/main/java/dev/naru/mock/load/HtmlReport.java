package dev.naru.mock.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A report as one HTML file: it needs no other file, no script and no network. */
final class HtmlReport {
    private static final String STYLE = """
            :root{color-scheme:light dark;--fg:#1c2330;--soft:#5c6675;--line:#d9dee6;--bg:#fff;--card:#f6f8fa;--warn:#8a5a00;
              --warnbg:#fff6e0;--bad:#a31621;--badbg:#fdecec;--good:#1b6e3c;--goodbg:#e8f6ed}
            @media (prefers-color-scheme:dark){:root{--fg:#e6eaf0;--soft:#9aa5b5;--line:#353d4a;--bg:#14181f;--card:#1c222b;
              --warn:#ffcf70;--warnbg:#33290f;--bad:#ff9a9f;--badbg:#3a1a1d;--good:#7fdca1;--goodbg:#14301f}}
            body{font:15px/1.5 system-ui,sans-serif;color:var(--fg);background:var(--bg);max-width:1040px;margin:2rem auto;
              padding:0 1rem}
            h1{font-size:1.6rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem}.soft{color:var(--soft);margin:.2rem 0 1rem}
            .tiles{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0}.tile{background:var(--card);border-radius:8px;
              padding:.6rem 1rem;min-width:7.5rem}.tile b{display:block;font-size:1.35rem;font-variant-numeric:tabular-nums}
            .tile span{color:var(--soft);font-size:.85rem}.note{border-radius:8px;padding:.5rem .9rem;margin:.4rem 0}
            .warn{color:var(--warn);background:var(--warnbg)}.bad{color:var(--bad);background:var(--badbg)}
            .good{color:var(--good);background:var(--goodbg)}.scroll{overflow-x:auto}
            table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
            th,td{text-align:right;padding:.3rem .6rem;border-bottom:1px solid var(--line);white-space:nowrap}
            th:first-child,td:first-child{text-align:left}td:first-child,.words td{white-space:normal}th{color:var(--soft);font-weight:600}
            figure{margin:1.5rem 0;background:var(--card);border-radius:8px;padding:.8rem 1rem}
            figcaption{font-weight:600;margin-bottom:.4rem}.legend{font-weight:400;color:var(--soft);font-size:.85rem;
              margin-left:1rem}.legend b{font-weight:400;white-space:nowrap}.legend i{display:inline-block;width:.8em;height:.8em;border-radius:2px;margin:0 .35em 0 .9em;
              background:currentColor}svg{width:100%;height:auto;display:block}
            svg text{font-size:11px;fill:var(--soft)}.grid{stroke:var(--line);stroke-width:1}
            .line{fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round}
            .s0{color:#2f6fde}.s1{color:#d9721e}.s2{color:#b3305f}.s3{color:#2a9d6f}.s4{color:#7a52c7}.s5{color:#0f9bb0}
            .s6{color:#9a8a12}.s7{color:#7c8694}
            """;

    private final StringBuilder html = new StringBuilder(32_768);
    private final Report report;

    private HtmlReport(Report report) {
        this.report = report;
    }

    static String of(Report report) {
        HtmlReport page = new HtmlReport(report);
        page.write();
        return page.html.toString();
    }

    private void write() {
        html.append("<!doctype html>\n<html lang=en><meta charset=utf-8>")
                .append("<meta name=viewport content=\"width=device-width,initial-scale=1\"><title>Load: ")
                .append(Html.text(report.scenario()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n<h1>Load: ")
                .append(Html.text(report.scenario()))
                .append("</h1>\n<p class=soft>")
                .append(Html.text(report.startedAt().toString()))
                .append("</p>\n");
        notes();
        tiles();
        latencies();
        charts();
        table("Wrong, by kind", report.faults());
        table("Counted", report.facts());
        cpu();
        table("How it was run", report.about());
    }

    private void notes() {
        if (report.isClean()) {
            note("good", "Everything was answered, and rightly.");
        }
        report.wrongs().forEach(wrong -> note("bad", wrong));
        Report.Counts counts = report.counts();
        if (counts.right() < counts.asked()) {
            note(
                    "bad",
                    "Latencies are those of %d of %d %s; the others took longer or never ended well."
                            .formatted(counts.right(), counts.asked(), report.unit()));
        }
        report.warnings().forEach(warning -> note("warn", warning));
    }

    private void note(String kind, String text) {
        html.append("<p class=\"note %s\">".formatted(kind))
                .append(Html.text(text))
                .append("</p>\n");
    }

    private void tiles() {
        Report.Counts counts = report.counts();
        html.append("<div class=tiles>");
        tile(counts.asked() + "", report.unit() + " due in " + counts.measuredSeconds() + " s");
        tile(String.format(Locale.ROOT, "%.1f/s", counts.rightPerSecond()), "answered rightly");
        tile(counts.sent() - counts.right() + "", "wrong");
        tile(counts.unsent() + "", "never sent");
        tile(counts.waited() + "", "waited for a connection");
        html.append("</div>\n");
    }

    private void tile(String number, String what) {
        html.append("<div class=tile><b>")
                .append(Html.text(number))
                .append("</b><span>")
                .append(Html.text(what))
                .append("</span></div>");
    }

    private void latencies() {
        html.append("<h2>Latency in milliseconds</h2><div class=scroll><table><tr><th>From, to<th>count<th>p50<th>p90")
                .append("<th>p99<th>p99.9<th>max</tr>");
        report.latencies()
                .forEach((name, of) -> html.append("<tr><td>")
                        .append(Html.text(name))
                        .append(String.format(
                                Locale.ROOT,
                                "<td>%d<td>%.2f<td>%.2f<td>%.2f<td>%.2f<td>%.2f</tr>",
                                of.count(),
                                of.p50(),
                                of.p90(),
                                of.p99(),
                                of.p999(),
                                of.max())));
        html.append("</table></div>\n");
    }

    private void charts() {
        html.append(new SvgChart(
                        "Throughput, " + report.unit() + " per second",
                        false,
                        List.of(
                                line("sent", Timeline.Second::sent),
                                line("right", Timeline.Second::right),
                                line("wrong", Timeline.Second::wrong)),
                        secondTicks())
                .html());
        html.append(new SvgChart(
                        "Latency over time, ms",
                        true,
                        List.of(
                                latency("p50", Timeline.Second::p50Ms),
                                latency("p99", Timeline.Second::p99Ms),
                                latency("max", Timeline.Second::maxMs)),
                        secondTicks())
                .html());
        List<SvgChart.Line> curves = new ArrayList<>();
        report.latencies().forEach((name, of) -> {
            if (of.count() > 0 && curves.size() < 8) {
                curves.add(new SvgChart.Line(
                        name,
                        of.curve().stream()
                                .filter(point -> point.percentile() < 100)
                                .map(point -> new SvgChart.Point(nines(point.percentile()), point.ms()))
                                .toList()));
            }
        });
        html.append(new SvgChart("Latency by percentile, ms", true, curves, nineTicks(curves)).html());
    }

    private SvgChart.Line line(String name, ToDoubleFunction<Timeline.Second> value) {
        return line(name, whole(), value);
    }

    /** A second without an answer has no latency, rather than one of 0. */
    private SvgChart.Line latency(String name, ToDoubleFunction<Timeline.Second> value) {
        return line(name, whole().stream().filter(second -> second.right() > 0).toList(), value);
    }

    private static SvgChart.Line line(
            String name, List<Timeline.Second> seconds, ToDoubleFunction<Timeline.Second> value) {
        return new SvgChart.Line(
                name,
                seconds.stream()
                        .map(second -> new SvgChart.Point(second.second(), value.applyAsDouble(second)))
                        .toList());
    }

    /** Without a last second that began after the schedule: it had little time, and would look like a fall. */
    private List<Timeline.Second> whole() {
        List<Timeline.Second> all = report.seconds();
        return all.size() > report.counts().measuredSeconds() ? all.subList(0, all.size() - 1) : all;
    }

    private List<SvgChart.Tick> secondTicks() {
        int last = whole().size() - 1;
        int step = Math.max(1, (int) Math.ceil(last / 10.0));
        List<SvgChart.Tick> ticks = new ArrayList<>();
        for (int second = 0; second <= last; second += step) {
            ticks.add(new SvgChart.Tick(second, second + " s"));
        }
        return ticks;
    }

    /** How many nines: 0 for 0 %, 1 for 90 %, 2 for 99 %; as much room for the slowest tenth as for the tenth of that. */
    private static double nines(double percentile) {
        return -Math.log10(1 - percentile / 100);
    }

    private static List<SvgChart.Tick> nineTicks(List<SvgChart.Line> curves) {
        double most = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(SvgChart.Point::x)
                .max()
                .orElse(0);
        List<SvgChart.Tick> ticks = new ArrayList<>();
        for (String label : List.of("0", "50", "90", "99", "99.9", "99.99", "99.999", "99.9999")) {
            double x = nines(Double.parseDouble(label));
            if (x <= most) {
                ticks.add(new SvgChart.Tick(x, label + " %"));
            }
        }
        return ticks;
    }

    private void table(String title, Map<String, ?> rows) {
        if (!rows.isEmpty()) {
            html.append("<h2>").append(Html.text(title)).append("</h2><table class=words>");
            rows.forEach((name, value) -> html.append("<tr><td>")
                    .append(Html.text(name))
                    .append("<td>")
                    .append(Html.text(String.valueOf(value)))
                    .append("</tr>"));
            html.append("</table>\n");
        }
    }

    private void cpu() {
        if (!report.cpu().isEmpty()) {
            html.append("<h2>CPU time</h2><table><tr><th>Part, process<th>of a core<th>µs per right answer</tr>");
            report.cpu()
                    .forEach(cpu -> html.append("<tr><td>")
                            .append(Html.text(cpu.part() + ", " + cpu.process()))
                            .append(String.format(Locale.ROOT, "<td>%.0f %%<td>", cpu.share() * 100))
                            .append(cpu.microsEach() < 0 ? "–" : String.format(Locale.ROOT, "%.1f", cpu.microsEach()))
                            .append("</tr>"));
            html.append("</table>\n");
        }
    }
}
