package dev.naru.gateway.platform.trace;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds ended spans and sends them, many at a time, from a thread of its own. A full queue drops what comes and counts
 * it: whoever ends a span never waits. The SDK's own batch processor does the same, but keeps its drops to itself.
 */
final class SpanQueue implements SpanProcessor {
    static final int CAPACITY = 8192;

    private static final Logger log = LoggerFactory.getLogger(SpanQueue.class);
    private static final int BATCH = 512;
    private static final long GATHER_MS = 500;
    /** Above the exporter's own deadline, which its repetitions keep. */
    private static final long GIVE_UP_S = 15;

    private final BlockingQueue<ReadableSpan> ended = new ArrayBlockingQueue<>(CAPACITY);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final SpanExporter exporter;
    private final SpanCounts counts;
    private final Thread sender = new Thread(this::run, "spans");
    private boolean failing;

    SpanQueue(SpanExporter exporter, SpanCounts counts) {
        this.exporter = exporter;
        this.counts = counts;
        sender.setDaemon(true);
    }

    void start() {
        sender.start();
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (span.getSpanContext().isSampled() && !ended.offer(span)) {
            counts.dropped().increment();
        }
    }

    private void run() {
        try {
            boolean last;
            do {
                last = stopping.await(GATHER_MS, TimeUnit.MILLISECONDS);
                for (List<SpanData> batch = next(); !batch.isEmpty(); batch = next()) {
                    send(batch);
                }
            } while (!last);
        } catch (InterruptedException tooLate) {
            Thread.currentThread().interrupt();
        }
    }

    private List<SpanData> next() {
        List<ReadableSpan> spans = new ArrayList<>(BATCH);
        ended.drainTo(spans, BATCH);
        return spans.stream().map(ReadableSpan::toSpanData).toList();
    }

    private void send(List<SpanData> batch) throws InterruptedException {
        CompletableResultCode result = exporter.export(batch).join(GIVE_UP_S, TimeUnit.SECONDS);
        (result.isSuccess() ? counts.sent() : counts.failed()).increment(batch.size());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (failing == result.isSuccess()) {
            failing = !failing;
            if (failing) {
                log.warn(
                        "the collector takes no spans; until it does they are lost, and counted in naru_spans_total: {}",
                        result.getFailureThrowable() == null
                                ? "no answer"
                                : result.getFailureThrowable().toString());
            } else {
                log.info("the collector takes spans again");
            }
        }
    }

    /** Returns when everything taken so far is sent, or after {@code deadline}. */
    void stop(Duration deadline) {
        stopping.countDown();
        try {
            sender.join(Math.max(1, deadline.toMillis()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        sender.interrupt();
        exporter.shutdown();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        // Only what has ended is sent.
    }

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
