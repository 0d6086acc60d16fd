package dev.naru.gateway.platform.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes ready-made lines to standard output, many at a time, from a thread of its own: one system call per request
 * would cost as much as the request. A full queue drops lines and says how many; a request never waits for its line.
 */
public final class BatchingAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private static final int QUEUE = 16_384;
    private static final int BATCH = 4_096;
    private static final long GATHER_MS = 5;
    private static final long STOP_DEADLINE_MS = 2_000;

    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong dropped = new AtomicLong();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final OutputStream out;
    private final Thread writer = new Thread(this::write, "access-log");

    /** As logback makes it. */
    public BatchingAppender() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    BatchingAppender(OutputStream out) {
        this.out = out;
        writer.setDaemon(true);
    }

    @Override
    public void start() {
        super.start();
        writer.start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!lines.offer(event.getFormattedMessage())) {
            dropped.incrementAndGet();
        }
    }

    /** Returns when everything taken so far is written, or after 2 s. */
    @Override
    public void stop() {
        super.stop();
        stopping.countDown();
        try {
            writer.join(STOP_DEADLINE_MS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        List<String> batch = new ArrayList<>(BATCH);
        try {
            boolean last;
            do {
                // Lines of the next few milliseconds come along: fewer wake-ups than lines.
                last = stopping.await(GATHER_MS, TimeUnit.MILLISECONDS);
                String first = last ? lines.poll() : lines.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    batch.add(first);
                    lines.drainTo(batch, BATCH - 1);
                    write(batch);
                    batch.clear();
                }
            } while (!last || !lines.isEmpty());
        } catch (IOException closed) {
            addError("standard output is closed; access lines are lost from here on", closed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<String> batch) throws IOException {
        StringBuilder text = new StringBuilder(batch.size() * 200);
        batch.forEach(line -> text.append(line).append('\n'));
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
            text.append("{\"access_lines_dropped\":").append(lost).append("}\n");
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
