package dev.naru.gateway;

import dev.naru.gateway.platform.jobs.JobRunner;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs the background jobs, once per process; undeploying it waits for the runs under way. */
final class JobsVerticle extends VerticleBase {
    private final Consumer<JobRunner> jobs;
    private @Nullable JobRunner runner;

    JobsVerticle(Consumer<JobRunner> jobs) {
        this.jobs = jobs;
    }

    @Override
    public Future<?> start() {
        JobRunner started = new JobRunner(vertx);
        runner = started;
        jobs.accept(started);
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        return runner == null ? Future.succeededFuture() : runner.stop();
    }
}
