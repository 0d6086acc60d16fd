package dev.naru.gateway;

import dev.naru.gateway.platform.jobs.JobRunner;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs the background jobs, once per process; undeploying it waits for the runs under way. */
final class JobsVerticle extends VerticleBase {
    private final MeterRegistry meters;
    private final Consumer<JobRunner> jobs;
    private @Nullable JobRunner runner;

    JobsVerticle(MeterRegistry meters, Consumer<JobRunner> jobs) {
        this.meters = meters;
        this.jobs = jobs;
    }

    @Override
    public Future<?> start() {
        JobRunner started = new JobRunner(vertx, meters);
        runner = started;
        jobs.accept(started);
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        return runner == null ? Future.succeededFuture() : runner.stop();
    }
}
