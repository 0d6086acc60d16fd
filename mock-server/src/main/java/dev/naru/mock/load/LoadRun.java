package dev.naru.mock.load;

import dev.naru.mock.http.BadInput;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** One run from the first preparation to the report. Event loop only. */
final class LoadRun {
    private static final String ARRIVALS = "arrivals";
    private static final String AFTERWARDS = "afterwards";
    private static final String MOCK = "mock";

    private final Vertx vertx;
    private final LoadOptions options;
    private final Scenario scenario;
    private final CpuWatch cpuWatch;
    private final Progress progress;
    private final LongSupplier monotonicNanos;
    private final Recorder recorder;

    LoadRun(
            Vertx vertx,
            LoadOptions options,
            Scenario scenario,
            CpuWatch cpuWatch,
            Progress progress,
            LongSupplier monotonicNanos) {
        this.vertx = vertx;
        this.options = options;
        this.scenario = scenario;
        this.cpuWatch = cpuWatch;
        this.progress = progress;
        this.monotonicNanos = monotonicNanos;
        this.recorder = new Recorder(options.schedule());
    }

    /** Completes with the report; fails with a {@link BadInput} when the run cannot be. */
    Future<Report> run(Instant startedAt) {
        return scenario.prepare()
                .recover(this::notReady)
                .compose(ready ->
                        new Arrivals(vertx, options, scenario, recorder, cpuWatch, progress, monotonicNanos).send())
                .compose(observed -> scenario.finish(progress)
                        .compose(aftermath -> vertx.executeBlocking(
                                        () -> cpuWatch.sample(monotonicNanos.getAsLong()), false)
                                .map(last -> report(startedAt, observed, last, aftermath))))
                .eventually(() -> scenario.close().recover(this::notTidied));
    }

    private Future<Void> notReady(Throwable failure) {
        return Future.failedFuture(
                failure instanceof BadInput
                        ? failure
                        : BadInput.of("what the run needs does not answer (" + Fault.kindOf(failure) + "); "
                                + options.places()));
    }

    private Future<Void> notTidied(Throwable failure) {
        progress.line("  what the run changed could not be put back: " + failure.getMessage());
        return Future.succeededFuture();
    }

    private Report report(
            Instant startedAt, Arrivals.Observed observed, CpuWatch.Sample last, Scenario.Aftermath aftermath) {
        Schedule schedule = options.schedule();
        Report.Counts counts = new Report.Counts(
                schedule.count() - schedule.warmupCount(),
                recorder.sent(),
                recorder.rightCount(),
                recorder.waited(),
                recorder.unsent(),
                schedule.seconds());
        Map<String, Latencies.Summary> latencies = new LinkedHashMap<>();
        latencies.put("from due to the whole answer", recorder.sinceDue().summary());
        latencies.put("from sent to the whole answer", recorder.sinceSent().summary());
        latencies.putAll(aftermath.latencies());
        List<Report.Cpu> cpu = new ArrayList<>(used(ARRIVALS, observed.before(), observed.after(), counts.right()));
        if (aftermath.mock() != null) {
            cpu.addAll(used(AFTERWARDS, observed.after(), last, 0));
        }
        List<String> wrongs = new ArrayList<>(aftermath.wrongs());
        recorder.warmupFaults()
                .counts()
                .forEach((kind, count) -> wrongs.add(count + " times before anything was measured: " + kind));
        List<String> warnings =
                new ArrayList<>(pressure(observed, aftermath, counts, cpu).warnings());
        if (recorder.skipped() > 0) {
            warnings.add(recorder.skipped()
                    + " requests of the warm-up were left out: the target was not warm yet when the measuring began.");
        }
        return new Report(
                options.kind().word(),
                scenario.unit(),
                options.about(),
                startedAt,
                counts,
                latencies,
                recorder.timeline().seconds(),
                recorder.faults().counts(),
                aftermath.facts(),
                wrongs,
                cpu,
                warnings);
    }

    private static List<Report.Cpu> used(String part, CpuWatch.Sample from, CpuWatch.Sample to, long answers) {
        double wall = Math.max(1, to.atNanos() - from.atNanos());
        List<Report.Cpu> rows = new ArrayList<>();
        to.since(from)
                .forEach((process, used) -> rows.add(new Report.Cpu(
                        part, process, used.toNanos() / wall, answers == 0 ? -1 : micros(used) / answers)));
        return rows;
    }

    private static double micros(Duration used) {
        return (double) TimeUnit.NANOSECONDS.toMicros(used.toNanos());
    }

    private Pressure pressure(
            Arrivals.Observed observed, Scenario.Aftermath aftermath, Report.Counts counts, List<Report.Cpu> cpu) {
        Scenario.MockState mock = aftermath.mock();
        return new Pressure(
                observed.lag().p99(),
                observed.lag().max(),
                observed.loopShare(),
                recorder.sentLate().ms(99),
                (double) counts.waited() / Math.max(1, counts.sent()),
                observed.machineShare(),
                cpu.stream()
                        .filter(row -> row.process().equals(MOCK))
                        .mapToDouble(Report.Cpu::share)
                        .max()
                        .orElse(-1),
                mock == null ? -1 : mock.healthMs().p90(),
                mock == null ? 0 : mock.dropped());
    }
}
