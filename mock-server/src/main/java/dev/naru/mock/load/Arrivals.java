package dev.naru.mock.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The part of a run in which requests are sent, with a line of progress each second. Event loop only. */
final class Arrivals {
    private static final long TICK_MS = 1;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Vertx vertx;
    private final Schedule schedule;
    private final Scenario scenario;
    private final Recorder recorder;
    private final CpuWatch cpuWatch;
    private final Progress progress;
    private final Pacer pacer;
    private final LoopWatch loop;
    private final LongSupplier monotonicNanos;
    private final Promise<Void> over = Promise.promise();
    private final Promise<CpuWatch.Sample> before = Promise.promise();
    private boolean measuring;
    private long linesWritten;
    private long rightBefore;
    private long sentBefore;
    private double machineSum;
    private int machineLooks;

    /** Starts the schedule's clock. */
    Arrivals(
            Vertx vertx,
            LoadOptions options,
            Scenario scenario,
            Recorder recorder,
            CpuWatch cpuWatch,
            Progress progress,
            LongSupplier monotonicNanos) {
        this.vertx = vertx;
        this.schedule = options.schedule();
        this.scenario = scenario;
        this.recorder = recorder;
        this.cpuWatch = cpuWatch;
        this.progress = progress;
        this.monotonicNanos = monotonicNanos;
        this.loop = new LoopWatch(TimeUnit.MILLISECONDS.toNanos(TICK_MS), monotonicNanos);
        this.pacer = new Pacer(
                schedule, options.connections(), options.timeout().toNanos(), monotonicNanos, scenario::send, recorder);
    }

    /**
     * How the generator and the machine did.
     *
     * @param loopShare of one core
     * @param machineShare of all CPUs; below 0 = not known
     */
    record Observed(
            Latencies.Summary lag,
            double loopShare,
            double machineShare,
            CpuWatch.Sample before,
            CpuWatch.Sample after) {}

    /** Completes when everything was sent or given up, and everything sent has ended. */
    Future<Observed> send() {
        long timer = vertx.setPeriodic(TICK_MS, tick -> tick());
        return over.future().onComplete(done -> vertx.cancelTimer(timer)).compose(done -> {
            double loopShare = loop.cpuShare();
            double machineShare = machineLooks == 0 ? -1 : machineSum / machineLooks;
            return before.future()
                    .compose(first -> sample().map(
                                    last -> new Observed(loop.lag().summary(), loopShare, machineShare, first, last)));
        });
    }

    private void tick() {
        loop.tick();
        pacer.tick();
        if (!measuring && pacer.now() >= schedule.measuredFromNanos()) {
            measuring = true;
            loop.begin();
            cpuWatch.machineShare();
            sample().onComplete(before);
        }
        if (pacer.now() >= (linesWritten + 1) * SECOND) {
            linesWritten = pacer.now() / SECOND;
            second();
        }
        if (measuring && pacer.isDone()) {
            over.tryComplete();
        }
    }

    private Future<CpuWatch.Sample> sample() {
        return vertx.executeBlocking(() -> cpuWatch.sample(monotonicNanos.getAsLong()), false);
    }

    private void second() {
        scenario.eachSecond();
        if (measuring) {
            double share = cpuWatch.machineShare();
            if (share >= 0) {
                machineSum += share;
                machineLooks++;
            }
        }
        progress.line(measuring ? measuredLine() : "  %3d s  warming up".formatted(linesWritten));
    }

    private String measuredLine() {
        long right = recorder.rightCount() - rightBefore;
        long sent = recorder.sent() - sentBefore;
        rightBefore += right;
        sentBefore += sent;
        return String.format(
                Locale.ROOT,
                "  %3d s  sent %d  right %d  so far: p50 %.2f ms  p99 %.2f ms  wrong %d  under way %d  overdue %d",
                linesWritten,
                sent,
                right,
                recorder.sinceDue().ms(50),
                recorder.sinceDue().ms(99),
                recorder.faults().total(),
                pacer.underWay(),
                pacer.backlog());
    }
}
