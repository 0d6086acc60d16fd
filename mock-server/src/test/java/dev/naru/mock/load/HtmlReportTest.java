package dev.naru.mock.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private final Recorder recorder = recorder();

    @Test
    void thePageNeedsNothingFromElsewhere() {
        String html = HtmlReport.of(report(List.of()));

        assertThat(html)
                .doesNotContainPattern("(?i)<(script|link|img|iframe|object|embed|base|use|image)[ >]")
                .doesNotContainPattern("(?i)(src|href|srcset|action|data)\\s*=")
                .doesNotContainPattern("(?i)url\\(|@import");
    }

    @Test
    void allThreeChartsAreDrawn() {
        String html = HtmlReport.of(report(List.of()));

        assertThat(html)
                .contains("Throughput, orders per second", "Latency over time, ms", "Latency by percentile, ms")
                .contains("99.9 %");
        assertThat(html.split("<polyline", -1)).hasSize(3 + 3 + 2 + 1);
        assertThat(html).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void textIsText() {
        String html = HtmlReport.of(report(List.of("<script>alert(1)</script>")));

        assertThat(html).contains("&lt;script&gt;alert(1)").doesNotContain("<script>");
    }

    @Test
    void bothReportsSayWhatIsMissing() {
        Report report = report(List.of());

        assertThat(HtmlReport.of(report)).contains("Latencies are those of 999 of 1000 orders");
        assertThat(TextReport.of(report))
                .contains("1000 orders were due in 2 s: 1000 sent, 999 right (499.5/s), 1 wrong, 0 never sent")
                .contains("order answered 503")
                .contains("NOT everything was as it should be");
    }

    private Report report(List<String> wrongs) {
        return new Report(
                "order-creation",
                "orders",
                Map.of("where", "target http://127.0.0.1:8081"),
                Instant.EPOCH,
                new Report.Counts(1_000, 1_000, 999, 0, 0, 2),
                Map.of(
                        "from due",
                        recorder.sinceDue().summary(),
                        "from sent",
                        recorder.sinceSent().summary()),
                recorder.timeline().seconds(),
                recorder.faults().counts(),
                Map.of(),
                wrongs,
                List.of(new Report.Cpu("arrivals", "gateway", 0.42, 15.3)),
                List.of());
    }

    /** A thousand orders in two seconds, one of which failed. */
    private static Recorder recorder() {
        Recorder recorder = new Recorder(new Schedule(500, 500, 0, 2));
        for (long i = 0; i < 1_000; i++) {
            long due = i * 2_000_000;
            recorder.sent(i, due, due, false);
            if (i == 7) {
                recorder.wrong(i, due + 1_000_000, "order answered 503");
            } else {
                recorder.right(i, due, due, due + 1_000_000 + i * 1_000);
            }
        }
        return recorder;
    }
}
