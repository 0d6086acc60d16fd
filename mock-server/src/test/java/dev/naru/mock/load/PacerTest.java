package dev.naru.mock.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** On a virtual clock, against a target that answers when the test says so. */
class PacerTest {
    private static final long MS = 1_000_000;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private final Deque<Promise<Void>> unanswered = new ArrayDeque<>();
    private long nanos;

    @Test
    void whatIsDueIsSentAndWhatIsNotWaits() {
        Recorder recorder = recorder(100, 1);
        Pacer pacer = pacer(recorder, 100, 1, 64);

        pacer.tick();
        assertThat(unanswered).hasSize(1);

        passes(pacer, 25);
        assertThat(unanswered).hasSize(3);
        assertThat(pacer.backlog()).isZero();
    }

    @Test
    void aStallIsInTheLatencyOfEveryRequestThatWasDueInIt() {
        // One connection, answers in 1 ms, but the one that is under way at 0.2 s takes half a second.
        Recorder recorder = recorder(100, 1);
        Pacer pacer = pacer(recorder, 100, 1, 1);
        while (!pacer.isDone()) {
            boolean stalled = nanos >= 200 * MS && nanos < 700 * MS;
            if (!stalled) {
                answerAll();
            }
            passes(pacer, 1);
        }

        assertThat(recorder.rightCount()).isEqualTo(100);
        // A generator that waits for answers would have seen a single slow one, 1 % of all.
        assertThat(recorder.sinceSent().ms(98)).isLessThan(5);
        assertThat(recorder.sinceSent().maxMs()).isCloseTo(500, within(10.0));
        // Half a second of arrivals was late, by 250 ms in the middle.
        assertThat(recorder.sinceDue().ms(75)).isCloseTo(250, within(60.0));
        assertThat(recorder.waited()).isBetween(48L, 60L);
    }

    @Test
    void noMoreThanTheBoundIsUnderWay() {
        Pacer pacer = pacer(recorder(1_000, 1), 1_000, 1, 10);

        passes(pacer, 500);

        assertThat(unanswered).hasSize(10);
        assertThat(pacer.underWay()).isEqualTo(10);
        assertThat(pacer.backlog()).isBetween(490L, 492L);
    }

    @Test
    void whatCouldNotBeSentInTimeIsCounted() {
        Recorder recorder = recorder(1_000, 1);
        Pacer pacer = pacer(recorder, 1_000, 1, 10);

        passes(pacer, 2_001);
        assertThat(recorder.unsent()).isEqualTo(990);
        assertThat(pacer.isDone()).isFalse();

        answerAll();
        assertThat(pacer.isDone()).isTrue();
        assertThat(recorder.sent() + recorder.unsent()).isEqualTo(1_000);
    }

    @Test
    void aBacklogOfTheWarmUpIsLeftOut() {
        Schedule schedule = new Schedule(100, 100, 2, 1);
        Recorder recorder = new Recorder(schedule);
        Pacer pacer = new Pacer(schedule, 1, PATIENCE, () -> nanos, this::send, recorder);

        passes(pacer, 1_999);
        answerAll();
        passes(pacer, 1);
        answerAll();

        assertThat(recorder.skipped()).isBetween(90L, 99L);
        assertThat(recorder.sent()).isEqualTo(1);
    }

    @Test
    void answersThatComeAtOnceDoNotNest() {
        Recorder recorder = recorder(50_000, 1);
        Pacer pacer = new Pacer(
                new Schedule(50_000, 50_000, 0, 1),
                64,
                PATIENCE,
                () -> nanos,
                index -> Future.succeededFuture(),
                recorder);

        passes(pacer, 1_000);

        assertThat(recorder.rightCount()).isEqualTo(50_000);
        assertThat(pacer.isDone()).isTrue();
    }

    @Test
    void failuresAreCountedByKindAndAreNoLatency() {
        Recorder recorder = recorder(10, 1);
        Pacer pacer = new Pacer(
                new Schedule(10, 10, 0, 1),
                64,
                PATIENCE,
                () -> nanos,
                index -> index % 2 == 0
                        ? Future.succeededFuture()
                        : Future.failedFuture(new Fault("order answered 503")),
                recorder);

        passes(pacer, 1_000);

        assertThat(recorder.rightCount()).isEqualTo(5);
        assertThat(recorder.faults().counts()).containsOnly(Map.entry("order answered 503", 5L));
    }

    @Test
    void aLateGeneratorIsToldFromASlowTarget() {
        Recorder recorder = recorder(100, 1);
        Pacer pacer = pacer(recorder, 100, 1, 1_000);
        nanos += 300 * MS;

        pacer.tick();

        assertThat(recorder.waited()).isZero();
        assertThat(recorder.sentLate().maxMs()).isCloseTo(300, within(1.0));
    }

    private static Recorder recorder(double rate, int seconds) {
        return new Recorder(new Schedule(rate, rate, 0, seconds));
    }

    private Pacer pacer(Recorder recorder, double rate, int seconds, int bound) {
        return new Pacer(new Schedule(rate, rate, 0, seconds), bound, PATIENCE, () -> nanos, this::send, recorder);
    }

    private Future<Void> send(long index) {
        Promise<Void> answer = Promise.promise();
        unanswered.add(answer);
        return answer.future();
    }

    private void passes(Pacer pacer, int ms) {
        for (int i = 0; i < ms; i++) {
            nanos += MS;
            pacer.tick();
        }
    }

    private void answerAll() {
        for (int i = unanswered.size(); i > 0; i--) {
            unanswered.remove().complete();
        }
    }
}
