package dev.naru.gateway.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchingAppenderTest {
    private final Logger logger = new LoggerContext().getLogger("access");

    @Test
    void everyLineIsWrittenInOrderBeforeStopReturns() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BatchingAppender appender = started(out);

        IntStream.range(0, 10_000).forEach(i -> appender.doAppend(event("line " + i)));
        appender.stop();

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactlyElementsOf(
                        IntStream.range(0, 10_000).mapToObj(i -> "line " + i).toList());
    }

    @Test
    void lineThatDoesNotFitIsCountedAndNobodyWaits() {
        CountDownLatch reader = new CountDownLatch(1);
        Stalled out = new Stalled(reader);
        BatchingAppender appender = started(out);

        IntStream.range(0, 50_000).forEach(i -> appender.doAppend(event("line " + i)));
        reader.countDown();
        appender.stop();

        String written = out.written.toString(StandardCharsets.UTF_8);
        long lines = written.lines().filter(line -> line.startsWith("line ")).count();
        long dropped = written.lines()
                .filter(line -> line.startsWith("{"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
        assertThat(dropped).isPositive();
        assertThat(lines + dropped).isEqualTo(50_000);
    }

    private static BatchingAppender started(OutputStream out) {
        BatchingAppender appender = new BatchingAppender(out);
        appender.start();
        return appender;
    }

    private LoggingEvent event(String message) {
        return new LoggingEvent("test", logger, Level.INFO, message, null, new @Nullable Object[0]);
    }

    /** Standard output that nobody reads for a while. */
    private static final class Stalled extends OutputStream {
        final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final CountDownLatch reader;

        Stalled(CountDownLatch reader) {
            this.reader = reader;
        }

        @Override
        public void write(int b) {
            throw new UnsupportedOperationException("lines come in batches");
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            try {
                reader.await();
            } catch (InterruptedException stop) {
                throw new IOException(stop);
            }
            written.writeBytes(bytes);
        }
    }
}
