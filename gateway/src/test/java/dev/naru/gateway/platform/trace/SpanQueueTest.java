package dev.naru.gateway.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SpanQueueTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final SpanCounts counts = SpanCounts.in(new SimpleMeterRegistry());
    private final AtomicInteger taken = new AtomicInteger();

    @Test
    void aFullQueueDropsAndCounts() {
        end(queue(CompletableResultCode::ofSuccess), SpanQueue.CAPACITY + 7);

        assertThat(counts.dropped().count()).isEqualTo(7);
    }

    @Test
    void aStopSendsAllThatWaits() {
        SpanQueue queue = queue(CompletableResultCode::ofSuccess);
        queue.start();
        end(queue, 2_000);

        queue.stop(SOON);

        assertThat(taken).hasValue(2_000);
        assertThat(counts.sent().count()).isEqualTo(2_000);
        assertThat(counts.dropped().count()).isZero();
    }

    @Test
    void whatIsNotTakenIsCounted() {
        SpanQueue queue = queue(CompletableResultCode::ofFailure);
        queue.start();
        end(queue, 3);

        queue.stop(SOON);

        assertThat(counts.failed().count()).isEqualTo(3);
        assertThat(counts.sent().count()).isZero();
    }

    @Test
    void aCollectorThatNeverAnswersHoldsNobodyUp() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        SpanQueue queue = queue(() -> {
            asked.countDown();
            return new CompletableResultCode();
        });
        queue.start();
        end(queue, 1);
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

        assertTimeout(Duration.ofSeconds(10), () -> {
            end(queue, SpanQueue.CAPACITY + 1);
            queue.stop(Duration.ofMillis(50));
        });
        assertThat(counts.dropped().count()).isEqualTo(1);
    }

    private SpanQueue queue(Supplier<CompletableResultCode> answer) {
        return new SpanQueue(
                new SpanExporter() {
                    @Override
                    public CompletableResultCode export(Collection<SpanData> spans) {
                        taken.addAndGet(spans.size());
                        return answer.get();
                    }

                    @Override
                    public CompletableResultCode flush() {
                        return CompletableResultCode.ofSuccess();
                    }

                    @Override
                    public CompletableResultCode shutdown() {
                        return CompletableResultCode.ofSuccess();
                    }
                },
                counts);
    }

    private static void end(SpanQueue queue, int spans) {
        var tracer = SdkTracerProvider.builder().addSpanProcessor(queue).build().get("test");
        for (int i = 0; i < spans; i++) {
            tracer.spanBuilder("step").startSpan().end();
        }
    }
}
