package dev.naru.gateway.platform.jobs;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs again and again: one run of a job at a time, the pause counted from the end of the last run, or none at all
 * when that run says more work is waiting. Use from one event-loop context.
 */
public final class JobRunner {
    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

    private final Vertx vertx;
    private final List<Running> running = new ArrayList<>();
    private boolean stopping;

    public JobRunner(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Starts a job.
     *
     * @param name for the log
     * @param pause between two runs; at least 1 ms
     * @param job completes with true when more work is waiting right now, so the next run starts at once
     */
    public void start(String name, Duration pause, Supplier<Future<Boolean>> job) {
        Running it = new Running(name, Math.max(1, pause.toMillis()), job);
        running.add(it);
        it.scheduleIn(it.pauseMs);
    }

    /** Starts no further run. Completes when every run under way has ended. */
    public Future<Void> stop() {
        stopping = true;
        return Future.join(running.stream().map(Running::stopped).toList()).mapEmpty();
    }

    private final class Running {
        final String name;
        final long pauseMs;
        final Supplier<Future<Boolean>> job;
        final Promise<Void> idle = Promise.promise();
        long timer = -1;
        boolean busy;

        Running(String name, long pauseMs, Supplier<Future<Boolean>> job) {
            this.name = name;
            this.pauseMs = pauseMs;
            this.job = job;
        }

        void scheduleIn(long ms) {
            timer = vertx.setTimer(Math.max(1, ms), fired -> run());
        }

        void run() {
            busy = true;
            Future.succeededFuture()
                    .compose(start -> job.get())
                    .onFailure(failure -> log.warn("job {} failed, next try in {} ms", name, pauseMs, failure))
                    .onComplete(done -> {
                        busy = false;
                        if (stopping) {
                            idle.tryComplete();
                        } else {
                            scheduleIn(done.succeeded() && Boolean.TRUE.equals(done.result()) ? 1 : pauseMs);
                        }
                    });
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
