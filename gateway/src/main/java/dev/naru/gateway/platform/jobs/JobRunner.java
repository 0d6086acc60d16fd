package dev.naru.gateway.platform.jobs;

import dev.naru.gateway.platform.db.DatabaseUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs again and again: one run of a job at a time, the pause counted from the end of the last run, or none at all
 * when that run says more work is waiting. All runs happen on one event-loop context of its own.
 */
public final class JobRunner {
    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

    private final Vertx vertx;
    private final MeterRegistry meters;
    private final Context context;
    private final List<Running> running = new ArrayList<>();
    private final List<Supplier<Future<Void>>> endings = new ArrayList<>();
    private boolean stopping;

    /**
     * Runs nothing yet.
     *
     * @param meters gets {@code naru_job_runs}, by job and outcome
     */
    public JobRunner(Vertx vertx, MeterRegistry meters) {
        this.vertx = vertx;
        this.meters = meters;
        this.context = vertx.getOrCreateContext();
    }

    /**
     * Starts a job.
     *
     * @param name for the log
     * @param pause between two runs; at least 1 ms
     * @param job completes with true when more work is waiting right now, so the next run starts at once
     */
    public void start(String name, Duration pause, Supplier<Future<Boolean>> job) {
        context.runOnContext(here -> {
            Running it = new Running(name, Math.max(1, pause.toMillis()), job);
            running.add(it);
            it.scheduleIn(it.pauseMs);
        });
    }

    /** Has {@code ending} run once every job has stopped, for jobs whose work outlives a run. */
    public void beforeEnd(Supplier<Future<Void>> ending) {
        context.runOnContext(here -> endings.add(ending));
    }

    /** Starts no further run. Completes when every run under way has ended, and what was to come after it. */
    public Future<Void> stop() {
        Promise<Void> stopped = Promise.promise();
        context.runOnContext(here -> {
            stopping = true;
            Future.join(running.stream().map(Running::stopped).toList())
                    .transform(runs ->
                            Future.join(endings.stream().map(Supplier::get).toList()))
                    .<Void>mapEmpty()
                    .onComplete(stopped);
        });
        return stopped.future();
    }

    private final class Running {
        final String name;
        final long pauseMs;
        final Supplier<Future<Boolean>> job;
        final Promise<Void> idle = Promise.promise();
        final Timer good;
        final Timer bad;
        long timer = -1;
        long failures;
        boolean busy;

        Running(String name, long pauseMs, Supplier<Future<Boolean>> job) {
            this.name = name;
            this.pauseMs = pauseMs;
            this.job = job;
            this.good = meter(name, "ok");
            this.bad = meter(name, "failed");
        }

        private Timer meter(String job, String outcome) {
            return Timer.builder("naru_job_runs")
                    .description("runs of background jobs")
                    .tag("job", job.replace(' ', '_'))
                    .tag("outcome", outcome)
                    .register(meters);
        }

        void scheduleIn(long ms) {
            timer = vertx.setTimer(Math.max(1, ms), fired -> run());
        }

        void run() {
            busy = true;
            long startNanos = System.nanoTime();
            Future.succeededFuture()
                    .compose(start -> job.get())
                    .onSuccess(more -> succeeded())
                    .onFailure(this::failed)
                    .onComplete(done -> {
                        busy = false;
                        (done.succeeded() ? good : bad).record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
                        if (stopping) {
                            idle.tryComplete();
                        } else {
                            scheduleIn(done.succeeded() && Boolean.TRUE.equals(done.result()) ? 1 : pauseMs);
                        }
                    });
        }

        // The first failure, the second, the fourth: an outage of an hour is a dozen lines, not a thousand.
        private void failed(Throwable failure) {
            failures++;
            if (Long.bitCount(failures) == 1) {
                // An outage explains itself; its stack trace says only where we were.
                Throwable trace = failure instanceof DatabaseUnavailable ? null : failure;
                log.warn(
                        "job {} failed {} times in a row, next try in {} ms: {}",
                        name,
                        failures,
                        pauseMs,
                        failure.toString(),
                        trace);
            }
        }

        private void succeeded() {
            if (failures > 0) {
                log.info("job {} works again after {} failures", name, failures);
                failures = 0;
            }
        }

        Future<Void> stopped() {
            if (!busy) {
                vertx.cancelTimer(timer);
                idle.tryComplete();
            }
            return idle.future();
        }
    }
}
