package dev.naru.gateway.platform.jobs;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobRunnerTest {
    private final Vertx vertx = Vertx.vertx();
    private final JobRunner jobs = new JobRunner(vertx, new SimpleMeterRegistry());

    @AfterEach
    void close() throws Exception {
        jobs.stop().await(5, SECONDS);
        vertx.close().await(5, SECONDS);
    }

    @Test
    void runsAgainAtOnceWhileWorkIsWaiting() throws Exception {
        CountDownLatch threeRuns = new CountDownLatch(3);
        AtomicInteger left = new AtomicInteger(3);

        jobs.start("drain", Duration.ofMillis(1), () -> {
            threeRuns.countDown();
            return Future.succeededFuture(left.decrementAndGet() > 0);
        });

        assertThat(threeRuns.await(5, SECONDS)).isTrue();
    }

    @Test
    void aFailedRunIsTriedAgain() throws Exception {
        CountDownLatch twoRuns = new CountDownLatch(2);

        jobs.start("flaky", Duration.ofMillis(1), () -> {
            twoRuns.countDown();
            throw new IllegalStateException("this run breaks");
        });

        assertThat(twoRuns.await(5, SECONDS)).isTrue();
    }

    @Test
    void neverOverlapsItself() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch runs = new CountDownLatch(5);

        jobs.start("slow", Duration.ofMillis(1), () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            Promise<Boolean> done = Promise.promise();
            vertx.setTimer(5, fired -> {
                inside.decrementAndGet();
                runs.countDown();
                done.complete(true);
            });
            return done.future();
        });

        assertThat(runs.await(5, SECONDS)).isTrue();
        assertThat(most).hasValue(1);
    }

    @Test
    void stopWaitsForTheRunUnderWay() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Promise<Boolean> work = Promise.promise();
        jobs.start("busy", Duration.ofMillis(1), () -> {
            started.countDown();
            return work.future();
        });
        assertThat(started.await(5, SECONDS)).isTrue();

        Future<Void> stopped = jobs.stop();
        assertThat(stopped.isComplete()).isFalse();
        work.complete(true);

        stopped.await(5, SECONDS);
    }

    @Test
    void whatOutlivesARunEndsAfterTheLastRunAndBeforeTheRunner() throws Exception {
        CountDownLatch firstRun = new CountDownLatch(1);
        Promise<Void> ending = Promise.promise();
        jobs.start("with an ending", Duration.ofMillis(1), () -> {
            firstRun.countDown();
            return Future.succeededFuture(false);
        });
        jobs.beforeEnd(ending::future);
        assertThat(firstRun.await(5, SECONDS)).isTrue();

        Future<Void> stopped = jobs.stop();
        assertThat(stopped.isComplete()).isFalse();
        ending.complete();

        stopped.await(5, SECONDS);
        assertThat(stopped.succeeded()).isTrue();
    }
}
