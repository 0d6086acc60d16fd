package dev.naru.mock.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualClockTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final HandTime wall = new HandTime(Instant.parse("2031-05-05T00:00:00Z"));
    private final List<String> happened = new ArrayList<>();

    @Test
    void eventsHappenByTimeAndThenByTheOrderTheyWerePlanned() {
        VirtualClock clock = clock(ClockMode.frozen());
        plan(clock, 20, "late");
        plan(clock, 10, "first of two");
        plan(clock, 10, "second of two");
        plan(clock, 5, "early");

        Future<Void> advanced = clock.advanceBy(Duration.ofSeconds(15));

        assertThat(advanced.succeeded()).isTrue();
        assertThat(happened).containsExactly("early@5", "first of two@10", "second of two@10");
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(15));
    }

    @Test
    void eventPlannedWhileAdvancingHappensInTheSameAdvance() {
        VirtualClock clock = clock(ClockMode.frozen());
        clock.at(START.plusSeconds(10), "parent", () -> {
            note(clock, "parent");
            plan(clock, 20, "child");
            return Future.succeededFuture();
        });

        clock.advanceBy(Duration.ofSeconds(30));

        assertThat(happened).containsExactly("parent@10", "child@20");
    }

    @Test
    void nextEventWaitsForTheCallsOfTheOneBefore() {
        VirtualClock clock = clock(ClockMode.frozen());
        Promise<Void> answer = Promise.promise();
        clock.at(START.plusSeconds(10), "call", () -> {
            note(clock, "call");
            return answer.future();
        });
        plan(clock, 10, "next");

        Future<Void> advanced = clock.advanceBy(Duration.ofSeconds(30));
        wall.turn();
        assertThat(happened).containsExactly("call@10");
        assertThat(advanced.isComplete()).isFalse();

        answer.complete();
        wall.turn();

        assertThat(happened).containsExactly("call@10", "next@10");
        assertThat(advanced.succeeded()).isTrue();
    }

    @Test
    void advanceWaitsForCallsThatRequestsStarted() {
        VirtualClock clock = clock(ClockMode.frozen());
        Promise<Void> call = Promise.promise();
        clock.track(call.future());

        Future<Void> advanced = clock.advanceBy(Duration.ZERO);
        assertThat(advanced.isComplete()).isFalse();
        call.complete();
        wall.turn();

        assertThat(advanced.succeeded()).isTrue();
    }

    @Test
    void failedEventDoesNotStopTheOthers() {
        VirtualClock clock = clock(ClockMode.frozen());
        clock.at(START.plusSeconds(1), "bug", () -> {
            throw new IllegalStateException("expected by this test");
        });
        plan(clock, 2, "after");

        clock.advanceBy(Duration.ofSeconds(5));

        assertThat(happened).containsExactly("after@2");
    }

    @Test
    void advancesTakeTurns() {
        VirtualClock clock = clock(ClockMode.frozen());
        Promise<Void> answer = Promise.promise();
        clock.at(START.plusSeconds(1), "slow", answer::future);
        plan(clock, 65, "later");

        clock.advanceBy(Duration.ofSeconds(60));
        Future<Void> second = clock.advanceBy(Duration.ofSeconds(60));
        wall.turn();
        assertThat(happened).isEmpty();
        answer.complete();
        wall.turn();

        assertThat(second.succeeded()).isTrue();
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(120));
        assertThat(happened).containsExactly("later@65");
    }

    @Test
    void cancelledEventDoesNotHappen() {
        VirtualClock clock = clock(ClockMode.frozen());
        DueEvent event = plan(clock, 10, "cancelled");

        event.cancel();
        clock.advanceBy(Duration.ofMinutes(1));

        assertThat(happened).isEmpty();
        assertThat(clock.upcoming(10)).isEmpty();
    }

    @Test
    void eventTakenBackMakesWayForTheNextOne() {
        VirtualClock clock = clock(ClockMode.frozen());
        DueEvent event = plan(clock, 10, "taken back");
        plan(clock, 20, "next");

        clock.cancel(event);
        clock.advanceToNext();

        assertThat(happened).containsExactly("next@20");
    }

    @Test
    void frozenTimeStandsStillButRunsWhatIsDueNow() {
        VirtualClock clock = clock(ClockMode.frozen());
        plan(clock, 0, "now");
        plan(clock, 1, "later");

        wall.pass(Duration.ofHours(1));

        assertThat(happened).containsExactly("now@0");
        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void systemTimePassesWithTheWallFromItsOwnStart() {
        VirtualClock clock = clock(ClockMode.system());
        plan(clock, 60, "batch");

        wall.pass(Duration.ofSeconds(59));
        assertThat(happened).isEmpty();
        wall.pass(Duration.ofSeconds(2));

        assertThat(happened).hasSize(1);
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(61));
    }

    @Test
    void runningTimeDoesNotWaitForSlowCalls() {
        VirtualClock clock = clock(ClockMode.system());
        clock.at(START.plusSeconds(1), "slow", () -> Promise.promise().future());
        plan(clock, 2, "after");

        wall.pass(Duration.ofSeconds(5));

        assertThat(happened).containsExactly("after@2");
    }

    @Test
    void scaledTimePassesFaster() {
        VirtualClock clock = clock(ClockMode.scaled(BigDecimal.valueOf(60)));
        plan(clock, 60, "batch");

        wall.pass(Duration.ofMillis(1_100));

        assertThat(happened).hasSize(1);
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(66));
    }

    @Test
    void slowlyScaledTimeGetsThereToo() {
        VirtualClock clock = clock(ClockMode.scaled(new BigDecimal("0.01")));
        plan(clock, 60, "batch");

        wall.pass(Duration.ofSeconds(5_999));
        assertThat(happened).isEmpty();
        wall.pass(Duration.ofSeconds(2));

        assertThat(happened).hasSize(1);
    }

    @Test
    void autoTimeJumpsFromEventToEvent() {
        VirtualClock clock = clock(ClockMode.auto());
        plan(clock, 60, "batch");
        plan(clock, 3_600, "much later");

        wall.pass(Duration.ofMillis(50));

        assertThat(happened).containsExactly("batch@60", "much later@3600");
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(3_600));
    }

    @Test
    void runningTimeGoesOnFromWhereAnAdvanceLeftIt() {
        VirtualClock clock = clock(ClockMode.system());

        clock.advanceBy(Duration.ofHours(1));
        wall.pass(Duration.ofSeconds(5));

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(3_605));
    }

    @Test
    void changingTheModeDoesNotMoveTime() {
        VirtualClock clock = clock(ClockMode.system());
        wall.pass(Duration.ofSeconds(5));

        clock.setMode(ClockMode.frozen());
        wall.pass(Duration.ofSeconds(5));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(5));

        clock.setMode(ClockMode.system());
        wall.pass(Duration.ofSeconds(5));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(10));
    }

    @Test
    void targetInThePastLeavesTimeAlone() {
        VirtualClock clock = clock(ClockMode.frozen());

        clock.advanceTo(START.minusSeconds(10));

        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void thousandsOfEventsInOneAdvanceNeedNoDeepStack() {
        VirtualClock clock = clock(ClockMode.frozen());
        for (int i = 0; i < 50_000; i++) {
            plan(clock, i % 60, "event");
        }

        Future<Void> advanced = clock.advanceBy(Duration.ofMinutes(1));

        assertThat(advanced.succeeded()).isTrue();
        assertThat(happened).hasSize(50_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "scaled:0", "scaled:100001", "scaled:-1"})
    void unknownModesAndSenselessRatesAreRefused(String mode) {
        assertThatIllegalArgumentException().isThrownBy(() -> ClockMode.parse(mode));
    }

    private VirtualClock clock(ClockMode mode) {
        return new VirtualClock(wall, mode, START);
    }

    private DueEvent plan(VirtualClock clock, long second, String what) {
        return clock.at(START.plusSeconds(second), what, () -> {
            note(clock, what);
            return Future.succeededFuture();
        });
    }

    private void note(VirtualClock clock, String what) {
        happened.add(what + "@" + Duration.between(START, clock.instant()).toSeconds());
    }
}
